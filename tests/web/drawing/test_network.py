"""The network of who acts on whom."""

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.web.drawing.network import Arrow, Node, network
from tests.web.drawing.shapes import covered, outside, shapes

NAMES = ("Kestrel", "Norland", "The Grand Duchy of Upper and Lower Osprey", "Tern", "Union of Coastal States", "Gull")


def node(number: int, weight: float = 0.5) -> Node:
    return Node(name=f"{NAMES[number % len(NAMES)]} {number}", weight=weight, href=f"/actors/{number}", title="")


def arrow(start: int, end: int, score: float = -3.0, weight: float = 0.5) -> Arrow:
    return Arrow(start=start, end=end, score=score, weight=weight, href="/tension", title=f"{start} → {end}")


@st.composite
def networks(draw: st.DrawFn, most: int) -> tuple[list[Node], list[Arrow]]:
    number = draw(st.integers(1, most))
    nodes = [node(n, draw(st.floats(0, 1))) for n in range(number)]
    ends = st.tuples(st.integers(0, number - 1), st.integers(0, number - 1)).filter(lambda pair: pair[0] != pair[1])
    pairs = draw(st.sets(ends, max_size=40)) if number > 1 else set()
    return nodes, [arrow(one, other, draw(st.floats(-9, 9)), draw(st.floats(0, 1))) for one, other in sorted(pairs)]


@settings(max_examples=30)
@given(networks(20))
def test_no_name_covers_another_and_all_stay_in_the_frame(made: tuple[list[Node], list[Arrow]]):
    drawing = network(*made, title="", desc="")
    assert covered(drawing) == []
    assert [shape for shape in outside(drawing) if shape.name in ("text", "circle")] == []


@settings(max_examples=20)
@given(networks(11))
def test_the_same_holds_on_a_telephone(made: tuple[list[Node], list[Arrow]]):
    drawing = network(*made, title="", desc="", narrow=True)
    assert covered(drawing) == []
    assert [shape for shape in outside(drawing) if shape.name in ("text", "circle")] == []


def test_one_network_always_looks_the_same():
    nodes, arrows = (
        [node(n) for n in range(12)],
        [arrow(n, (n * 5 + 1) % 12) for n in range(12) if n != (n * 5 + 1) % 12],
    )
    assert network(nodes, arrows, title="", desc="").body == network(nodes, arrows, title="", desc="").body


def test_the_way_back_lies_beside_the_way_there():
    there, back = shapes(network([node(0), node(1)], [arrow(0, 1), arrow(1, 0)], title="", desc=""), "pic-way")
    assert there.box != back.box


def test_hostile_and_cooperative_differ_in_more_than_colour():
    drawing = network([node(0), node(1)], [arrow(0, 1, -5), arrow(1, 0, 5)], title="", desc="")
    assert sorted("pic-friendly" in shape.look for shape in shapes(drawing, "pic-way")) == [False, True]


def test_more_presence_is_a_larger_disc_and_more_days_a_wider_arrow():
    drawing = network(
        [node(0, 0.1), node(1, 1.0)], [arrow(0, 1, weight=0.1), arrow(1, 0, weight=1.0)], title="", desc=""
    )
    small, large = (shape.box.right - shape.box.left for shape in shapes(drawing, "pic-node"))
    assert small < large


def test_whoever_has_nothing_to_do_with_the_others_is_drawn_too():
    drawing = network([node(0), node(1), node(2)], [arrow(0, 1)], title="", desc="")
    assert len(shapes(drawing, "pic-node")) == 3


def test_a_pair_apart_from_a_crowd_leaves_it_the_frame():
    crowd = [arrow(one, other) for one in range(18) for other in range(18) if one != other and (one + other) % 3 == 0]
    nodes = [node(n) for n in range(20)]
    drawing = network(nodes, [*crowd, arrow(18, 19)], title="", desc="")
    discs = [shape.box for shape in shapes(drawing, "pic-node")][:18]
    assert max(box.right for box in discs) - min(box.left for box in discs) > drawing.width * 0.6
    assert max(box.bottom for box in discs) - min(box.top for box in discs) > drawing.height * 0.6


def test_an_empty_network_is_an_empty_frame():
    assert shapes(network([], [], title="", desc="")) == []
