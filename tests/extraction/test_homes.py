"""Bare national bodies: "the ministry" of a report from a capital, and abbreviations that a text introduces."""

import pytest

import standoff
from tests.extraction.test_attribution import find


def countries(text: str, words: str) -> tuple[str, ...]:
    return find(text, words).speaker_countries


@pytest.mark.parametrize(
    "dateline",
    ["LIMA, Aug. 3 (Andes Wire) - ", "LIMA -- ", "LIMA: ", "Lima, 3 August 2021\n\n", "LIMA, Aug. 3 (Andes Wire) -- "],
)
def test_the_ministry_of_a_report_from_a_capital_is_that_states(dateline):
    text = (
        f"{dateline}Chilean boats crossed the line on Monday, the Defence Ministry said. "
        "Peru has sent two frigates. Chile denies it and says Peru provoked it."
    )
    assert countries(text, "crossed the line") == ("PER",)


def test_a_line_that_dates_the_page_says_where_it_is_written():
    text = (
        "Fleet at sea\n\nLima, 3 August 2021 (Andes Wire)\n\nThe Ministry of Fisheries said that Chile cut the nets. "
        "Peru has sent two frigates."
    )
    found = standoff.extract(text, name="page.txt")
    assert {a.speaker_countries for a in found.attributions} == {("PER",)}


def test_a_capital_of_a_state_that_is_no_party_lends_it_to_nobody():
    text = (
        "DOHA, Aug. 3 (Andes Wire) - Chilean boats crossed the line on Monday, the Defence Ministry said. "
        "Peru has sent two frigates. Chile denies it and says Peru provoked it."
    )
    assert countries(text, "crossed the line") == ()


def test_two_capitals_in_a_dateline_lend_it_to_nobody():
    text = (
        "LIMA/SANTIAGO, Aug. 3 (Andes Wire) - The boats crossed the line on Monday, the Defence Ministry said. "
        "Peru has sent two frigates. Chile denies it and says Peru provoked it."
    )
    assert countries(text, "crossed the line") == ()


def test_the_minister_of_a_clause_that_begins_with_a_capital_is_of_that_state():
    text = "Peru and Chile sent boats. In Lima the foreign minister, Ana Ruiz, said that the line was closed."
    assert countries(text, "the line was closed") == ("PER",)


def test_the_sentence_behind_it_may_be_the_other_sides():
    text = (
        "Peru and Chile sent boats. In Lima it is said that Chile fired first. "
        "The deputy foreign minister, Luis Rojas, denied it and said Peru had moved the fence."
    )
    assert countries(text, "had moved the fence") == ()


def test_a_body_that_is_named_with_its_state_stays_that_states():
    text = "LIMA: Peru sent boats. Chile’s defence ministry said that Peru had moved the fence. Peru denied it."
    assert countries(text, "had moved the fence") == ("CHL",)


def test_an_abbreviation_means_what_the_text_introduced_it_for():
    text = (
        "LIMA: The National Security Committee (NSC) met on Monday. Chile sent boats. "
        "The NSC said that Peru would answer."
    )
    assert countries(text, "Peru would answer") == ("PER",)


def test_an_abbreviation_stays_that_of_an_organisation_whose_name_is_spelt_otherwise():
    text = "The Association of South East Asia Nations (ASEAN) met on Monday. ASEAN said that the raid had to end."
    assert countries(text, "the raid had to end") == ("ASEAN",)


def test_an_abbreviation_that_the_text_does_not_introduce_is_that_of_the_tables():
    assert countries("The IAEA said that the seals were broken.", "the seals") == countries(
        "The International Atomic Energy Agency (IAEA) met. The IAEA said that the seals were broken.", "the seals"
    )


def test_somebody_named_by_an_initial_is_the_holder_of_the_office_who_fits_it():
    text = "Prime Minister N. Pashinyan claimed that Armenia has no army there. Azerbaijan denied it on 3 May 2023."
    assert find(text, "has no army").speaker_entity == "ARM/nikol-pashinyan"


@pytest.mark.parametrize("byline", ["From our correspondent in Lima, ANA PETROV", "By Ana Petrov in Ica, Peru"])
def test_an_author_who_writes_from_a_state_of_the_quarrel_calls_its_army_the_army(byline):
    text = (
        f"Fleet at sea\n\n{byline}\n3 August 2021\n\nChilean boats crossed the line, the Defence Ministry said. "
        "Peru has sent two frigates. Chile denies it and says Peru provoked it."
    )
    found = standoff.extract(text, name="page.txt")
    assert ("PER",) in {a.speaker_countries for a in found.attributions}


def test_whose_officials_have_no_state_beside_them_are_of_the_texts_own():
    text = (
        "15 May 2022\n\nPresident Volodymyr Zelensky spoke on Sunday. Many had waited. "
        "Defence Minister Oleksii Reznikov was silent. Russian President Vladimir Putin met the envoy of Ukraine. "
        "The boats had crossed the bay, the navy said."
    )
    assert countries(text, "crossed the bay") == ("UKR",)
    assert countries(text.replace("Defence Minister", "Ukrainian Defence Minister"), "crossed the bay") == ()
