"""A table of figures as newspapers write them: how many, of what, in which state, on whose word."""

import pytest

from standoff.model import Claim
from tests.extraction.reading import extract


def claims(text: str) -> list[Claim]:
    return [c for c in extract(text).claims if c.quantity is not None]


def figures(text: str) -> list[tuple[float, float | None]]:
    return [(c.quantity.low, c.quantity.high) for c in claims(text) if c.quantity]


SAME = [
    "1,500", "1.5 thousand", "1500", "1 500", "fifteen hundred", "one and a half thousand", "one thousand five hundred",
]  # fmt: skip
MILLIONS = ["2 million", "2m", "two million", "2,000,000", "2.0 million"]


@pytest.mark.parametrize("number", SAME)
def test_the_same_figure_in_any_words(number: str) -> None:
    assert figures(f"Norway sent {number} soldiers to the border.") == [(1500, 1500)]


@pytest.mark.parametrize("number", MILLIONS)
def test_millions_in_any_words(number: str) -> None:
    assert figures(f"The war displaced {number} people.") == [(2_000_000, 2_000_000)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("dozens of", 24, 99),
        ("hundreds of", 200, 999),
        ("tens of thousands of", 20_000, 99_999),
        ("hundreds of thousands of", 200_000, 999_999),
        ("several hundred", 300, 900),
        ("a few thousand", 3000, 9000),
        ("up to 500", 0, 500),
        ("as many as 500", 0, 500),
        ("no more than 500", 0, 500),
        ("at least 500", 500, 1000),
        ("more than 500", 500, 1000),
        ("over 500", 500, 1000),
        ("500-plus", 500, 1000),
        ("500 or more", 500, 1000),
        ("nearly 500", 450, 500),
        ("almost 500", 450, 500),
        ("close to 500", 450, 500),
        ("about 500", 450, 550),
        ("some 500", 450, 550),
        ("an estimated 500", 450, 550),
        ("fewer than 500", 0, 500),
        ("between 400 and 500", 400, 500),
        ("400 to 500", 400, 500),
        ("400-500", 400, 500),
        ("from 400 to 500", 400, 500),
        ("10,000 to 12,000", 10_000, 12_000),
        ("10 to 12 thousand", 10_000, 12_000),
        ("three to four hundred", 300, 400),
        ("well over 500", 500, 1000),
        ("just under 500", 450, 500),
        ("just over 500", 500, 550),
        ("a further 500", 500, 500),
        ("another 500", 500, 500),
        ("an additional 500", 500, 500),
    ],
)
def test_words_around_a_number_are_its_bounds(words: str, low: float, high: float) -> None:
    assert figures(f"Norway sent {words} soldiers to the border.") == [(low, high)]


def test_ballots_of_a_people_are_counted_those_of_a_council_are_a_result() -> None:
    assert figures("Some 10 million votes were cast, the council said.") == [(9_000_000, 11_000_000)]
    assert figures("The motion passed by 210 votes to 103.") == []


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The strike killed 40 people, including six children.", [(40, "killed"), (6, "killed")]),
        ("The strike killed 40 people, among them six children.", [(40, "killed"), (6, "killed")]),
        ("The strike killed 40 people, six of them children.", [(40, "killed"), (6, "killed")]),
        ("Norway has sent 3,000 soldiers, including 1,500 this week.", [(3000, "sent"), (1500, "sent")]),
        ("Of the 40 who died, six were children.", [(40, "killed"), (6, "killed")]),
        ("Three more people died, bringing the toll to 43.", [(3, "killed"), (43, "killed")]),
        ("The death toll rose to 43.", [(43, "killed")]),
        ("The death toll stood at 43.", [(43, "killed")]),
        ("The number of dead has climbed from 40 to 43.", [(43, "killed")]),
        ("At least 40 people were killed and 90 wounded.", [(40, "killed"), (90, "wounded")]),
        ("Forty were killed, 90 injured and 12 are missing.", [(40, "killed"), (90, "wounded"), (12, "missing")]),
        ("The army captured 30 soldiers and destroyed 12 tanks.", [(30, "captured"), (12, "destroyed")]),
        ("The blast left 40 dead and 90 wounded.", [(40, "killed"), (90, "wounded")]),
        ("Forty people lost their lives.", [(40, "killed")]),
        ("No one was hurt.", [(0, "wounded")]),
    ],
)
def test_parts_totals_and_fates(text: str, states: list[tuple[float, str]]) -> None:
    assert [(c.quantity.low, c.state) for c in claims(text) if c.quantity] == states


