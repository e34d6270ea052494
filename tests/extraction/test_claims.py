"""Who claims, denies or cannot confirm what, and how much of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extraction import Extractor
from standoff.extraction.claims import COMPONENT
from standoff.extraction.pipeline import PIPELINE
from standoff.model import Claim
from tests.extraction.reading import document, extract


def claims(text: str) -> tuple[Claim, ...]:
    """All claims of a text."""
    return extract(text).claims


def figure(text: str, words: str) -> Claim:
    """The one claim whose figure is written so."""
    found = [c for c in claims(text) if c.quantity is not None and c.quantity.text == words]
    assert len(found) == 1, [(c.quantity.text if c.quantity else None, c.stance) for c in claims(text)]
    return found[0]


def test_the_component_asks_for_what_it_reads():
    assert COMPONENT.assigns == "claims"
    assert {"parse", "mentions", "timexes", "attributions", "events"} == COMPONENT.requires
    assert COMPONENT in PIPELINE


def test_a_figure_stands_on_its_speakers_word():
    claim = figure("Kenya said that around 400 Ethiopian soldiers had crossed into Somalia.", "around 400")
    assert claim.by_countries == ("KEN",)
    assert claim.stance == "asserts"
    assert claim.state == "sent"
    assert claim.where == ("SOM",)
    assert claim.quantity is not None
    assert claim.quantity.of == ("ETH",)
    assert claim.quantity.unit == "soldiers"
    assert claim.quantity.low == 360
    assert claim.quantity.high == 440


def test_without_attribution_the_article_itself_claims():
    claim = figure("Nine miners were killed on the pass.", "Nine")
    assert (claim.by, claim.by_countries, claim.attribution) == (None, (), None)


def test_the_innermost_speaker_counts():
    text = "Kenya reported that Uganda had said 300 of its soldiers were in Somalia."
    assert figure(text, "300").by_countries == ("UGA",)


def test_what_is_planned_is_claimed_by_whoever_tells_of_the_plan():
    claim = figure("Kenya said that Uganda plans to send 2,000 soldiers to Somalia.", "2,000")
    assert claim.by_countries == ("KEN",)
    assert claim.modality == "planned"
    assert claim.quantity is not None
    assert claim.quantity.of == ("UGA",)


def test_a_part_has_its_own_standing_and_its_wholes_owner():
    text = "Uganda plans to send 2,000 soldiers, including some 150 scouts that it has already dispatched."
    part = figure(text, "some 150")
    assert part.modality == "actual"
    assert part.quantity is not None
    assert part.quantity.of == ("UGA",)
    assert figure(text, "2,000").modality == "planned"


def test_a_figure_under_a_condition_is_hypothetical():
    assert figure("If Eritrea sends 500 soldiers, Sudan will close the border.", "500").modality == "hypothetical"


def test_a_negated_figure_is_denied():
    assert figure("Eritrea said that it had not sent 500 soldiers to Sudan.", "500").stance == "denies"


def test_a_number_alone_stands_for_what_was_counted_last():
    text = "Eritrea said that 500 Sudanese soldiers were on its soil. A UN panel had counted between 300 and 400."
    panel = figure(text, "between 300 and 400")
    assert panel.by_countries == ("UNO",)
    assert panel.quantity is not None
    assert (panel.quantity.unit, panel.quantity.of) == ("soldiers", ("SDN",))


def test_a_new_total_has_its_owner():
    claim = figure("Burundi has doubled its contingent to 900 men.", "900")
    assert claim.quantity is not None
    assert claim.quantity.of == ("BDI",)


def test_coordinated_figures_are_two_claims_and_one_person_is_one():
    found = [c.quantity.low for c in claims("Three sailors and a cook were killed.") if c.quantity]
    assert found == [3, 1]


def test_nobody_is_none():
    claim = figure("Nobody was hurt in the raid.", "Nobody")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high, claim.state, claim.stance) == (0, 0, "wounded", "asserts")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen tried to kill the judge.",
        "The judge was nearly killed.",
        "They met on the anniversary of the murder of the judge.",
        "Two officials said that talks had begun.",
        "The two leaders met for 24 hours on 4 May.",
        "The garrison held the town.",
        "Once the noise dies down, the council will decide.",
        "The agreement is dead.",
        "Oman will host the talks, provided that both come.",
        "Let them drill one hole, the minister said.",
        "Not one crate was held back, the clerk said.",
        "The villa lies 12 km north of the border.",
    ],
)
def test_what_makes_no_claim_of_a_figure(text):
    assert [c for c in claims(text) if c.quantity is not None] == []


@pytest.mark.parametrize(
    ("text", "stance", "countries"),
    [
        ("Eritrea denied that it had shelled the village.", "denies", ("ERI",)),
        ("Eritrea dismissed reports of a raid as invented.", "denies", ("ERI",)),
        ("Sudan could not confirm the deaths.", "unconfirmed", ("SDN",)),
        ("Sudan said it was unable to verify the account.", "unconfirmed", ("SDN",)),
        ("It was not possible to verify either account.", "unconfirmed", ()),
        ("The claims could not be independently verified.", "unconfirmed", ()),
        ("There is no evidence that the convoy crossed.", "unconfirmed", ()),
        ("Neither claim could be verified.", "unconfirmed", ()),
        ("Kenya would not say whether its troops had crossed the river.", "unconfirmed", ("KEN",)),
        ("It was a figure Kenya dismissed as absurd.", "denies", ("KEN",)),
        ("Kenya brushed aside a report that its jets had fired on a trawler.", "denies", ("KEN",)),
        ("Kenya said no soldier had crossed into Somalia.", "denies", ("KEN",)),
        ("Kenya has threatened no one, its foreign ministry said.", "denies", ("KEN",)),
        ("The claims are baseless, Kenya said.", "denies", ("KEN",)),
        ("Kenya called the report a lie.", "denies", ("KEN",)),
        ("Eritrea said that no attack had taken place.", "denies", ("ERI",)),
    ],
)
def test_denials_and_doubts(text, stance, countries):
    found = [(c.stance, c.by_countries) for c in claims(text) if c.quantity is None]
    assert found == [(stance, countries)]


@pytest.mark.parametrize("text", ["Kenya was denied a meeting with the envoy.", "Kenya denied him entry."])
def test_denying_somebody_a_thing_denies_no_report(text):
    assert [c for c in extract(text).claims if c.stance == "denies"] == []


def test_rejecting_an_offer_denies_nothing():
    assert [c for c in claims("Eritrea rejected the offer.") if c.stance == "denies"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenya would not say what that meant.",
        "Kenya would not say whether it would close the border.",
        "Analysts doubt that Peru wants a war.",
        "Peru said that it did not need a quarrel.",
        "Peru did not rule out further measures.",
        "Peru ruled out giving in to pressure.",
        "Peru would not accept another refusal.",
    ],
)
def test_refusals_wishes_and_opinions_leave_no_report_open(text):
    assert [c for c in claims(text) if c.stance != "asserts"] == []


def test_an_act_is_confirmed_by_its_noun_as_well():
    (claim,) = claims("Peru confirmed the death of its admiral.")
    assert (claim.stance, claim.by_countries, claim.state) == ("asserts", ("PER",), "killed")


def test_what_follows_a_part_counts_the_whole():
    claim = figure("Six clerks, including two women, were killed and 10 wounded.", "10")
    assert claim.quantity is not None
    assert (claim.quantity.unit, claim.state) == ("clerks", "wounded")


def test_a_changed_total_is_the_new_one_in_its_own_unit():
    found = claims("Twelve lorries left. Kenya raised the number of guards at the border from 70 to 130.")
    assert [(c.quantity.low, c.quantity.unit) for c in found if c.quantity] == [(12, "lorries"), (130, "guards")]


def test_what_a_total_was_before_is_not_claimed_again():
    found = claims("Peru has massed 30,000 troops there, up from 12,000 in May.")
    assert [c.quantity.low for c in found if c.quantity] == [30000]


def test_a_part_says_nothing_of_its_whole():
    found = claims("Uganda said it had destroyed 12 of 15 missiles fired from Rwanda.")
    assert [(c.quantity.low, c.state) for c in found if c.quantity] == [(12, "destroyed"), (15, "fired")]


def test_whose_raids_they_were_is_not_where():
    claim = figure("Nine were killed in Peruvian raids on Sunday.", "Nine")
    assert claim.where == ()
    assert figure("Nine were killed in a Peruvian town.", "Nine").where == ("PER",)


def test_somebody_held_is_one_person_when_the_noun_is_an_office_or_trade():
    claim = figure("The patrol captured a pilot.", "a pilot")
    assert (claim.state, claim.quantity.low if claim.quantity else None) == ("captured", 1)


def test_names_and_the_dead_are_counted_as_people():
    units = [c.quantity.unit for c in claims("A blast killed Pedro Rojas. It left 12 dead.") if c.quantity]
    assert units == ["people", "people"]


def test_a_report_taken_back_is_marked():
    (claim,) = [c for c in claims("The gazette withdrew its report of a landing.") if c.retracts]
    assert claim.stance == "denies"


def test_what_a_state_confirms_is_its_claim():
    (claim,) = claims("Kenya confirmed that Ethiopian troops are in Somalia.")
    assert (claim.stance, claim.by_countries, claim.quantity) == ("asserts", ("KEN",), None)


@pytest.mark.parametrize(
    ("text", "words", "unit", "countries"),
    [
        ("Israel captured 40 square kilometres of Syria.", "40", "square kilometres", ()),
        ("Chad said it had sent 30 tonnes of flour to Niger.", "30", "tonnes", ("TCD",)),
        ("Chad lost 12 percent of its jets.", "12", "percent", ()),
        ("Chad says that the rocket came down 3.5 km inside Niger.", "3.5", "km", ("TCD",)),
        ("Chad says that the jets flew in to a depth of 12 miles.", "12", "miles", ("TCD",)),
    ],
)
def test_what_is_measured_of_something_is_a_figure(text, words, unit, countries):
    claim = figure(text, words)
    assert claim.quantity is not None
    assert claim.quantity.unit == unit
    assert claim.by_countries == countries


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("Chile says 90 soldiers were killed. Peru says 19.", "19", ("PER",)),
        ("Chile counted 90 dead soldiers. Peru spoke of nine of its own.", "nine", ("PER",)),
        ("The army counted 90 dead soldiers on Monday. It was 105 on Friday.", "105", ()),
    ],
)
def test_a_bare_number_answers_the_one_before(text, words, countries):
    claim = figure(text, words)
    assert claim.quantity is not None
    assert claim.quantity.unit == "soldiers"
    assert claim.by_countries == countries


def test_all_but_one_counts_nobody():
    assert [
        c.quantity.text for c in claims("Chile said that 15 guards died, all but one of them men.") if c.quantity
    ] == ["15"]


def test_how_many_there_are_is_not_denied_with_what_they_will_not_do():
    assert figure("Peru's 1,600 citizens will not be left alone.", "1,600").stance == "asserts"


def test_what_is_not_acknowledged_is_left_open():
    found = [c for c in claims("Peru has not acknowledged that its troops are there.") if c.stance == "unconfirmed"]
    assert [c.by_countries for c in found] == [("PER",)]


def test_who_denies_in_a_capital_is_its_state():
    found = [
        c for c in claims("Chile said that its jets had hit a port; this was denied in Lima.") if c.stance == "denies"
    ]
    assert [c.by_countries for c in found] == [("PER",)]


def test_ids_are_unique_and_spans_inside_the_text():
    text = "Kenya said 40 men and 40 boys were killed. Uganda said 40 men and 40 boys were killed."
    found = claims(text)
    assert len({c.id for c in found}) == len(found) == 4
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert list(found) == sorted(found, key=lambda c: c.start)


WORDS = "Eritrea denied 12 killed “ ” . , no one and some 1,500 troops – \U0001f600 that if \n".split(" ")


@settings(max_examples=15)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_words_are_read_without_failure(words):
    text = " ".join(words) or "x"
    found = Extractor().extract(document(text))
    assert [f for f in found.failures if f.component == COMPONENT.name] == []
    assert all(0 <= c.start < c.end <= len(text) for c in found.claims)


def test_a_town_that_is_taken_is_no_prisoner():
    assert not [c for c in claims("Rebels captured Al-Gezira and seized Babanusa.") if c.quantity]
    assert [c.quantity.low for c in claims("Rebels captured a pilot on Monday.") if c.quantity] == [1.0]


def test_what_is_asked_is_no_fact_and_why_takes_it_for_one():
    asked = extract("Has China suspended imports from Japan? Did the blast kill nine Ugandan policemen?")
    assert {e.modality for e in asked.events} == {"hypothetical"}
    assert {c.modality for c in asked.claims} == {"hypothetical"}
    assert {e.modality for e in extract("Why did Russia shell the Polish dam?").events} == {"actual"}


def test_what_somebody_is_asked_to_take_back_is_not_taken_back():
    assert not claims("Seoul urged Tokyo to withdraw its claim.")
    assert not claims("China demanded that Japan retract the remarks.")
    assert [c.retracts for c in claims("Japan retracted its claim on Monday.")] == [True]


def test_who_offers_no_evidence_doubts_nothing():
    (found,) = [c for c in claims("Moscow offered no evidence for its charge.") if c.stance == "unconfirmed"]
    assert found.by is None
    (found,) = [c for c in claims("Moscow saw no evidence that Chad had fired.") if c.stance == "unconfirmed"]
    assert found.by == "RUS"


def test_what_nearly_happened_did_not():
    assert [e.negated for e in extract("Chad almost invaded Libya.").events] == [True]
    assert [e.negated for e in extract("Chad invaded almost all of Libya.").events] == [False]


def test_a_number_of_dead_between_two_figures_is_one_of_dead():
    told = "The ministry said 342 were wounded. An American assessment put the number of dead between 100 and 300."
    assert figure(told, "between 100 and 300").state == "killed"


def test_who_counts_the_dead_does_not_own_them():
    found = figure("Moscow's figure of 300 killed soldiers is false.", "300")
    assert (found.quantity.of, found.by_countries) == ((), ("RUS",))
    assert figure("Israel's toll of 12 soldiers rose.", "12").quantity.of == ("ISR",)


def test_the_number_is_that_of_what_was_counted_before_however_far_back():
    text = "Chad has sent 900 soldiers. " + "The talks went on in Doha. " * 6 + "A diplomat put the number at 1,000."
    found = figure(text, "1,000").quantity
    assert found is not None
    assert found.unit == "soldiers"


def test_an_act_under_a_condition_is_not_claimed():
    text = "Chad said that its lorries could rest once Niger had pulled its soldiers off the bridge."
    assert claims(text) == ()


def test_who_will_be_tried_is_no_claim_that_he_did_it():
    assert claims("Ghana said that it would try those who looted the port.") == ()


def test_who_calls_a_report_fiction_does_not_claim_what_it_tells():
    text = 'Oman described as "pure fiction" reports that its tanks had crossed the border.'
    assert [c.stance for c in claims(text)] == ["denies"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru said it had nothing to do with the raid.",
        "Chad’s army insisted that it had played no part in the raid.",
        "Lebanon’s premier said his government had not known of the raid.",
        "“We had no hand in the attack,” Peru’s envoy said.",
        "Peru called the letter a forgery.",
    ],
)
def test_a_part_in_something_is_disclaimed(text):
    assert [c.stance for c in extract(text).claims] == ["denies"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru said Chad had nothing to do with the raid.",
        "Peru said it would have no part in the raid.",
        "Peru said it knew nothing.",
        "Peru said it was responsible for the wall.",
    ],
)
def test_what_disclaims_nothing_of_ones_own(text):
    assert not [c for c in extract(text).claims if c.stance == "denies"]
