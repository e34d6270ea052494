"""Words that tell an act only in one of their senses, and acts that are not done."""

import pytest

from tests.extraction.reading import extract


def acts(text: str) -> set[tuple[str, str, bool]]:
    """Type, modality and negation of what is told."""
    return {(e.type, e.modality, e.negated) for e in extract(text).events}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway stands ready to scale up assistance to Mali.", "SANCTION"),
        ("Kenyan jets hit back, blasting two Somali outposts.", "ACCUSE"),
        ("Chile promised to call off its fleet.", "REQUEST"),
        ("Any approach by Chilean ships would meet with the right response.", "CONSULT"),
        ("Chad pulled out of a regional committee.", "RETREAT"),
        ("Serbia had for years handed out passports to Bosnians.", "RETREAT"),
        ("A Turkish jet was brought down near the Syrian border.", "MOBILIZE"),
        ("Peru reserved the right to take the matter to the Security Council.", "THREATEN"),
    ],
)
def test_a_word_in_another_sense_tells_no_such_act(text: str, type_: str) -> None:
    assert all(kind != type_ for kind, *_ in acts(text)), acts(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway will scale back assistance to Mali.", ("SANCTION", "planned", False)),
        ("Kenya blasted Somalia over the raid.", ("ACCUSE", "actual", False)),
        ("Ghana handed the island back to Togo.", ("RETREAT", "actual", False)),
        ("Turkey brought tanks to the Syrian border.", ("MOBILIZE", "actual", False)),
        # what will not be, what was only offered, what was put off
        ("Talks between Israel and Lebanon will not now take place.", ("CONSULT", "planned", True)),
        ("Chile had offered medical assistance to Peru.", ("AID", "planned", False)),
        ("Algeria put off sending a new envoy to Mali.", ("CONSULT", "planned", False)),
    ],
)
def test_the_usual_sense_and_how_it_stands(text: str, told: tuple[str, str, bool]) -> None:
    assert told in acts(text), acts(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The army moved a quarter of a million men to the border.", 250_000),
        ("The army moved three quarters of a million men to the border.", 750_000),
        ("The army moved half a million men to the border.", 500_000),
    ],
)
def test_parts_of_a_million(text: str, figure: int) -> None:
    assert [c.quantity.low for c in extract(text).claims if c.quantity] == [figure]


@pytest.mark.parametrize(
    "text", ["The raid killed or wounded 300 Iraqi soldiers.", "The lake holds two million tonnes."]
)
def test_figures_of_no_one_fate(text: str) -> None:
    assert all(c.state not in ("killed", "wounded", "captured") for c in extract(text).claims)


def test_a_hospital_named_after_a_state_is_not_that_state() -> None:
    assert all(
        m.country != "SAU" for m in extract("460 patients were killed at the Saudi Maternity Hospital.").mentions
    )


def test_whom_a_condition_is_about_is_who_would_do_it() -> None:
    (event,) = [
        e
        for e in extract("Brazil warned that it would be a bad day for Chile if it attacked Peru.").events
        if e.type == "ASSAULT"
    ]
    assert (event.actor_countries, event.recipient_countries) == (("CHL",), ("PER",))


@pytest.mark.parametrize(
    "text",
    [
        "Canada will not support military measures as long as ships continue to pass, its foreign minister said.",
        "Guyana is not a member of any alliance that would oblige others to defend it.",
        "Talks between Israel and Lebanon will not now take place, said the American envoy.",
    ],
)
def test_what_threatens_and_promises_nothing(text: str) -> None:
    assert all(c.type not in ("threat", "promise", "obligation") for c in extract(text).commitments)


def test_who_names_another_in_a_condition_is_not_that_one() -> None:
    text = 'Israel Katz spoke on Monday. If Ali Khamenei goes on firing at Israel, he says, "Tehran will burn."'
    (said,) = [a for a in extract(text).attributions if a.type == "direct"]
    assert said.speaker_countries == ("ISR",)
    assert all(c.issuer_countries != ("IRN",) for c in extract(text).commitments)


def test_an_officer_of_no_state_goes_on_speaking() -> None:
    text = (
        "The Secretary-General took note of the announcement by the Chadian commander, Mahamat Deby. He expects that "
        "it will be kept. He calls upon all parties to wait."
    )
    assert all(not a.speaker_countries for a in extract(text).attributions)
