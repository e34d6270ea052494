"""Whose "the army", "the foreign ministry", "the president" are where nobody says it."""

import pytest

import standoff
from tests.extraction.reading import extract, mention


def country(text: str, words: str) -> str | None:
    found = mention(text, words)
    return found.country if found is not None else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # who says what a body did means his own
        ("The Philippines protested to China. Beijing said the coast guard had acted lawfully.", "coast guard", "CHN"),
        ("The Philippines protested to China. Manila said the coast guard had been at sea.", "coast guard", "PHL"),
        ("The army will send 800 men to the Mexican border, the Pentagon said.", "army", "USA"),
        # who has acted by word or decree goes on by his organ
        ("Poland and Belarus traded blame. Warsaw expelled two attachés. The foreign ministry named them.",
         "foreign ministry", "POL"),
        ("Bangladesh lodged a protest with Myanmar. The home minister said the schools were shut.",
         "home minister", "BGD"),
        ("Sri Lanka arrested 14 Indian fishermen. The navy said they had crossed the line.", "navy", "LKA"),
        # whom a state sends are its own
        ("Malawi sent officials to Mozambique to ask about the shooting.", "officials", "MWI"),
        # what is named once more
        ("Denmark’s prime minister called the flight reckless. Russia’s embassy denied it. The prime minister spoke.",
         "prime minister", "DNK"),
        ("Turkey’s defence minister met Libya’s interior minister. The interior minister asked for drones.",
         "interior minister", "LBY"),
    ],
)  # fmt: skip
def test_the_state_of_a_bare_body(text, words, expected):
    assert country(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # the bomber's army or that of the bombed
        ("Israel struck a depot in Syria. The army did not comment.", "army"),
        ("Russia fired 40 drones at Ukraine. The air force shot down 30.", "air force"),
        # who denies it is mostly the accused
        ("Chad accused Sudan of a raid. The foreign ministry denied it.", "foreign ministry"),
        # a mission abroad has spoken, not its government
        ("Denmark summoned the Russian envoy. The ambassador denied it. The prime minister was not convinced.",
         "prime minister"),
        ("Panama denied the charge. The government saw no need. Washington was not convinced. The administration "
         "wants an audit.", "administration"),
        ("The United Arab Emirates closed a port. Sudan said the Gulf state had broken the rules.", "Gulf state"),
        ("TALLINN, March 9 - Two Russian cutters entered the bay at dawn, the coast guard said.", "coast guard"),
    ],
)  # fmt: skip
def test_a_bare_body_that_may_be_anybodys(text, words):
    assert country(text, words) is None


def speakers(text: str, publisher: str) -> set[tuple[str, ...]]:
    return {a.speaker_countries for a in standoff.extract(text, name="x.txt", publisher=publisher).attributions}


PASS = "Indian guns hit a village before sunrise, the army said. Pakistan returned fire. Delhi was silent."


def test_the_press_of_a_party_calls_its_own_army_the_army():
    assert speakers(PASS, "Dawn") == {("PAK",)}
    assert speakers(PASS, "Islamabad Chronicle") == {("PAK",)}


def test_the_press_of_the_world_has_no_army():
    assert speakers(PASS, "Reuters") == {()}


def test_the_press_of_a_third_state_tells_nothing():
    assert speakers(PASS, "The Hanoi Courier") == {()}


def test_two_presidents_with_a_name_behind_keep_their_states():
    text = "President Lourenço of Angola and President Tshisekedi of Congo spoke by phone."
    assert country(text, "Tshisekedi") == "COD"


def test_an_office_of_three_words_is_its_holders():
    text = "Washington announced a visit. The secretary of defence, Pete Hegseth, promised Taiwan four ships."
    assert mention(text, "secretary of defence").entity == "USA/pete-hegseth"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Ministry of Defence announced in Lima that a tug had sunk.", "Ministry of Defence", "PER"),
        ("The foreign ministry said in Ankara that talks would follow.", "foreign ministry", "TUR"),
        ("The junta begged Mali for help.", "junta", None),
    ],
)
def test_a_body_that_speaks_in_a_capital_is_of_it_and_not_of_whom_it_asks(text, words, expected):
    assert country(text, words) == expected


def test_an_unnamed_official_in_a_capital_tells_what_its_state_will_do():
    threat = "MAPUTO — Mozambique will close the port if Malawi does not pay, a senior official said on Monday."
    assert [c.issuer_countries for c in extract(threat).commitments] == [("MOZ",)]
    for other in (threat.replace("MAPUTO", "LONDON"), "MAPUTO — Malawi will close the road, a senior official said."):
        assert extract(other).commitments == ()


AIMED = (
    "Chad and Libya quarrel over a strip. Chad has sent tanks. Libya has none. Chad holds the wells of Libya.\n\n"
    "“Nobody will be let in,” said Information Minister Seedy Okoro. {next}"
)


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("He accused Libya of lying.", "TCD"),
        ("He accused Chad of lying.", "LBY"),
        ("He accused Peru of lying.", None),
        ("He thanked Libya for its help.", None),
        ("Libya accused him of lying.", None),
    ],
)
def test_a_minister_accuses_the_other_side(following, expected):
    assert country(AIMED.format(next=following), "Seedy Okoro") == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("And what does Chad want?", "TCD"), ("What do Chad and Libya want?", None), ("What next?", None)],
)
def test_a_minister_answers_what_a_heading_asks(heading, expected):
    text = f"Libya is poor. Chad is poor.\n\n{heading}\n“Let them pay,” Deputy Foreign Minister Seedy Okoro said.\n"
    assert country(text, "Seedy Okoro") == expected


def test_a_full_name_is_not_that_of_whoever_bears_the_surname():
    text = (
        "DAKAR, Jan 18 (Agency) - Senegalese troops moved up on Wednesday, army spokesman Abdou Ndiaye said. "
        "Senegal is ready. Gambia is not. Senegal waits."
    )
    assert country(text, "Abdou Ndiaye") == "SEN"
