"""Whose a deed is that somebody is punished for, and of whom a clause goes on to tell."""

import pytest

from tests.extraction.reading import extract


def acts(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """What is told, with whose act it is."""
    return [(text[e.trigger.start : e.trigger.end], e.actor_countries) for e in extract(text).events]


@pytest.mark.parametrize(
    ("text", "deed", "whose"),
    [
        ("Peru suspended talks with Chile over its blockade of Bolivia.", "blockade", ("CHL",)),
        ("Norway cut aid to Rwanda over its occupation of Goma.", "occupation", ("RWA",)),
        ("Spain recalled its ambassador from Moscow over its bombing of Odesa.", "bombing", ("RUS",)),
        ("Oslo summoned the Russian ambassador over its invasion of Ukraine.", "invasion", ("RUS",)),
        ("Peru sanctioned Belarus after concluding that its government had hijacked a plane.", "hijacked", ("BLR",)),
        # of two who are named it may be either
        ("Peru froze the talks of Chad and Libya over its invasion of Mali.", "invasion", ()),
        # what is one's own is no deed of others
        ("Kenya attacked Somalia over its attack on Lamu.", "attack", ("SOM",)),
    ],
)
def test_what_somebody_is_punished_for_is_his(text, deed, whose):
    assert (deed, whose) in acts(text)


def said(text: str) -> list[tuple[tuple[str, ...], str]]:
    """Which state says what."""
    return [
        (a.speaker_countries, "…".join(text[s.start : s.end] for s in a.content)) for a in extract(text).attributions
    ]


@pytest.mark.parametrize(
    ("text", "state", "start"),
    [
        (
            "Peru accused Chile of ramming a boat, a charge Chile denied, saying it was the Peruvian boat that sank.",
            ("CHL",),
            "it was the Peruvian boat",
        ),
        (
            "LIMA - Peru on Monday accused Chile of ramming a boat and seizing it off Arica, a charge Chile rejected, "
            "saying it was the Peruvian boat that sank.",
            ("CHL",),
            "it was the Peruvian boat",
        ),
        ("Paraguay expelled a Chinese envoy for urging deputies to wait.", ("CHN",), "deputies to wait"),
        (
            "General Rao of India spoke. The talks ended, according to President Macron, who says he threatened Iran.",
            ("FRA",),
            "he threatened Iran",
        ),
    ],
)
def test_who_says_it(text, state, start):
    assert any(who == state and what.startswith(start) for who, what in said(text))


@pytest.mark.parametrize(
    "text",
    [
        # Minsk is not who adopted the measures, and the EU accuses nobody
        "The EU adopted measures, prompting Minsk to expel Peru's ambassador, whom it accused of spying.",
        "The EU adopted measures, prompting Kigali to cut ties with Peru, which it accused of lobbying.",
    ],
)
def test_a_clause_tells_of_who_acts_before_it(text):
    assert not [e for e in extract(text).events if e.type == "ACCUSE" and "EUR" in e.actor_countries]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Pashinyan accused the banker of plotting; the tycoon was arrested after he vowed to defend it.",
        "Hamas said it sought peace. The army said its men had fired at a crowd.",
        "The European Union imposed sanctions. The Southern African bloc has begun to withdraw its peacekeepers.",
    ],
)
def test_a_stranger_is_nobody_known(text):
    extraction = extract(text)
    second = text.index(";" if ";" in text else ". ")
    assert not [c for c in extraction.commitments if c.issuer_countries]
    assert not [e for e in extraction.events if e.actor_countries and e.start > second]


def test_who_speaks_behind_a_name_is_somebody_else():
    text = "The pact was broken by Netanyahu, the Egyptian minister said."
    (broken,) = [e for e in extract(text).events if e.type == "REJECT"]
    assert broken.actor_countries == ("ISR",)


def test_who_acts_for_another_does_not_act_on_him():
    (spied, _) = extract("Six Bulgarians who spied on behalf of Russia were jailed in London.").events
    assert spied.recipient_countries == ()


def test_who_wage_a_war_together_do_not_fight_each_other():
    (war,) = extract("The war is waged by Lukashenko and Putin.").events
    assert (war.actor_countries, war.recipient_countries) == (("BLR", "RUS"), ())
