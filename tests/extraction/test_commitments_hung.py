"""Commitments whose condition, speaker or verb the small parser hangs in the wrong place, and what nobody will do."""

import pytest

from tests.extraction.reading import extract

# text, type, issuer, addressee, condition, consequence
HUNG = [
    (
        "Egypt stands ready to take all measures to defend itself, should its water be endangered, its foreign "
        "minister said.",
        "threat",
        "EGY",
        "",
        "should its water be endangered",
        "Egypt stands ready to take all measures to defend itself",
    ),
    (
        "Chad vowed a crushing reply should the exercise go forward.",
        "threat",
        "TCD",
        "",
        "should the exercise go forward",
        "a crushing reply",
    ),
    (
        "Norway will send a frigate should Iceland ask for one, its defence minister said.",
        "promise",
        "NOR",
        "ISL",
        "should Iceland ask for one",
        "Norway will send a frigate",
    ),
    (
        "Ghana promised to withdraw its battalion should the UN ask.",
        "promise",
        "GHA",
        "UNO",
        "should the UN ask",
        "to withdraw its battalion",
    ),
    (
        "Latvia's interior minister said Riga would follow suit should the traffic move north.",
        "policy",
        "LVA",
        "",
        "should the traffic move north",
        "Riga would follow suit",
    ),
    (
        "Kenya's president said Somali troops had crossed the line and warned that it would strike if they stayed.",
        "threat",
        "KEN",
        "SOM",
        "if they stayed",
        "it would strike",
    ),
    (
        "Japan's prime minister said Chinese ships had left and told reporters that Tokyo would answer if they came "
        "back.",
        "threat",
        "JPN",
        "",
        "if they came back",
        "Tokyo would answer",
    ),
    (
        "None of the trucks would leave until Pakistan paid, Afghanistan's trade minister said.",
        "policy",
        "AFG",
        "PAK",
        "until Pakistan paid",
        "None of the trucks would leave",
    ),
    (
        "No foreign soldier would set foot on Cuban soil, Cuba's president said.",
        "policy",
        "CUB",
        "",
        None,
        "No foreign soldier would set foot on Cuban soil",
    ),
    (
        "Bogota would give shelter to any soldier who laid down his weapon, Colombia's foreign minister said.",
        "promise",
        "COL",
        "",
        "any soldier who laid down his weapon",
        "Bogota would give shelter",
    ),
    (
        "Eritrea will pardon any deserter who comes home, its president said.",
        "promise",
        "ERI",
        "",
        "any deserter who comes home",
        "Eritrea will pardon",
    ),
    (
        "The exercise will go ahead unless the North pulls back its guns, South Korea's defence minister said.",
        "policy",
        "KOR",
        "",
        "unless the North pulls back its guns",
        "The exercise will go ahead",
    ),
    (
        "Eritrea warned that attempts to seize the port by force would be repelled.",
        "threat",
        "ERI",
        "",
        "attempts to seize the port by force",
        "would be repelled",
    ),
    (
        "Russia will consider any F-16 over Ukraine a legitimate target, its foreign minister said.",
        "threat",
        "RUS",
        "",
        "any F-16 over Ukraine",
        "a legitimate target",
    ),
    (
        "Colombia's president threatened that oil exports would stop unless the raids ended.",
        "threat",
        "COL",
        "",
        "unless the raids ended",
        "oil exports would stop",
    ),
    (
        "Israel threatened that Lebanon would burn if a rocket fell.",
        "threat",
        "ISR",
        "LBN",
        "if a rocket fell",
        "Lebanon would burn",
    ),
    (
        "Algeria will close its airspace to Malian planes until such time as Bamako withdraws its complaint, its "
        "foreign ministry said.",
        "threat",
        "DZA",
        "MLI",
        "until such time as Bamako withdraws its complaint",
        "Algeria will close its airspace to Malian planes",
    ),
    (
        "Malawi's message to Tanzania was simple: leave the lake or we will arrest your fishermen.",
        "threat",
        "MWI",
        "TZA",
        "leave the lake",
        "we will arrest your fishermen",
    ),
    (
        "The message from Ankara was clear: if the Kurds cross the river, the army will strike.",
        "threat",
        "TUR",
        "",
        "if the Kurds cross the river",
        "the army will strike",
    ),
    (
        "“If a single shell lands in our village,” the Turkish president told a rally, “we will flatten their guns.”",
        "threat",
        "TUR",
        "",
        "If a single shell lands in our village",
        "we will flatten their guns",
    ),
    (
        "His government, the Lebanese premier said, would not sign unless the shelling stopped.",
        "policy",
        "LBN",
        "",
        "unless the shelling stopped",
        "would not sign",
    ),
    (
        "Russia has not ruled out the use of force if Finland joins the alliance.",
        "threat",
        "RUS",
        "FIN",
        "if Finland joins the alliance",
        "Russia has not ruled out the use of force",
    ),
    (
        "Kenya's president refused to rule out strikes if the raids continued.",
        "threat",
        "KEN",
        "",
        "if the raids continued",
        "refused to rule out strikes",
    ),
    ("Niger demanded an apology from Belgium.", "demand", "NER", "BEL", None, "an apology from Belgium"),
    (
        "Turkey demanded the withdrawal of Greek troops from the islands.",
        "demand",
        "TUR",
        "GRC",
        None,
        "the withdrawal of Greek troops from the islands",
    ),
    (
        "Bolivia has given oil companies six months to sign new contracts or leave.",
        "ultimatum",
        "BOL",
        "",
        None,
        "to sign new contracts or leave",
    ),
    (
        "“Anyone who lays down his arms will be treated as a guest,” the Rwandan army said.",
        "promise",
        "RWA",
        "",
        "Anyone who lays down his arms",
        "will be treated as a guest",
    ),
    (
        "Any attempt to stop the water that is due under the treaty will be considered an act of war, Pakistan's prime "
        "minister said.",
        "threat",
        "PAK",
        "",
        "Any attempt to stop the water that is due under the treaty",
        "will be considered an act of war",
    ),
    ("Mali ordered the Danish troops to leave at once.", "demand", "MLI", "DNK", None, "to leave at once"),
    ("Uganda told Rwanda to pull back its patrols.", "demand", "UGA", "RWA", None, "to pull back its patrols"),
    (
        "“We demand that India stop the dam,” Pakistan's foreign minister said.",
        "demand",
        "PAK",
        "IND",
        None,
        "India stop the dam",
    ),
    (
        "Article 4 obliges allies to consult when one of them is threatened.",
        "obligation",
        "",
        "",
        "when one of them is threatened",
        "to consult",
    ),
    (
        "Under the Geneva Agreement of 1966 no new claim may be pressed while it is in force.",
        "obligation",
        "",
        "",
        "while it is in force",
        "no new claim may be pressed",
    ),
    (
        "Under Article 5 of the pact an armed attack on Norway or Turkey shall be considered an attack on all.",
        "obligation",
        "",
        "",
        "an armed attack on Norway or Turkey",
        "shall be considered an attack on all",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee", "condition", "consequence"), HUNG, ids=[s[0][:60] for s in HUNG]
)
def test_what_hangs_elsewhere_still_binds(text, kind, issuer, addressee, condition, consequence):
    (one,) = extract(text).commitments
    assert (one.type, ",".join(one.issuer_countries), ",".join(one.addressee_countries)) == (kind, issuer, addressee)
    assert (one.condition.text if one.condition else None, one.consequence.text) == (condition, consequence)


@pytest.mark.parametrize(
    "text",
    [
        "He said Ghana should ask the UN for help, its president said.",
        "No tourist would cross the desert before winter, the Tunisian minister said.",
        "None of the migrants would survive the winter unless help came, the Polish president said.",
        "The match will go ahead unless it rains, the Kenyan sports minister said.",
        "Washington told Kyiv to hold out.",
        "A US official said that if the militia moved back, Israel would be free to respond.",
        "National Security Adviser Omar Abdi said that all Ethiopian forces would have to leave when it ends.",
        "Bolivia did not rule out selling the gas if prices rose.",
        "An analyst did not rule out war if the talks failed.",
        "Students demanded the resignation of the Kenyan minister.",
        "Japan gave its companies a year to adapt.",
        "The doctor's warning: smoke and you will die.",
        "Sweden's position was clear: peace would come if Russia left.",
        "The minister promised that the harvest would be good.",
        "France warned that the economy would suffer if the strike went on.",
        "India sees any such step as an act of war, a senior Indian official said.",
        "Japan told its citizens to leave Lebanon.",
        "Washington says Moscow demanded that Kyiv disarm.",
        "A protester demanded that Israel leave.",
        "Brazil's opposition demanded that the government resign.",
        "Under the agreement no fans may enter the stadium.",
        "Clause 9 requires the tenant to paint the wall.",
    ],
)
def test_what_is_asked_foreseen_or_private_binds_nobody(text):
    assert not extract(text).commitments
