"""What an aside or a phrase stands between: who is told, whose threat it is, and which text says something."""

import pytest

from standoff.extraction.grammar import is_passive, subject
from tests.extraction.reading import check_tree, extract, parsed, token


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """What is said, by which state."""
    return [
        ("…".join(text[s.start : s.end] for s in a.content), a.speaker_countries) for a in extract(text).attributions
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ambassadors were summoned to the ministry and told that Morocco would not yield.",
        "The consuls were called in and warned of a raid.",
    ],
)
def test_who_is_summoned_is_told(text):
    parse = parsed(text)
    check_tree(parse)
    verb = next(k for k in range(len(parse)) if parse.lower[k] in ("told", "warned"))
    assert is_passive(parse, verb)


def test_who_says_something_still_tells():
    parse = parsed("The envoys were summoned by the minister, who told them that Morocco would not yield.")
    assert not is_passive(parse, token(parse, "told"))


def test_an_infinitive_behind_an_aside_belongs_to_its_noun():
    text = "Following demands for the ship, the American threat, on 13 May, to use force triggered a crisis."
    parse = parsed(text)
    check_tree(parse)
    assert parse.head[token(parse, "use")] == token(parse, "threat")
    assert parse.head[token(parse, "threat")] == token(parse, "triggered")


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Two days later Peru, fearing that Chile would land, threatened to shell the port.", "threatened", "Peru"),
        (
            "Turkey, still angry, threatened France with war if demands for changes were not met.",
            "threatened",
            "Turkey",
        ),
    ],
)
def test_whoever_an_aside_tells_of_acts(text, verb, who):
    parse = parsed(text)
    check_tree(parse)
    assert parse.word[subject(parse, token(parse, verb))] == who


@pytest.mark.parametrize(
    ("text", "words", "states"),
    [
        ("There was a message from Premier Kosygin on 6 June threatening Soviet action.", "Soviet action", ("RUS",)),
        ("Chad sent a note accusing Mali of raids and threatening harsh reprisals.", "harsh reprisals", ("TCD",)),
        ("They read Norway's memorandum on 16 May asserting that fish had fled.", "that fish had fled", ("NOR",)),
        ("Cambodia's response was a statement accusing Laos of theft.", "Laos of theft", ("KHM",)),
        ("Serbia responded with a threat to occupy the bank.", "to occupy the bank", ("SRB",)),
    ],
)  # fmt: skip
def test_a_text_says_what_its_author_says(text, words, states):
    assert (words, states) in said(text)
    check_tree(parsed(text))


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("Peru's answer was a statement accusing Chile of theft and threatening reprisals.", "threatening", "accusing"),
        (
            "The minister renewed the claim to Chad and threatened action to end its independence.",
            "threatened",
            "renewed",
        ),
        # who threatens is not named again in what he threatens
        (
            "He repeated that Chad was a part of Libya and threatened action to end Chad's independence.",
            "threatened",
            "repeated",
        ),
    ],
)
def test_what_is_said_besides_goes_on_from_what_was_said_before(text, verb, above):
    parse = parsed(text)
    check_tree(parse)
    assert parse.head[token(parse, verb)] == token(parse, above)


def test_who_gets_a_note_is_not_whose_warning_it_is():
    parse = parsed("The council sent a note to Hungary warning of disastrous consequences if the king was not removed.")
    check_tree(parse)
    assert parse.head[token(parse, "warning")] == token(parse, "note")
    assert parse.dep[token(parse, "Hungary")] == "pobj"


def test_what_is_added_in_front_is_added_to_what_stands_there():
    parse = parsed("In the face of an American warning, along with a threat to stop the aid, the president gave way.")
    check_tree(parse)
    assert parse.head[token(parse, "along")] == token(parse, "warning")


@pytest.mark.parametrize(
    ("text", "who", "verb", "paper"),
    [
        ("Kenya sent a note to Uganda demanding an apology.", "Uganda", "demanding", "note"),
        ("Kenya received a message from Moi accepting the plan.", "Moi", "accepting", "message"),
    ],
)
def test_a_text_says_what_stands_behind_its_sender_or_reader(text, who, verb, paper):
    parse = parsed(text)
    check_tree(parse)
    assert parse.head[token(parse, verb)] == token(parse, paper)
    assert parse.dep[token(parse, who)] == "pobj"


def test_who_gets_a_text_does_not_say_it():
    assert said("Kenya sent a note to Uganda demanding an apology.") == [("an apology", ("KEN",))]


def test_an_apposition_takes_no_subject_from_its_verb():
    parse = parsed("The Soviet Union won. The Soviet Union, for years Baghdad's main arms supplier, halted deliveries.")
    check_tree(parse)
    halted = token(parse, "halted")
    assert parse.word[subject(parse, halted)] == "Union"


def test_a_gerund_behind_a_particle_is_its_complement():
    parse = parsed("Algeria put off sending a new envoy to Ouagadougou.")
    check_tree(parse)
    assert parse.dep[token(parse, "sending")] == "xcomp"


def test_a_name_right_before_its_verb_is_no_apposition_to_what_is_told_first():
    parse = parsed(
        "From the city of Ufa, where he was hosting a summit with President Vladimir Putin, Russia's Sergey Lavrov "
        "backed an end to the embargo."
    )
    check_tree(parse)
    assert subject(parse, token(parse, "backed")) == token(parse, "Lavrov")
