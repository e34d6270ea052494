"""Turns of phrase by which news tells a commitment: what is done in return, what ends, who stands by whom."""

import pytest

from tests.extraction.reading import extract

# text, type, issuer, addressee ("*": not looked at), condition, consequence
TURNS = [
    (
        "The Russian foreign ministry said no compensation would be paid before its judges had finished.",
        "policy", "RUS", "", "before its judges had finished", "no compensation would be paid",
    ),
    (
        "“If our sailors are not freed, there will be an answer, and it will be felt,” the Omani army said.",
        "threat", "OMN", "", "If our sailors are not freed", "there will be an answer",
    ),
    (
        "The Malian defence minister said that Chadian soldiers would have no place in the force "
        "unless N'Djamena tore up the deal.",
        "threat", "MLI", "TCD", "unless N'Djamena tore up the deal", "Chadian soldiers would have no place",
    ),
    (
        "“If we are attacked, nobody will be left in doubt of our answer,” the Kenyan prime minister said.",
        "threat", "KEN", "", "If we are attacked", "nobody will be left in doubt",
    ),
    (
        "“Send them home on ferries and we will take them in,” the Cuban president said.",
        "promise", "CUB", "*", "Send them home on ferries", "we will take them in",
    ),
    (
        "“Touch this dam and there will be no peace on either bank,” Tajikistan's president said.",
        "threat", "TJK", "*", "Touch this dam", "there will be no peace",
    ),
    (
        "“If you raise your tariff, I raise mine,” the Peruvian president said.",
        "threat", "PER", "*", "If you raise your tariff", "I raise mine",
    ),
    (
        "“If you lower your tariff, I lower mine,” the Peruvian president said.",
        "promise", "PER", "*", "If you lower your tariff", "I lower mine",
    ),
    (
        "“We shall pull back the day the militia is gone, and not before,” Uganda's foreign minister said.",
        "promise", "UGA", "*", "the day the militia is gone", "We shall pull back",
    ),
    (
        "The day the sanctions come back, Oman's foreign ministry said, cooperation with the inspectors will end.",
        "policy", "OMN", "*", "The day the sanctions come back", "cooperation with the inspectors will end",
    ),
    (
        "The treaty will stay suspended until Lima gives up its support for the rebels, Chile's foreign minister said.",
        "policy", "CHL", "PER", "until Lima gives up", "The treaty will stay suspended",
    ),
    (
        "Palau accused China of terror, and said its own patrols would escort ferries if it happened again.",
        "policy", "PLW", "CHN", "if it happened again", "its own patrols would escort ferries",
    ),
    (
        "“Should a captain call us, we will be at his side,” Palau's foreign minister told reporters.",
        "policy", "PLW", "*", "Should a captain call us", "we will be at his side",
    ),
    (
        "Fiji's defence minister said that soldiers on the island would return fire if fired upon.",
        "threat", "FJI", "", "if fired upon", "soldiers on the island would return fire",
    ),
    (
        "Tuvalu's president repeated that the killing of a sailor would cross a red line.",
        "red line", "TUV", "*", "the killing of a sailor", "would cross a red line",
    ),
    (
        "“If they rebuild, we will be back, and harder,” the Chadian defence minister said.",
        "threat", "TCD", "*", "If they rebuild", "we will be back, and harder",
    ),
    (
        "Guyana's foreign minister said Guyana would return to the International Court of Justice "
        "unless Suriname called off the vote.",
        "policy", "GUY", "SUR", "unless Suriname called off the vote", "Guyana would return",
    ),
    (
        "Turkey accused Latvia of sheltering the group, and its president vowed that Latvia would not join the bank "
        "until it handed over the fugitives.",
        "threat", "TUR", "LVA", "until it handed over", "Latvia would not join",
    ),
    (
        "“One more shell on our soil and we will fire,” Burundi's envoy told the council.",
        "threat", "BDI", "*", "One more shell on our soil", "we will fire",
    ),
    (
        "Kenya's president said Kenya would reopen the road if Somalia admitted its guilt, punished those responsible "
        "and compensated the families.",
        "promise", "KEN", "SOM", "punished those responsible and compensated", "Kenya would reopen the road",
    ),
    (
        "The EU may suspend its pact with Kigali should the fighting spread, its foreign policy chief has hinted.",
        "threat", "EUR", "*", "should the fighting spread", "may suspend its pact with Kigali",
    ),
    ("Norway has promised a report within a week.", "promise", "NOR", "", None, "a report"),
    ("“We will not take the first step,” Mali's foreign minister said.", "policy", "MLI", "", None, "the first step"),
    ("“We do not go. Our vessels will remain there,” Samoa's president said.", "policy", "WSM", "", None, "remain"),
    (
        "The US state department said its envoy was ready to meet any time, but that the US would never accept a mine "
        "on Omani soil.",
        "policy", "USA", "*", None, "would never accept",
    ),
    ("America, Marco Rubio wrote, would see to it that it was honoured.", "policy", "USA", "", None, "see to it"),
    (
        "Gabon's president has sworn never again to take rebels into the army.",
        "policy", "GAB", "", None, "never again to take rebels",
    ),
    (
        "Under the deal Israel must withdraw its troops from Lebanon. Lebanon is to send 10,000 soldiers south.",
        "obligation", "LBN", "", None, "send 10,000 soldiers",
    ),
    (
        "A US spokesman called on Pyongyang to wait and said the United States would stand by its treaty ally.",
        "policy", "USA", "", None, "would stand by its treaty ally",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "issuer", "addressee", "condition", "consequence"), TURNS)