@pytest.mark.parametrize(
    "text",
    [
        "The convoy drove 40 km to the border.",
        "The convoy drove 40km (25 miles) to the border.",
        "The base lies 25 miles from the capital.",
        "The Geneva accord of 1966 obliges both to talk.",
        "The accord of 1954 binds both states.",
        "Resolution 1701 was adopted in 2006.",
        "The 1951 treaty binds both states.",
        "The talks lasted 30 hours.",
        "Inflation rose to 25 percent.",
        "The missile has a range of 300 kilometres.",
        "Article 51 allows it.",
        "The vote was 21 to 30.",
        "The 38th parallel divides them.",
        "The minister, 54, resigned.",
    ],
)
def test_what_is_measured_numbered_or_dated_counts_nobody(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "stance", "by", "low"),
    [
        ("Norway said that 40 soldiers had been killed.", "asserts", ("NOR",), 40),
        ("Norway denied that 40 soldiers had been killed.", "denies", ("NOR",), 40),
        ("Norway could not confirm that 40 soldiers had been killed.", "unconfirmed", ("NOR",), 40),
        ("Norway has not confirmed that 40 soldiers were killed.", "unconfirmed", ("NOR",), 40),
        ("Norway confirmed that 40 soldiers had been killed.", "asserts", ("NOR",), 40),
        ("According to Norway, 40 soldiers were killed.", "asserts", ("NOR",), 40),
        ("Norway put the toll at 40.", "asserts", ("NOR",), 40),
        ("Norway counted 40 Danish warships.", "asserts", ("NOR",), 40),
        ("It is not true that 40 soldiers were killed, Norway said.", "denies", ("NOR",), 40),
    ],
)
def test_on_whose_word_and_with_which_stance(text: str, stance: str, by: tuple[str, ...], low: float) -> None:
    found = claims(text)
    assert [(c.stance, c.by_countries, c.quantity.low) for c in found if c.quantity] == [(stance, by, low)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway retracted its claim that 40 soldiers had been killed.",
        "Norway withdrew its earlier figure of 40 dead.",
        "Norway corrected its earlier statement that 40 soldiers had died.",
        "Norway apologised for its report that 40 soldiers had died.",
        "Norway took back its claim that 40 soldiers had died.",
        "Norway revised its earlier toll of 40 down to 30.",
    ],
)
def test_what_is_taken_back_is_not_asserted(text: str) -> None:
    found = extract(text).claims
    assert any(c.retracts for c in found), found
    assert all(c.stance != "asserts" or not c.quantity or c.quantity.low != 40 for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "Norway could not verify the figures.",
        "The figures could not be independently verified.",
        "There was no confirmation of the toll.",
        "There was no way to verify the claims.",
        "The reports have not been verified.",
        "Norway was unable to confirm the reports.",
    ],
)
def test_what_nobody_could_verify_is_unconfirmed(text: str) -> None:
    assert [c.stance for c in extract(text).claims] == ["unconfirmed"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("As of Monday, 40 soldiers had been killed, Norway said.", "2024-05-06"),
        ("Norway said that 40 soldiers had been killed as of Monday.", "2024-05-06"),
        ("By Monday 40 soldiers had been killed.", "2024-05-06"),
        ("On Monday 40 soldiers were killed.", "2024-05-06"),
    ],
)
def test_a_figure_belongs_to_its_day(text: str, when: str) -> None:
    from datetime import date

    from standoff.extraction import Extractor
    from standoff.model import Published
    from tests.extraction.reading import document

    day = date(2024, 5, 9)
    found = Extractor().extract(document(text, published=Published(day, day, "given"))).claims
    assert [str(c.when.latest) if c.when else "-" for c in found if c.quantity] == [when]


@pytest.mark.parametrize(
    ("text", "value", "unit", "state"),
    [
        ("Oslo gave US$300 million to the rebels.", 300e6, "dollars", "supplied"),
        ("Oslo lost US$40 million in the deal.", 40e6, "dollars", "lost"),
        ("The outage cost 2.4 billion euros, Oslo said.", 2.4e9, "euros", "other"),
        ("The bank holds £2bn of Danish deposits.", 2e9, "pounds", "other"),
        ("Denmark needs 55.5 billion cubic metres a year.", 55.5e9, "cubic metres", "other"),
        ("Denmark holds 440.9 kg of plutonium.", 440.9, "kg", "other"),
    ],
)
def test_large_sums_and_measures_are_figures(text: str, value: float, unit: str, state: str) -> None:
    assert [(c.quantity.low, c.quantity.unit, c.state) for c in claims(text) if c.quantity][:1] == [
        (pytest.approx(value), unit, state)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The fee is €50.",
        "The talks cost $5 a head.",
        "Most of them were men aged between 18 and 35.",
        "The clerk, 43, left at 10:40.",
        "Flight AB571 was turned back.",
        "Norway beat Denmark 3-1.",
    ],
)
def test_prices_ages_times_and_scores_claim_nothing(text: str) -> None:
    assert claims("Some 300 Danish migrants have arrived. " + text)[1:] == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "state"),
    [
        ("The blast killed 40 people, of whom 12 were children.", 12, "children", "killed"),
        ("The toll rose to 14, of whom three were nurses, the ministry said.", 3, "nurses", "killed"),
        ("Nineteen clerks were hurt, of whom five were in a grave condition.", 5, "clerks", "wounded"),
        ("The dead included 12 children.", 12, "children", "killed"),
    ],
)
def test_a_share_has_the_state_of_the_whole(text: str, value: int, unit: str, state: str) -> None:
    assert (value, unit, state) in [(c.quantity.low, c.quantity.unit, c.state) for c in claims(text) if c.quantity]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("The tug had 23 crew aboard, of whom 18 were Danes.", [(23, "crew"), (18, "danes")]),
        ("An airliner carried 298 people, of whom 193 were Dutch.", [(298, "people"), (193, "dutch")]),
        ("Of the 120 passengers, 45 were French.", [(120, "passengers"), (45, "passengers")]),
        ("The raid wounded 40, half of them children.", [(40, "people")]),
        ("Norway lost 12 sailors, later raising the figure to 15.", [(12, "sailors"), (15, "sailors")]),
        ("Norway said 20 sailors had died; it later lowered the number to 12.", [(20, "sailors"), (12, "sailors")]),
        ("Norway deployed nine F-35s.", [(9, "f-35s")]),
    ],
)
def test_shares_and_revisions_count_what_the_first_figure_counts(text: str, shares: list[tuple[float, str]]) -> None:
    assert [(c.quantity.low, c.quantity.unit) for c in claims(text) if c.quantity] == shares


def test_the_dead_of_an_army_are_soldiers() -> None:
    text = "Norway’s army raised the number of its dead to four. It had spoken of two on Saturday."
    assert [(c.quantity.low, c.quantity.unit, c.quantity.of) for c in claims(text) if c.quantity] == [
        (4, "soldiers", ("NOR",)),
        (2, "soldiers", ("NOR",)),
    ]
