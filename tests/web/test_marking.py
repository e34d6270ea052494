"""The text cut at every boundary."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.model import Region
from standoff.web.marking import KINDS, Mark, lines


def pieces(text: str, *marks: Mark, regions: tuple[Region, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    return [(piece.text, piece.ids) for line in lines(text, regions, marks) for piece in line.pieces]


def test_what_is_inside_something_else_keeps_both():
    quote, event = Mark(0, 17, "attribution", "q-1"), Mark(4, 9, "event", "e-1")
    assert pieces("the ships left us", quote, event) == [
        ("the ", ("q-1",)),
        ("ships", ("e-1", "q-1")),
        (" left us", ("q-1",)),
    ]


def test_what_overlaps_is_split_where_the_other_begins_and_ends():
    assert pieces("abcdef", Mark(0, 4, "claim", "c-1"), Mark(2, 6, "claim", "c-2")) == [
        ("ab", ("c-1",)),
        ("cd", ("c-1", "c-2")),
        ("ef", ("c-2",)),
    ]


def test_the_shorter_of_one_kind_comes_first():
    ((_, ids),) = [p for p in pieces("abc", Mark(0, 3, "event", "e-long"), Mark(1, 2, "event", "e-1")) if p[0] == "b"]
    assert ids == ("e-1", "e-long")


def test_a_record_over_two_lines_begins_once():
    made = lines("one\ntwo", (), [Mark(0, 7, "attribution", "q-1")])
    assert [piece.first for line in made for piece in line.pieces] == [("q-1",), ()]


def test_furniture_keeps_its_role():
    regions = (Region(0, 4, "boilerplate"), Region(5, 9, "body"))
    assert [line.role for line in lines("Menu\nText", regions, [])] == ["boilerplate", "body"]


def test_marks_that_lie_outside_the_text_or_are_empty_are_nowhere():
    assert pieces("abc", Mark(2, 2, "event", "e-1"), Mark(7, 9, "event", "e-2"), Mark(-4, -1, "event", "e-3")) == [
        ("abc", ())
    ]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # of a machine that is busy
@given(
    text=st.text(alphabet="ab \n\u202e“é", max_size=40),
    spans=st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.sampled_from(KINDS)), max_size=12),
)
def test_the_pieces_are_the_text_and_each_knows_what_covers_it(text: str, spans: list[tuple[int, int, str]]):
    marks = [Mark(start, end, kind, f"r-{number}") for number, (start, end, kind) in enumerate(spans)]
    made = lines(text, (), marks)
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in made) == text
    at = 0
    for line in made:
        for piece in line.pieces:
            covering = {m.id for m in marks if m.start <= at and at + len(piece.text) <= m.end}
            assert set(piece.ids) == covering
            at += len(piece.text)
        at += 1
