"""Harmful consequences whoever their subject is: what threatens somebody, and what only foresees or regrets."""

import pytest

from tests.extraction.reading import extract

THREATS = [
    ("“If Chad crosses the river, hell will rain down on it,” the Libyan president said.", ("TCD",)),
    ("“Chad will get a fitting reply if it fires again,” the Libyan defence minister said.", ("TCD",)),
    ("The Libyan president said any drilling in the oasis would draw an immediate response.", ()),
    ("The Libyan president said that the smallest step into the oasis would bring a harsh reply.", ()),
    ("“If Chad does not leave, we have other options,” the Libyan foreign minister said.", ("TCD",)),
    ("“All options are on the table if Chad mines the road,” the Libyan foreign minister said.", ("TCD",)),
    ("Libya said any Chadian plane found over the oasis was liable to be shot down.", ("TCD",)),
    ("Libya said that any base in the oasis would be a legitimate target.", ()),
    ("Libya said that the annexation of the oasis would be a cause for war.", ()),
    ("Libya said that an extension of Chadian waters to the island would be a cause for war.", ("TCD",)),
    ("“Whoever mines the road will regret it,” the Libyan president said.", ()),
    ("“If our troops are attacked, they will strike back,” the Libyan defence minister said.", ()),
    ("“Libya does not want war but will give a fitting reply if it is attacked,” the Libyan president said.", ()),
    ("Libya warned that Chad would be turned into ashes if its drones were found over the oasis.", ("TCD",)),
    ("The Libyan president said any attempt to close the road would have consequences.", ()),
    ("“If anyone touches our people, we will know what to do,” the Libyan president said.", ()),
    ("“If Chad mines the road, war will be the result,” the Libyan president said.", ("TCD",)),
    ("“If Chad fires again, our answer will be much harsher,” the Libyan president said.", ("TCD",)),
    ("“Any misadventure will be responded to with full force,” the Libyan president said.", ()),
    ("“If Libya were attacked, it would enter a period of armed struggle,” its president said.", ()),
    ("“If Chad prefers confrontation, Libya will deal with that,” the Libyan president said.", ("TCD",)),
    ("Libya said that any new ban would be met by cutting the supply of gas.", ()),
    ("“Any landing in the oasis will not be met with silence,” the Libyan president said.", ()),
]
NONE = [
    "Libya said that it would fight the deal.",
    "Libya reserved the right to take the case to the United Nations.",
    "Libya vowed to defend the oasis.",
    "“If they do not keep their promises, we will not move,” the Libyan president said.",
    "The Libyan president said that the raids will be stopped if the rebels lay down their arms.",
    "Libya said that it would take Chad to the world court if the road stayed shut.",
    "Libya said that it would not let the Chadian envoy return.",
    "“If I can do anything to help, I will be there,” the Libyan president said.",
    "“Civilians will pay the price if the road stays shut,” the Libyan health minister said.",
    "“If war comes, we will all suffer the consequences,” the Libyan president said.",
    "Libya said that it would face a heavy price for bread if the road stayed shut.",
    "The United Nations said that families would suffer if the road stayed shut.",
    "“The visitors will be given a tour,” the Libyan tourism minister said.",
    "“The committee will give a written reply if Chad asks,” the Libyan foreign minister said.",
    "“Chad will not be made to answer for the raid,” the Libyan president said.",
    "“Chad will not be given a fitting reply,” the Libyan defence minister said.",
    "“If Chad returns the pilots, it will not face any consequences,” the Libyan foreign minister said.",
    "“Any ship that enters the bay is not subject to seizure,” the Libyan navy said.",
    "“If Chad leaves the oasis, we have no other options,” the Libyan foreign minister said.",
]


@pytest.mark.parametrize(("text", "addressee"), THREATS)
def test_threats_of_harm(text, addressee):
    (found,) = extract(text).commitments
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("threat", ("LBY",), addressee)
    assert found.condition is not None


@pytest.mark.parametrize("text", NONE)
def test_what_threatens_nobody(text):
    assert [c for c in extract(text).commitments if c.type == "threat"] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Libya said that it would defend itself if attacked.", "policy"),
        ("“If Chad attacks, we will defend our sovereignty,” the Libyan president said.", "policy"),
        ("Libya said that it would intervene if the road was mined.", "threat"),
    ],
)
def test_defending_oneself_threatens_nobody(text, kind):
    (found,) = extract(text).commitments
    assert found.type == kind


def test_to_be_regarded_as_an_attack_is_no_study():
    (found,) = extract("Libya said that any raid on the oasis would be considered an attack on Libya.").commitments
    assert (found.type, found.hedged) == ("threat", False)


def test_a_price_that_somebody_will_pay_for_what_he_did_needs_no_condition():
    (found,) = extract("“Chad will pay a heavy price for the raid,” the Libyan defence minister said.").commitments
    assert (found.type, found.condition, found.addressee_countries) == ("threat", None, ("TCD",))


def test_whoever_is_attacked_is_not_threatened_by_his_friend():
    (found,) = extract("Libya said that an attack on Chad would not be left unanswered.").commitments
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("threat", ("LBY",), ())


def test_whoever_was_promised_something_is_not_whom_the_next_threat_is_for():
    text = (
        "Libya said that it would pay Egypt for the grain. "
        "Libya warned that filling the dam would be regarded as a hostile act."
    )
    (threat,) = [c for c in extract(text).commitments if c.type == "threat"]
    assert threat.addressee_countries == ()


@pytest.mark.parametrize(
    "text",
    [
        "Chad will pay for the death of the pilot, Libya said.",
        "The killing of the pilot by Chad will not pass without an answer, Libya said.",
        "Libya accused Chad of piracy and said that it would not let this pass.",
    ],
)
def test_what_will_not_pass(text):
    (found,) = extract(text).commitments
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("threat", ("LBY",), ("TCD",))


def test_troops_are_no_gift():
    (found,) = extract("Libya said that troops would be sent south unless Chad left the oasis.").commitments
    assert (found.type, found.negative) == ("threat", True)


def test_words_that_go_on_are_told_once():
    text = "“We will not accept it, and our men will fight the decision,” the Libyan president said."
    assert len(extract(text).commitments) == 1


def test_whose_attack_it_would_be_regarded_as_is_meant():
    text = "Libya said it would regard any drone launched from the oasis as an attack by Chad on Libya."
    (found,) = extract(text).commitments
    assert (found.type, found.addressee_countries) == ("threat", ("TCD",))


def test_who_could_see_himself_punished_is_the_one_who_must_change_his_course():
    text = (
        "The Libyan president said that unless Idriss Deby withdrew, he could see his country thrown out of the union."
    )
    (found,) = extract(text).commitments
    assert (found.type, found.issuer_countries) == ("threat", ("LBY",))
