"""What a question may hang on: linked by itself, it comes out as among all others, and it hangs on little."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.lexicons.matters import load_matters
from standoff.linking import ledger_ties, read
from standoff.linking.attacks import NONE, Attack
from standoff.linking.grouping import connected
from standoff.linking.judging import rulings
from standoff.linking.ledger import ledger, placed
from standoff.linking.partial import only
from standoff.linking.reading import Reading
from standoff.linking.stating import Stated
from standoff.model import Cluster, Interval, Published, Question
from tests.linking.builders import article

LEXICON, DECIDED = load_matters(), rulings(())
EMPTY = read(article("empty", "Nothing was told.").extraction())
TROOPS, MISSILES = LEXICON.things["matter.troops"], LEXICON.things["matter.missiles"]
MARCH = date(2031, 3, 3)
ATTACKS = (
    NONE,
    Attack(Interval(MARCH, MARCH), frozenset({"Istow"}), frozenset({"Istow", "Klow"})),
    Attack(None, frozenset({"Zilero"}), frozenset({"Zilero"})),
)


@st.composite
def told(draw, number: int) -> Reading:
    """An article with one or two claims about somebody's soldiers or missiles, on some day of half a year."""
    day = MARCH + timedelta(days=draw(st.sampled_from([0, 1, 2, 30, 31, 59, 90, 92, 93, 175])))
    claims = tuple(draw(stated(f"d-{number}", f"c-{number}-{n}")) for n in range(draw(st.integers(1, 2))))
    return _dated(f"d-{number}", day, claims)


@st.composite
def stated(draw, document: str, id_: str) -> Stated:
    kind = draw(st.sampled_from([TROOPS, TROOPS, MISSILES]))
    state = draw(st.sampled_from(["state.killed", "state.in-place", "state.fired", None]))
    owner = draw(st.sampled_from([("KES",), ("NOR",), ()]))
    figured = draw(st.booleans())
    return _claim(
        id_,
        document,
        stance="asserts" if figured else draw(st.sampled_from(["asserts", "denies", "unconfirmed"])),
        figure=draw(st.sampled_from([(200.0, 200.0), (900.0, 900.0)])) if figured else None,
        thing=kind.label if figured else None,
        kind=kind if figured else None,
        things=frozenset({kind.label}),
        state=state,
        whose=owner if figured else (),
        named=frozenset(owner),
        where=frozenset(draw(st.sampled_from([(), ("OSP",), ("TER",)]))),
        attack=draw(st.sampled_from(ATTACKS)),
    )


def _claim(id_: str, document: str, **fields) -> Stated:
    known = {
        "stance": "asserts",
        "by": ("KES",),
        "speaker": "",
        "part": False,
        "planned": False,
        "label": "soldiers",
        "states": frozenset(),
        "figures": False,
        "conditional": False,
        "said": None,
        "told": None,
    }
    return Stated(id=id_, document=document, start=0, **{**known, **fields})


def _dated(id_: str, day: date, claims: tuple[Stated, ...]) -> Reading:
    return replace(EMPTY, id=id_, published=Published(day, day, basis="page"), claims=claims)


def questions(readings: list[Reading], clusters: list[Cluster]) -> set[Question]:
    return set(ledger(readings, clusters, lexicon=LEXICON, decided=DECIDED, called=None))


def bound(readings: list[Reading], clusters: list[Cluster]) -> list[tuple[str, ...]]:
    """Claims by what hangs together; those that hang on nothing, each alone."""
    tied = connected(ledger_ties.ties(placed(readings, clusters, decided=DECIDED), decided=DECIDED))
    met = {id_ for group in tied for id_ in group}
    return [*tied, *((claim.id,) for reading in readings for claim in reading.claims if claim.id not in met)]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_what_hangs_together_makes_the_questions_that_it_makes_among_all(data):
    readings = [data.draw(told(number)) for number in range(data.draw(st.integers(2, 14)))]
    # Two neighbours in turn tell one story, and one stands alone.
    stories = [readings[n : n + 2] for n in range(0, len(readings), 3)]
    clusters = [Cluster(id=f"s-{n}", documents=tuple(r.id for r in two), label="") for n, two in enumerate(stories)]
    apart: set[Question] = set()
    for group in bound(readings, clusters):
        apart |= questions([only("question", reading, set(group)) for reading in readings], clusters)
    assert apart == questions(readings, clusters)


def counted(id_: str, days: int, state: str, *where: str) -> Reading:
    claim = _claim(
        f"c-{id_}",
        f"d-{id_}",
        figure=(40.0, 40.0),
        thing=TROOPS.label,
        kind=TROOPS,
        things=frozenset({TROOPS.label}),
        state=state,
        whose=("KES",),
        named=frozenset({"KES"}),
        where=frozenset(where),
    )
    return _dated(f"d-{id_}", MARCH + timedelta(days=days), (claim,))


def test_the_dead_of_two_strikes_hang_on_each_other_as_little_as_on_who_is_where():
    readings = [
        counted("strike", 0, "state.killed"),
        counted("next strike", 9, "state.killed"),
        counted("there", 3, "state.in-place", "OSP"),
        counted("still there", 50, "state.in-place", "OSP"),
        counted("elsewhere", 20, "state.in-place", "TER"),
    ]
    groups = {frozenset(group) for group in bound(readings, [])}
    assert groups == {
        frozenset({"c-strike"}),
        frozenset({"c-next strike"}),
        # One speaker's one figure may be one matter wherever it is put.
        frozenset({"c-there", "c-still there", "c-elsewhere"}),
    }
