"""Which numbers count things, what they count, and what is said of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extraction.counted import Counting
from standoff.extraction.figures import find_figures
from standoff.extraction.parse import parse
from standoff.extraction.victims import find_victims
from standoff.lexicons import default_resources
from tests.extraction.reading import document, parsed

LEXICON = default_resources().quantities


def figures(text: str) -> list[tuple[float, str | None]]:
    """Stated number and counted noun of each figure."""
    of = parsed(text)
    return [(f.value, of.lower[f.noun] if f.noun is not None else None) for f in find_figures(of, LEXICON)]


def states(text: str) -> list[tuple[float, str | None]]:
    """Stated number and state of each figure, single persons and nobody included."""
    of = parsed(text)
    counting = Counting(of, LEXICON)
    found = list(find_figures(of, LEXICON))
    found += find_victims(of, counting, LEXICON, counted={t for f in found for t in (f.node, f.noun) if t is not None})
    listed = []
    for f in sorted(found, key=lambda f: f.first):
        said = counting.said(f.node, f.noun)
        listed.append((f.value, said.state.state if said.state else None))
    return listed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The duke hired 300 Saxon archers.", [(300, "archers")]),
        ("Three of its sailors deserted.", [(3, "sailors")]),
        ("Thousands of exhausted pilgrims arrived.", [(2000, "pilgrims")]),
        ("Three U.S. naval officers dined there.", [(3, "officers")]),
        ("A 3,000-strong garrison held the town.", [(3000, "garrison")]),
        ("The defenders of the fort number about 900.", [(900, "defenders")]),
        ("The harbour master counted between 60 and 80.", [(80, None)]),
    ],
)
def test_what_is_counted(text, wanted):
    assert figures(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 4 May 1921.",
        "On May 4 the envoys met again.",
        "Trade rose by 12 percent.",
        "The pipeline runs for 300 kilometres.",
        "They waited for 24 hours.",
        "The 24-hour ban ended.",
        "A 9-mm pistol lay on the quay.",
        "The loan is worth $5,000.",
        "It cost 300 euros.",
        "The council passed Resolution 1718.",
        "Flight 103 took off late.",
        "Ada Haver, then 73, flew home.",
        "Claim 5: nobody was killed.",
        "Day 12: nobody was killed.",
        "Article 4 applies.",
        "Jane Roe, 34, lives there.",
        "The two countries agreed.",
        "The water stood at 80.1 degrees.",
        "1. Introduction to the treaty",
        "F-16 jets and T-72 tanks were on show.",
    ],
)
def test_what_is_no_figure(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Three soldiers and two clerks were killed.", [(3, "killed"), (2, "killed")]),
        ("Fourteen dockers were killed and 30 injured.", [(14, "killed"), (30, "wounded")]),
        ("The mine went off, killing 14 and wounding 30.", [(14, "killed"), (30, "wounded")]),
        ("The blast left nine people dead.", [(9, "killed")]),
        ("Two of the injured later died.", [(2, "killed")]),
        ("The death toll rose to 12.", [(12, "killed")]),
        ("Nine men were beaten to death.", [(9, "killed")]),
        ("Two sentries were fatally wounded.", [(2, "killed")]),
        ("The flood claimed 40 lives.", [(40, "killed")]),
        ("The regiment sent 300 men to the coast.", [(300, "sent")]),
        ("The presence of 300 marines was noted.", [(300, "present")]),
        ("They shot down 12 drones over the bay.", [(12, "destroyed")]),
        ("Chile has 28 tanks there.", [(28, "present")]),
        ("A convoy of 40 lorries crossed the pass.", [(40, "sent")]),
        ("Twenty trucks crossed the river, and so did six tanks.", [(20, "sent"), (6, "sent")]),
    ],
)
def test_what_is_said_of_it(text, wanted):
    assert states(text) == wanted


def test_who_kills_is_not_killed():
    assert states("Three gunmen killed the sheriff.") == [(3, None), (1, "killed")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A guard was killed.", [(1, "killed")]),
        ("A farmer and his son were wounded.", [(1, "wounded"), (1, "wounded")]),
        ("The bomb went off, killing the driver and two passengers.", [(1, "killed"), (2, "killed")]),
        ("One clerk was killed and another wounded.", [(1, "killed"), (1, "wounded")]),
        ("Two pilots were in custody.", [(2, "captured")]),
        ("The floods forced 6,000 villagers from their homes.", [(6000, "displaced")]),
        ("A blast killed the mayor, along with ten clerks.", [(1, "killed"), (10, "killed")]),
        ("They counted 19 dead and nearly 300 hurt.", [(19, "killed"), (300, "wounded")]),
        ("No one was hurt.", [(0, "wounded")]),
        ("The attack caused no casualties.", [(0, "casualties")]),
        ("Guards were killed.", []),
        ("A number of guards were killed.", []),
        ("The committee killed the bill.", []),
    ],
)
def test_single_persons_and_nobody(text, wanted):
    assert states(text) == wanted


@settings(max_examples=20)
@given(st.text(st.sampled_from("12, .-–killed of two \n%$“\U0001f600"), max_size=120))
def test_any_text_is_read_without_error_and_inside_its_bounds(text):
    of = parse(document(text or "x"))
    counting = Counting(of, LEXICON)
    for figure in [*find_figures(of, LEXICON), *find_victims(of, counting, LEXICON, counted=())]:
        assert 0 <= figure.first < figure.beyond <= len(of)
        counting.said(figure.node, figure.noun)
