"""Phrases that stand for a number of parties named before: "both", "the two", "all three", "the latter"."""

import pytest

from tests.extraction.reading import extract, mention


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("Kenya wants a patrol; Somalia wants a court. Both have sent lawyers.", "Both", ("KEN", "SOM")),
        ("Thailand, Laos and Cambodia signed. All three promised to share the data.", "three", ("THA", "LAO", "KHM")),
        ("Norway, Sweden and Finland will drill. The three countries invited us.", "countries", ("NOR", "SWE", "FIN")),
        ("Serbia accused Kosovo of arresting farmers. Neither wants a war.", "Neither", ("SRB", "XKX")),
        ("Egypt warned Ethiopia over the dam. Each side watches the river.", "side", ("EGY", "ETH")),
        ("Hungary and Slovakia blocked the loan. The pair want gas first.", "pair", ("HUN", "SVK")),
        ("Thailand and Laos signed a pact. Vietnam complained. The two replied.", "two", ("THA", "LAO")),
        ("Uruguay’s parliament closed the bridge. Argentina’s parliament had done so. The two parliaments never met.",
         "parliaments", ("URY", "ARG")),
        ("Ethiopian and Eritrean gunners duelled. The two armies used heavy guns.", "armies", ("ETH", "ERI")),
        ("Iran’s foreign minister met his Iraqi counterpart. He said both countries wanted calm.",
         "countries", ("IRN", "IRQ")),
        ("Kuwait expelled the envoy. Bahrain followed. Lebanon said both had acted in haste.", "both", ("KWT", "BHR")),
        ("Myanmar and Bangladesh share a river. The neighbours patrol it.", "neighbours", ("MMR", "BGD")),
        ("Uganda and Chad quarrelled. The two African neighbours shut the road.", "neighbours", ("UGA", "TCD")),
        ("Honduras warned Nicaragua. The two Central American governments met.", "governments", ("HND", "NIC")),
        ("Ghana attacked Togo. The two heads of state met in Abidjan.", "heads", ("GHA", "TGO")),
        ("Ghana attacked Togo. Nigeria appealed to the parties to stop.", "parties", ("GHA", "TGO")),
        ("Ghana and Togo signed a truce. The arch-foes have fought twice.", "foes", ("GHA", "TGO")),
        ("Ghana fought with Togo. The rival armies had dug in.", "armies", ("GHA", "TGO")),
    ],
)  # fmt: skip
def test_just_so_many_were_named(text, words, countries):
    found = mention(text, words)
    assert found is not None
    assert found.countries == countries


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # three were named
        ("Peru sent a note. Chile sent a note. Bolivia sent a note. Both arrived.", "Both"),
        # boats are counted
        ("Peru seized two boats from Ecuador. Both sank.", "Both"),
        ("Peru offered Ecuador a loan and a treaty. Both were refused.", "Both"),
        # others are meant
        ("Peru and Chile agreed. The other two countries did not.", "countries"),
        ("Peru and Chile agreed. Two officials said so.", "officials"),
        ("Peru and Chile met. The two Korean leaders did not.", "leaders"),
        ("Peru fired at Chile. Both missiles fell into the sea.", "missiles"),
        # those of a parliament, or of a region
        ("Ghana attacked Togo. The parties in parliament condemned the war.", "parties"),
        ("Latvia accused Estonia. Each Baltic state kept its border shut.", "state"),
        # it may be one of them that speaks
        ("Chile’s embassy in Lima said the flights served the two armed forces.", "forces"),
    ],
)
def test_more_fewer_or_others(text, words):
    found = mention(text, words)
    assert found is None or not found.countries


def test_who_urges_both_sides_is_none_of_them():
    text = "Serbia and Kosovo blame each other. France urged the two sides to talk."
    assert mention(text, "sides").countries == ("SRB", "XKX")


def test_two_presidents_are_the_two_who_were_named():
    found = mention("Rwandan President Paul Kagame met Ugandan President Yoweri Museveni. The two presidents "
                    "shook hands.", "presidents")  # fmt: skip
    assert found.entities == ("RWA/paul-kagame", "UGA/yoweri-museveni")


def test_former_and_latter():
    text = "Algeria and Morocco exchanged notes. The former closed its airspace and the latter expelled two attachés."
    assert mention(text, "former").country == "DZA"
    assert mention(text, "latter").country == "MAR"


def test_of_two_the_other_is_the_neighbour():
    text = "Lesotho accused South Africa of moving beacons. The government said its neighbour should explain."
    assert mention(text, "neighbour").country == "ZAF"


def test_both_sides_of_a_text_about_two_are_these_two_further_down():
    text = (
        "Eritrea shelled a post in Ethiopia. Ethiopia shelled Eritrea in turn. Ethiopia lost a tank. Eritrea lost two. "
        "The rain began. The roads turned to mud. The harvest was poor. Both sides dug in."
    )
    assert set(mention(text, "sides").countries) == {"ERI", "ETH"}


def test_they_are_those_who_were_named_in_one_breath():
    text = "Ghana and Togo have each claimed the block. Their navies have met there twice."
    assert mention(text, "Their").countries == ("GHA", "TGO")


def test_it_is_none_of_those_who_were_named_in_one_breath():
    found = mention("Tajikistan and Kyrgyzstan agreed a truce at noon. By night it was broken.", "it")
    assert found is None


def test_neither_side_did_it():
    events = extract("Peru accused Chile. Neither side attacked the port.").events
    assert all(e.negated for e in events if e.type == "ASSAULT")


def test_what_each_of_two_has_does_not_hide_the_latter():
    text = "Kenya's insistence on Uganda's withdrawal, and the latter's refusal to leave, ended the talks."
    assert mention(text, "latter").country == "UGA"


def test_who_acts_before_a_semicolon_may_be_one_of_both_sides():
    text = "Chad shelled Mali. Chad briefed the envoys; Kenya urged both sides to wait."
    assert set(mention(text, "sides").countries) == {"TCD", "MLI"}
