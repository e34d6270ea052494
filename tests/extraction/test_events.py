"""Who did what to whom, sentence by sentence."""

from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.extraction import Extractor
from standoff.extraction.pipeline import extractor
from standoff.model import Document, Event, Interval, Published, Span, identify


@cache
def extracted(text: str, day: date | None = None) -> tuple[Event, ...]:
    published = Published(day, day, basis="given") if day else Published(None, None)
    return (
        extractor()
        .extract(Document(id=identify("d", text), path="x.txt", sha256="", text=text, published=published))
        .events
    )


def coded(text: str) -> set[tuple[str, str, str]]:
    """(actor, type, recipient), countries joined by "+"."""
    return {("+".join(e.actor_countries), e.type, "+".join(e.recipient_countries)) for e in extracted(text)}


def only(text: str, kind: str) -> Event:
    found = [e for e in extracted(text) if e.type == kind]
    assert len(found) == 1, [(e.type, e.rule) for e in extracted(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Ethiopian soldiers attacked an Eritrean outpost.", ("ETH", "ASSAULT", "ERI")),
        ("An Eritrean outpost was attacked by Ethiopian soldiers.", ("ETH", "ASSAULT", "ERI")),
        ("Ethiopia launched an attack on Eritrea.", ("ETH", "ASSAULT", "ERI")),
        ("Ethiopia's invasion of Eritrea alarmed the region.", ("ETH", "ASSAULT", "ERI")),
        ("Turkey, which invaded Syria, denied the charge.", ("TUR", "ASSAULT", "SYR")),
        ("Iranian forces shelled Basra.", ("IRN", "ASSAULT", "IRQ")),
        ("Poland and Hungary signed a defence pact.", ("POL", "AGREE", "HUN")),
        ("Talks between Greece and Albania resumed.", ("GRC", "CONSULT", "ALB")),
        ("Australia imposed sanctions on Myanmar.", ("AUS", "SANCTION", "MMR")),
        ("Sanctions were imposed on Myanmar by Australia.", ("AUS", "SANCTION", "MMR")),
        ("Sweden summoned the Iranian ambassador.", ("SWE", "ACCUSE", "IRN")),
        ("Canada voiced concern over India's bid to buy the port.", ("CAN", "ACCUSE", "IND")),
        ("Brazil condemned the deployment of Peruvian troops.", ("BRA", "ACCUSE", "PER")),
        ("Spain urged the immediate withdrawal of Moroccan soldiers.", ("ESP", "REQUEST", "MAR")),
        ("Kenya accused Uganda of arming rebels.", ("KEN", "ACCUSE", "UGA")),
        ("Belgium provided Estonia with howitzers.", ("BEL", "AID", "EST")),
        ("Belgium provided howitzers to Estonia.", ("BEL", "AID", "EST")),
        ("Thailand boosted ties by signing a trade pact with Laos.", ("THA", "AGREE", "LAO")),
        ("Pressure from Brazil on Paraguay to open its books grew.", ("BRA", "REQUEST", "PRY")),
        ("Somalia issued threats against Kenya.", ("SOM", "THREATEN", "KEN")),
        ("Denmark shared satellite data with Norway.", ("DNK", "COOPERATE", "NOR")),
        (
            "Croatia's parliament voted to endorse the treaty that commits Zagreb and Ljubljana to arbitration.",
            ("HRV", "SUPPORT", "SVN"),
        ),
    ],
)
def test_actor_type_and_recipient(text, want):
    assert want in coded(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Oslo warned that Sudan may attack Ethiopia.",
        "Norway warned of floods in Sweden.",
        "Norway warned that Sudan had attacked Ethiopia.",
        "The drought threatened Kenya.",
    ],
)
def test_a_warning_about_a_third_party_or_the_weather_is_no_threat(text):
    assert not any(e.type == "THREATEN" for e in extracted(text))


