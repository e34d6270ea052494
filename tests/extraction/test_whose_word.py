"""On whose word an act stands, and what is disbelieved, bidden or only supposed and so is nobody's deed."""

import pytest

from tests.extraction.reading import extract


def word(text: str, trigger: str) -> tuple[str, ...] | None:
    """The states on whose word an act stands; none for that of the article."""
    found = extract(text)
    (event,) = [e for e in found.events if text[e.trigger.start : e.trigger.end] == trigger]
    return next((a.speaker_countries for a in found.attributions if a.id == event.attribution), None)


def test_a_plan_stands_on_the_word_of_who_tells_of_it():
    assert word("Eritrea's minister says that Ethiopia is planning to seize the port of Assab.", "seize") == ("ERI",)
    assert word("Ethiopia is planning to seize the port of Assab.", "seize") is None


def states(text: str) -> list[tuple[str, str, bool]]:
    return [(text[e.trigger.start : e.trigger.end], e.modality, e.negated) for e in extract(text).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bosnia's minister does not believe the reports that Serbia has sent police.", ("sent", "actual", True)),
        ("Bosnia's minister dismissed reports that Serbia has sent police.", ("sent", "actual", True)),
        ("A landing would mean Danish troops firing on Americans.", ("firing", "hypothetical", False)),
        ("Kenya's guards opened fire on no boat of which we are aware.", ("opened", "actual", True)),
        ("“Arrest the Peruvian envoy, and we will leave,” Haiti wrote.", ("Arrest", "hypothetical", False)),
        ("He condemned those who glorify violence against India.", ("violence", "hypothetical", False)),
    ],
)
def test_what_is_no_deed(text, expected):
    assert expected in states(text)


@pytest.mark.parametrize(
    "text",
    [
        "A furious Kremlin fired back.",
        "Paris would bring Tehran before the court for denying the pair consular visits.",
        "Serb forces shelled my street.",
        "The minister said that the Falklands war had toppled the generals.",
        "It shows Turkish drones over a field. It shows that they burned it.",
    ],
)
def test_what_accuses_nobody(text):
    found = extract(text)
    assert not [e for e in found.events if e.type in ("ASSAULT", "REJECT", "COERCE") and e.actor_countries]


def speakers(text: str, act: str) -> list[tuple[str, ...]]:
    return [a.speaker_countries for a in extract(text).attributions if a.act == act]


def test_a_claim_that_an_envoy_is_recalled_over_is_not_his_states():
    assert ("PRY",) not in speakers("Paraguay recalls ambassador over claims that Brazil hacked its officials", "say")


def test_who_hears_of_allegations_does_not_make_them():
    text = "The minister told the Bundestag that there were credible allegations that India had killed a man."
    assert speakers(text, "accuse") == [()]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The envoy of Peru did not mention the planes.", "unconfirmed"),
        ("The pictures do not show who fired.", "unconfirmed"),
        ("The pictures show who fired.", "asserts"),
    ],
)
def test_what_is_not_mentioned_is_left_open(text, stance):
    assert [a.stance for a in extract(text).attributions] == [stance]


def whose(text: str, trigger: str) -> tuple[str, ...]:
    return next(e.actor_countries for e in extract(text).events if text[e.trigger.start : e.trigger.end] == trigger)


def test_its_agency_is_of_whoever_says_so():
    text = "Paraguay halted talks after Brazil admitted that its agency had spied on Paraguayan officials."
    assert whose(text, "spied") == ("BRA",)


def test_a_coalition_is_of_whoever_leads_it():
    assert whose("A coalition led by Saudi Arabia bombed Yemen.", "bombed") == ("SAU",)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Saudi Arabia, which restored ties with Iran in 2023, has condemned the strike.", None),
        ("In 2023 Saudi Arabia, which has ties with Iran, condemned the strike.", 2023),
    ],
)
def test_the_year_of_a_clause_about_somebody_dates_no_speech(text, year):
    (said,) = [a for a in extract(text).attributions if a.act == "accuse"]
    assert (said.when.earliest.year if said.when else None) == year