def test_what_is_bound_by_a_turn_of_phrase(text, kind, issuer, addressee, condition, consequence):
    (one,) = [c for c in extract(text).commitments if consequence in text[c.consequence.start : c.consequence.end]]
    assert (one.type, ",".join(one.issuer_countries)) == (kind, issuer)
    assert addressee in ("*", ",".join(one.addressee_countries))
    told = text[one.condition.start : one.condition.end] if one.condition else None
    assert (told is None) if condition is None else condition in (told or "")


@pytest.mark.parametrize(
    "text",
    [
        "“If the price falls, we sell less,” the Malian trade minister said.",
        "“Another school and we will be happy,” Chad's school minister said.",
        "“If we are late, we are late,” the Malian trade minister said.",
        "The Omani minister said that the team would have no place in the final unless it won.",
        "Lebanon is to play Syria on Monday, the Lebanese sports minister said.",
        "The day the music came back, Fiji's culture minister said, everybody danced.",
        "Crossing the red line is easy, the Fijian transport minister said.",
    ],
)
def test_what_binds_nobody(text):
    assert not [c for c in extract(text).commitments if c.condition is not None or c.type in ("threat", "red line")]


def test_who_vows_never_again_does_not_vow_to_do_it():
    (made,) = extract("Samoa's president has sworn never again to bomb the atoll.").commitments
    assert (made.type, made.consequence.text.split()[0]) == ("promise", "never")


@pytest.mark.parametrize(
    "text",
    [
        # the other side's men
        "Taiwan's defence minister said soldiers on the other shore would invade if the weather allowed.",
        "Israel's army said gunners in Lebanon would fire on Haifa if Iran ordered it.",
        "Finland's general said guards would fire on refugees if Putin told them to.",
        # laments
        "“There will be no peace for the people of Sudan while the generals fight,” the UN envoy said.",
        "Pope Leo said there would be no peace in Ukraine unless both sides talked.",
        # what would end by itself, or to another's good
        "Germany's chancellor said deliveries of weapons would stop if the truce held.",
        "Gas supplies would end if the pipe leaked, Norway's energy minister said.",
        "Colombia's president said the government would open talks with the rebels if they freed the hostages.",
        # who is attacked need not answer
        "“If we are attacked, we will call the United Nations,” Panama's president said.",
        "“If we are bombed, our children will sleep in the metro again,” Ukraine's minister said.",
        # vowed for somebody's good
        "Netanyahu vowed that the hostages would not be forgotten until every one of them was home.",
        "Erdogan vowed that Sweden would not be left alone until the fires were out.",
        "Women would have no place at the table if the Taliban came, Norway's foreign minister said.",
        "The Kremlin said Ukraine would have no place in the Olympics if it had its way.",
        "“If you keep your word, we keep our word,” the Ethiopian prime minister told Eritrea.",
        "If Iran asks, there will be an answer, Switzerland's foreign minister said.",
        "“Any more strikes and we will sell the airline,” Portugal's finance minister told pilots.",
        # nobody draws another's lines, and what crosses none is none
        "Israel said its attack on Rafah would not cross a red line set by Biden.",
        "Germany's chancellor said that the use of Taurus would cross a red line for the Kremlin.",
    ],
)
def test_what_threatens_nobody(text):
    assert not [c for c in extract(text).commitments if c.type in ("threat", "red line")]


