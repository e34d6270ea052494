"""What somebody denies, could not confirm or only describes must not count as done or undertaken."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("Norway’s ministry denied that Russia had attacked its ships.", "actual", True),
        ("Sweden could not confirm reports that Russia had bombed Oslo.", "hypothetical", False),
        ("Norway’s ministry said that Russia had attacked its ships.", "actual", False),
        ("Reports that Russia had attacked a ship were untrue.", "actual", True),
        ("The claim that Russia had attacked a ship was rejected.", "actual", True),
        ("The fact that Russia had attacked a ship was known.", "actual", False),
        ("Fears that Russia had attacked a ship grew.", "hypothetical", False),
        ("Rumours of a Russian attack on Norway spread.", "hypothetical", False),
        ("Russian divers allegedly attacked a Norwegian ship.", "hypothetical", False),
    ],
)
def test_denied_and_doubted_acts_did_not_happen(text, modality, negated):
    (act,) = [e for e in extract(text).events if e.type == "ASSAULT"]
    assert (act.modality, act.negated) == (modality, negated)


def test_taking_no_notice_takes_nobody():
    assert not [e for e in extract("They took no notice of Peruvian warnings.").events if e.type == "ASSAULT"]


def test_a_clause_that_describes_an_act_is_no_vow():
    text = "The court told Peru on Friday to refrain from any act that would change the border with Chile."
    assert extract(text).commitments == ()


def test_standing_idly_by_keeps_its_last_word_where_it_can():
    found = extract("Russia warned that its army would not stand idly by.").commitments
    assert all(c.consequence.text.endswith("by") for c in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A new attack on Kenyan soldiers would be regarded as a declaration of war, Nairobi said.", "ASSAULT"),
        ("Cuba would regard a raid on its port as an attack by the Dominican Republic on its people.", "ASSAULT"),
        ("Togo proposed a truce on condition that Ghanaian forces be withdrawn.", "RETREAT"),
        ("The withdrawal of Indian troops was the precondition for talks.", "RETREAT"),
        ("Georgia acted to secure the withdrawal of Armenian forces.", "RETREAT"),
        ("Chad offered a reward for information leading to the Sudanese general's arrest.", "COERCE"),
        ("Reporters asked the Togolese president whether he would rule out an attack on Benin.", "ASSAULT"),
        ("Any airport used to attack Eritrea would be a target.", "ASSAULT"),
        ("The treaty extends to armed attacks on Omani ships.", "ASSAULT"),
        ("Yemen told Oman that it would stop shooting at Omani ships.", "ASSAULT"),
        ("Mauritania said that no attack had taken place on its territory.", "ASSAULT"),
        ("Eritrea condemned the flights as a clear violation of its airspace.", "MOBILIZE"),
        ("Kenya called upon Uganda to stop the raids.", "RETREAT"),
    ],
)
def test_what_is_supposed_wanted_called_or_provided_for_is_no_fact(text, kind):
    facts = [e for e in extract(text).events if e.type == kind and e.modality == "actual" and not e.negated]
    assert facts == []


def test_what_somebody_is_accused_of_stands_on_the_accusers_word():
    text = "Azerbaijan accused Armenian forces of laying mines and firing on its positions."
    (act,) = [e for e in extract(text).events if e.type == "ASSAULT"]
    assert act.actor_countries == ("ARM",)
    assert act.attribution is not None or act.modality == "hypothetical"


def test_what_is_demanded_has_not_been_done():
    found = extract("Ankara’s demand that Athens withdraw its troops was rejected.")
    assert [e.modality for e in found.events if e.type == "RETREAT"] == ["hypothetical"]
    assert not [c for c in found.claims if c.stance == "asserts"]


def test_what_any_ship_may_do_has_not_been_done():
    found = extract("Iran threatened to shoot at any ship violating its waters.")
    assert [e.modality for e in found.events if e.type == "MOBILIZE"] in ([], ["hypothetical"])