@pytest.mark.parametrize(
    "text",
    [
        "Greece struck a deal with Albania.",
        "Workers in France are on strike.",
        "The flood killed three Italians.",
        "Ghana beat Togo at football.",
        "Doctors fight malaria in Ghana.",
    ],
)
def test_no_violence_where_there_is_none(text):
    assert not any(e.type == "ASSAULT" for e in extracted(text))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # what is called off, or only rehearsed, did not happen
        ("Peru called off a meeting with Chile.", ("PER", "SANCTION", "CHL")),
        ("Peru postponed its talks with Chile.", ("PER", "SANCTION", "CHL")),
        ("Algeria simulated air strikes on Moroccan targets.", ("DZA", "MOBILIZE", "MAR")),
        # to call another's act a threat is to accuse
        ("Peru called Chile's manoeuvres a threat to the region.", ("PER", "ACCUSE", "CHL")),
        ("Peru called Chile's decision ‘reckless’.", ("PER", "ACCUSE", "CHL")),
        ("Norway condemned Iran's rocket launches.", ("NOR", "ACCUSE", "IRN")),
        ("The Iranian ambassador was summoned over the fire.", ("", "ACCUSE", "IRN")),
        # forces sent about at home, shows of force, closures
        ("Peru's army has sent 20 armoured vehicles to Lima.", ("PER", "MOBILIZE", "")),
        ("Peru fired two missiles into waters off Chile.", ("PER", "MOBILIZE", "CHL")),
        ("Kenya fired warning shots at a Ugandan boat.", ("KEN", "MOBILIZE", "UGA")),
        ("Iran held drills near its border with Armenia.", ("IRN", "MOBILIZE", "ARM")),
        ("Greece scrambled jets after six Turkish bombers crossed the median line.", ("TUR", "MOBILIZE", "")),
        ("Japan detected nine Russian warships near its coast.", ("RUS", "MOBILIZE", "JPN")),
        ("Libya has closed its airspace.", ("LBY", "COERCE", "")),
        ("Libya opened its border with Sudan to refugees.", ("LBY", "AID", "")),
        # promising not to is no threat
        ("Peru vowed that it would not attack Chile.", ("PER", "AGREE", "CHL")),
        # who does what somebody is accused of, or warned against
        ("Kenya accused Uganda of arming the Sudanese rebels.", ("UGA", "AID", "SDN")),
        ("Kenya warned Uganda against attacking Sudan.", ("UGA", "ASSAULT", "SDN")),
        ("Norway urged Kenya to wait and called on Uganda to pay.", ("NOR", "REQUEST", "UGA")),
        ("Thai and Cambodian soldiers clashed near a temple.", ("THA", "ASSAULT", "KHM")),
        ("Envoys of Peru called on their Chilean counterparts in Quito.", ("PER", "REQUEST", "CHL")),
        ("Finland assured Estonia of its support.", ("FIN", "SUPPORT", "EST")),
    ],
)
def test_what_an_analyst_would_code(text, want):
    assert want in coded(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru called off a meeting with Chile.", "CONSULT"),
        ("Peru believes in dialogue and peace.", "CONSULT"),
        ("Peru called Chile's remarks a mistake.", "CONSULT"),
        ("An attack by Peru would be met with force.", "CONSULT"),
        ("Peru called the drills of Chile a threat to the continent.", "THREATEN"),
        ("Peru promised that it would not attack Chile.", "THREATEN"),
        ("Peru's army has sent 20 armoured vehicles to Lima.", "AID"),
        ("Peru fired two missiles into waters off Chile.", "ASSAULT"),
        ("Peru opened its border with Chile.", "ASSAULT"),
        ("Algeria rehearsed strikes on Morocco.", "ASSAULT"),
        ("Peru pressed its claim to half of Chile.", "REQUEST"),
        ("The Peruvian president took office in May.", "COERCE"),
        ("Peru withdrew its complaint.", "RETREAT"),
    ],
)
def test_what_an_analyst_would_not_code(text, kind):
    assert kind not in {e.type for e in extracted(text)}


def test_denying_happens_though_a_clause_beside_it_is_negated():
    event = only("Peru denied that a shell had fallen in Chile: the two states had never drawn a line there.", "REJECT")
    assert not event.negated


def test_nothing_fired_is_negated():
    assert only("Peru has fired no missiles over Chile.", "MOBILIZE").negated


def test_a_headline_with_an_infinitive_is_planned():
    assert only("Peru to hold joint drills with Chile next week", "COOPERATE").modality == "planned"


def test_what_somebody_is_accused_of_stands_under_the_accusation():
    event = only("Kenya accused Uganda of shelling Sudan.", "ASSAULT")
    assert (event.modality, event.attribution is not None) == ("actual", True)


def test_a_state_does_nothing_but_violence_to_itself():
    assert ("SDN", "ASSAULT", "SDN") in coded("Sudan's army bombed Khartoum.")
    assert not any(
        set(e.actor_countries) & set(e.recipient_countries)
        for e in extracted("Sudan's president praised Sudan's army and sent trucks to Khartoum.")
    )


def test_a_warning_to_the_addressee_is_a_threat_to_him():
    event = only("Egypt warned Ethiopia against filling the dam.", "THREATEN")
    assert (event.actor_countries, event.recipient_countries) == (("EGY",), ("ETH",))


def test_sending_troops_that_have_been_sent_shares_the_goal():
    events = extracted("Kenya plans to send 900 soldiers to Haiti, including 200 troops that it has already sent.")
    assert [(e.modality, e.recipient_countries) for e in events if e.type == "MOBILIZE"] == [
        ("planned", ("HTI",)),
        ("actual", ("HTI",)),
    ]