@pytest.mark.parametrize(
    "text",
    [
        "Under the Algiers accord, Mali's rebels disarmed. Algeria is to bomb Mali, the junta claims.",
        "Trade flourished under the deal. The United States is to impose tariffs on Canadian steel next week.",
        "Under the deal Egypt left. Egypt is to play Morocco on Friday.",
        "Under the deal the hostages came home. Israel is to attack Lebanon again if rockets fall, Katz said.",
    ],
)
def test_what_is_to_happen_after_a_deal_is_not_owed_under_it(text):
    assert not [c for c in extract(text).commitments if c.type == "obligation"]


@pytest.mark.parametrize(
    ("text", "kind", "condition"),
    [
        (
            "Chad would open it if Libya admitted the raid, paid for it and freed the drivers, its president said.",
            "promise",
            "if Libya admitted the raid, paid for it and freed the drivers",
        ),
        (
            "Libya's envoy warned that one more shell on its soil and it would shell Chad.",
            "threat",
            "one more shell on its soil",
        ),
        ("“One more step,” the Chadian general warned Libya, “and we will open fire.”", "threat", "One more step"),
        (
            "Chad will arm the rebels if Libya crosses the line, the Chadian president said.",
            "threat",
            "if Libya crosses the line",
        ),
        (
            "Chad might open contacts with the separatists should Libya sign, its president said.",
            "threat",
            "should Libya sign",
        ),
        ("Chad would close the matter if Libya paid, its president said.", "promise", "if Libya paid"),
        (
            "The Chadian army would stay out of the quarrel as long as Libya did, its minister said.",
            "promise",
            "as long as Libya did",
        ),
        # nobody guaranteed anything
        (
            "Iran would talk to America if it guaranteed that Iran would not be bombed, its foreign minister said.",
            "promise",
            "if it guaranteed that Iran would not be bombed",
        ),
        (
            "Washington promised to support Israeli action against any threat that the monitors failed to remove.",
            "promise",
            "against any threat that the monitors failed to remove",
        ),
    ],
)
def test_one_commitment_with_the_whole_of_its_condition(text, kind, condition):
    (one,) = extract(text).commitments
    assert (one.type, one.condition.text) == (kind, condition)


def test_what_its_subject_did_as_well_is_no_part_of_the_condition():
    text = "Norway would sign unless Russia objected, its minister said, and he called on both to wait."
    assert all("called" not in c.condition.text for c in extract(text).commitments if c.condition)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Egypt warned that it would close the canal.", "threat"),
        ("Egypt said that it would close the canal.", "policy"),
        ("Russia warned that it would not abandon its Serbian brothers.", "policy"),
        ("Norway's energy minister warned that it would cut gas exports because of repairs.", "policy"),
        ("The deal would be dead if Libya fired again, Chad's president warned.", "threat"),
        ("The pact will lapse if Chad does not pay, Libya's foreign minister said.", "threat"),
        (
            "TOKYO — Japan will close its ports unless Beijing lifts a ban on fish, officials here warned on Friday.",
            "threat",
        ),
        ("Lithuanians will feel the consequences if the trains are held up, Russia has warned.", "threat"),
    ],
)
def test_what_is_warned_of(text, kind):
    (one,) = extract(text).commitments
    assert one.type == kind


def test_when_something_was_said_is_no_condition():
    text = "When Ethiopia said that the dam was full, Egypt, which needs it, warned that it would act."
    assert [c.condition for c in extract(text).commitments] == [None]


def test_a_pact_that_will_lapse_on_a_day_binds_nobody():
    assert not extract("The pact will lapse on Monday, Libya's foreign minister said.").commitments
