"""Labels and marks that do not cover one another."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.web.drawing.placing import spread, stacked

PLACES = st.floats(min_value=0, max_value=200)


@settings(max_examples=40)
@given(st.lists(PLACES, max_size=40))
def test_labels_keep_their_order_their_distance_and_the_frame(wanted: list[float]):
    places = spread(wanted, gap=17, low=0, high=200)
    gap = min(17, 200 / max(1, len(wanted) - 1))
    ordered = [place for _, place in sorted(zip(wanted, places, strict=True))]
    assert all(-1e-6 <= place <= 200 + 1e-6 for place in places)
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(sorted(ordered)))


@settings(max_examples=40)
@given(st.lists(PLACES, max_size=40))
def test_a_label_above_another_wants_to_be_there(wanted: list[float]):
    places = spread(wanted, gap=17, low=0, high=200)
    for one, its in zip(wanted, places, strict=True):
        for other, place in zip(wanted, places, strict=True):
            assert one >= other or its < place


def test_labels_with_room_stay_where_they_want_to_be():
    assert spread([20, 120, 60], gap=17, low=0, high=200) == [20, 120, 60]


def test_labels_of_one_spot_move_apart_to_both_sides():
    assert spread([50, 50, 50], gap=10, low=0, high=200) == [40, 50, 60]


@settings(max_examples=40)
@given(st.lists(st.tuples(PLACES, st.floats(min_value=0, max_value=50)), max_size=40))
def test_no_two_of_a_row_meet(found: list[tuple[float, float]]):
    spans = sorted((start, start + length) for start, length in found)
    rows = stacked(spans)
    for row in set(rows):
        mine = [span for span, number in zip(spans, rows, strict=True) if number == row]
        assert all(before[1] < after[0] for before, after in pairwise(mine))