def test_reporting_date_is_not_the_date_of_what_is_reported():
    day = date(2023, 5, 10)
    events = {
        e.type: e
        for e in extracted("Kenya said on Monday that Somali gunmen had attacked a Kenyan base on 3 May.", day)
    }
    assert events["ASSAULT"].when == Interval(date(2023, 5, 3), date(2023, 5, 3))
    undated = {e.type: e for e in extracted("Kenya said on Monday that Somali gunmen had attacked a Kenyan base.", day)}
    assert undated["ASSAULT"].when is None


def test_participles_and_coordinated_verbs_inherit_the_date():
    text = "On 4 May, Poland strengthened its position by signing a pact with Hungary and condemned Belarus."
    events = {e.type: e for e in extracted(text, date(2023, 5, 10))}
    assert events["AGREE"].when == events["ACCUSE"].when == Interval(date(2023, 5, 4), date(2023, 5, 4))


def test_an_event_stands_under_the_attribution_that_covers_it():
    text = "Kenya said that Somali gunmen attacked a Kenyan base."
    document = Document(id="d-x", path="x.txt", sha256="", text=text)
    found = extractor().extract(document)
    attack = next(e for e in found.events if e.type == "ASSAULT")
    covering = [
        a.id for a in found.attributions for s in a.content if s.covers(Span(attack.trigger.start, attack.trigger.end))
    ]
    assert attack.attribution in covering


def test_score_mode_and_context_come_with_the_code():
    event = only("Serbian guns shelled Sarajevo.", "ASSAULT")
    assert (event.cameo, event.score, event.mode, event.context) == ("194", -10.0, "heavy-weapons", ("military",))


def test_ids_are_unique_and_spans_inside_the_text():
    text = "Turkey attacked Syria. Turkey attacked Syria. Greece and Italy condemned Turkey and urged it to stop."
    events = extracted(text)
    assert len({e.id for e in events}) == len(events)
    for event in events:
        assert 0 <= event.start <= event.trigger.start < event.trigger.end <= event.end <= len(text)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "Russia",
                "attacked",
                "and",
                "that",
                "by",
                "talks with",
                "“",
                "”",
                "if",
                "threatened to",
                "Kyiv",
                "(",
                "🙂",
                ",",
                ".",
                "sanctions on",
                "troops",
                "of",
                "which",
                "not",
                "\u202e",
                "urged",
                "to withdraw",
                "its",
                "on Monday",
                "\n",
            ]
        ),
        max_size=60,
    )
)
def test_any_jumble_of_words_is_read_without_error(words):
    text = " ".join(words)
    found = extractor().extract(Document(id="d-j", path="j.txt", sha256="", text=text))
    assert not [f for f in found.failures if f.component == "events"]
    for event in found.events:
        assert 0 <= event.start < event.end <= len(text)


def test_a_sentence_of_two_thousand_words_is_read():
    text = "Turkey " + "and Greece attacked Syria " * 500 + "."
    assert Extractor is not None
    found = extractor().extract(Document(id="d-l", path="l.txt", sha256="", text=text))
    assert not [f for f in found.failures if f.component == "events"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru will leave only when Chile lifts its sanctions.", "RETREAT"),
        ("Peru will sign the treaty as soon as Chile lifts its sanctions.", "RETREAT"),
        ("Peru promised to pay the fine once Chile lifts its sanctions.", "RETREAT"),
        ("Nothing short of Chile's withdrawal will satisfy Peru.", "RETREAT"),
        ('"Whoever hits us will be hit," the Peruvian president said.', "ASSAULT"),
        ("Anyone who attacks Peru will pay.", "ASSAULT"),
        ("A Peruvian invasion of Chile looked ever more likely.", "ASSAULT"),
        ("Peru did not rule out a strike on Chile.", "ASSAULT"),
        ("Peru has not ruled out attacking Chile.", "ASSAULT"),
    ],
)
def test_what_is_awaited_supposed_or_left_open_did_not_happen(text, kind):
    event = only(text, kind)
    assert (event.modality, event.negated) == ("hypothetical", False)


def test_what_is_ruled_out_is_negated():
    assert only("Peru ruled out an attack on Chile.", "ASSAULT").negated


@pytest.mark.parametrize(
    "text",
    ["Peru left when Chile lifted its sanctions.", "Peru cheers when Chile lifts its sanctions."],
)
def test_a_clause_of_time_beside_what_happens_is_actual(text):
    assert {e.modality for e in extracted(text) if e.rule == "event.retreat.ease-sanctions"} == {"actual"}


