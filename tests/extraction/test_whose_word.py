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


@pytest.mark.parametrize(
    "text",
    [
        "Oman said the victims died in areas which it did not control and blamed the Yemeni military.",
        "Oman's minister says closing the strait would be suicide and has urged Yemen to intervene.",
    ],
)
def test_the_dead_and_a_deed_say_nothing(text):
    assert {a.speaker_countries for a in extract(text).attributions} == {("OMN",)}


def test_what_stands_behind_a_contrast_is_not_denied():
    (event,) = extract("Russia promised Serbia political support, not weapons.").events
    assert not event.negated


def test_a_toll_is_of_all_who_died():
    text = "One police officer was killed in the raid on Vugizo. The Burundian government put the toll at 20."
    assert [c.quantity.unit for c in extract(text).claims if c.by_countries == ("BDI",)] == ["people"]


def test_who_is_asked_for_help_is_not_threatened():
    text = "Uzbekistan said that if the bridge was attacked, it would close the frontier and ask Russia for help."
    assert [c.addressee_countries for c in extract(text).commitments] == [()]


def test_a_delegate_is_of_who_sends_him():
    (said,) = extract("The Mauritanian UN representative said that the rebels had left.").attributions
    assert said.speaker_countries == ("MRT",)


def test_what_is_not_to_be_opened_until_another_gives_way_is_kept_shut():
    (made,) = extract("“No gate will be opened as long as they dig,” the Haitian president said.").commitments
    assert (made.type, made.issuer_countries) == ("policy", ("HTI",))