def test_who_is_given_time_is_who_should_act():
    event = only("Peru gave Chile a week to free the sailors.", "RETREAT")
    assert (event.actor_countries, event.modality) == (("CHL",), "hypothetical")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Peru summoned the Chilean High Commissioner.", ("PER", "ACCUSE", "CHL")),
        ("Peru withdrew the most favoured nation status accorded to Chile.", ("PER", "SANCTION", "CHL")),
        ("Peru stripped Chile of its seat.", ("PER", "SANCTION", "CHL")),
        ("Peruvian warplanes struck inside Chile.", ("PER", "ASSAULT", "CHL")),
        ("Peru imposed a no-fly zone over Chile.", ("PER", "COERCE", "CHL")),
        ("Peru told its citizens to leave Chile.", ("PER", "SANCTION", "CHL")),
        ("Peru paused aid to Chile.", ("PER", "SANCTION", "CHL")),
        ("Peru lodged a protest.", ("PER", "ACCUSE", "")),
        ("Chile's foreign ministry says Peru violated the truce.", ("CHL", "ACCUSE", "PER")),
        ("Peru's navy rehearses striking Chilean ports.", ("PER", "MOBILIZE", "CHL")),
    ],
)
def test_diplomatic_and_military_acts_in_other_words(text, want):
    assert want in coded(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A Kenyan airliner crashed near Lima, killing 90 people.", "ASSAULT"),
        ("A hall in Lima collapsed, killing 12 Chilean miners.", "ASSAULT"),
        ("A fire at a Peruvian plant killed 20 Chileans.", "ASSAULT"),
        ("Peru's navy rehearses striking Chilean ports.", "ASSAULT"),
        ("Peru received a Chilean request.", "CONSULT"),
        ("Chile's raids pushed Peru to the edge of war.", "REQUEST"),
        ("Peru did not rule out a strike on Chile.", "REJECT"),
    ],
)
def test_accidents_rehearsals_and_figures_of_speech_are_no_acts(text, kind):
    assert kind not in {e.type for e in extracted(text)}


def test_a_bomb_that_explodes_is_no_accident():
    assert ("CHL", "ASSAULT", "PER") in coded("A Chilean bomb exploded, killing 12 Peruvian miners.")


def test_whose_eleven_of_them_are_is_not_guessed():
    events = extracted(
        "Sixteen missiles were fired by Peru at Chile. 11 of them struck Santiago, the Chilean army said."
    )
    assert [e.actor_countries for e in events if e.type == "ASSAULT"] == [("PER",), ()]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Chile has bombed Peru since 18 April.", Interval(date(2023, 4, 18), date(2023, 5, 10))),
        (
            "Peru closed the border on Tuesday, a day after at least 40 Peruvians were killed by Chilean troops.",
            Interval(date(2023, 5, 8), date(2023, 5, 8)),
        ),
        (
            "The talks failed on Tuesday. Peru closed the border a day after Chilean troops killed 40 Peruvians.",
            Interval(date(2023, 5, 8), date(2023, 5, 8)),
        ),
    ],
)
def test_since_and_a_day_after(text, want):
    assert dated(text).when == want


def dated(text: str) -> Event:
    return next(e for e in extracted(text, date(2023, 5, 10)) if e.type == "ASSAULT")


def test_what_follows_a_dated_event_is_dated_after_it():
    text = "Chilean troops bombed Peru a day after at least 40 miners died on 3 May."
    assert dated(text).when == Interval(date(2023, 5, 4), date(2023, 5, 4))


@pytest.mark.parametrize(
    "text",
    [
        "Peru welcomed a resolution condemning Chile.",
        "Peru rejected a report accusing Chile of theft.",
    ],
)
def test_who_takes_in_what_others_wrote_accuses_nobody(text):
    assert not [e for e in extracted(text) if e.type == "ACCUSE" and e.actor_countries == ("PER",)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A treaty was signed between Peru and Chile.", ("PER", "AGREE", "CHL")),
        ("Anglo-French talks took place in Oslo.", ("GBR", "CONSULT", "FRA")),
        ("Morocco annexed the northern part of Western Sahara.", ("MAR", "COERCE", "ESH")),
    ],
)
def test_sides_that_stand_in_one_phrase_are_parted(text, want):
    assert want in coded(text)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("The Vienna talks between Iran and Iraq collapsed.", "AUT"),
        ("Iran and Iraq signed the Oslo agreement.", "NOR"),
        ("Norway regretted the death of the Danish captain.", "NOR"),
        ("Asked whether Kenya would withdraw, the Ugandan minister left.", "UGA"),
    ],
)
def test_who_is_only_named_does_nothing(text, foreign):
    assert not [e for e in extracted(text) if foreign in e.actor_countries + e.recipient_countries]
