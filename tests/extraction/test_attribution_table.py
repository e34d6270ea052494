"""A table of the ways in which newspapers set speech: who speaks, in which words, marked in whichever way."""

import pytest

from standoff.model import Span
from tests.extraction.reading import extract


def spoken(text: str) -> list[tuple[str, str, str]]:
    """Type, speaker and content of every attribution, the parts of a content joined by " / "."""
    found = extract(text)
    return [(a.type, a.speaker.text if a.speaker else "", _joined(text, a.content)) for a in found.attributions]


def _joined(text: str, content: tuple[Span, ...]) -> str:
    return " / ".join(text[s.start : s.end].strip(" ,.") for s in content)


def who(text: str, content: str) -> str:
    """Whom the attribution with this content is given to: the entity, or the words."""
    for a in extract(text).attributions:
        if _joined(text, a.content) == content:
            return a.speaker_entity or (a.speaker.text if a.speaker else "")
    raise AssertionError(spoken(text))


DIRECT = "We will not leave"

MARKS = [
    "“We will not leave,” the Norwegian envoy said.",
    '"We will not leave," the Norwegian envoy said.',
    "‘We will not leave,’ the Norwegian envoy said.",
    "'We will not leave,' the Norwegian envoy said.",
    "„We will not leave“, the Norwegian envoy said.",
    "„We will not leave,” the Norwegian envoy said.",
    "«We will not leave», the Norwegian envoy said.",
    "« We will not leave », the Norwegian envoy said.",
    "»We will not leave«, the Norwegian envoy said.",
    "''We will not leave,'' the Norwegian envoy said.",
    "``We will not leave,'' the Norwegian envoy said.",
    "The Norwegian envoy said: “We will not leave.”",
    'The Norwegian envoy said, "We will not leave."',
    "The Norwegian envoy said “We will not leave”.",
    "“We will not leave”, said the Norwegian envoy.",
    "“We will not leave,” says the Norwegian envoy.",
    "‘We will not leave’, the Norwegian envoy said.",
]


@pytest.mark.parametrize("text", MARKS)
def test_a_quotation_in_any_marks(text: str) -> None:
    assert [(t, c.strip(" ")) for t, _, c in spoken(text)] == [("direct", DIRECT)]
    assert "envoy" in spoken(text)[0][1]


@pytest.mark.parametrize(
    ("text", "speaker", "contents"),
    [
        # the speaker inside
        ("“We will stay,” the envoy said, “and they will too.”", "the envoy", ["We will stay / and they will too"]),
        ("“We,” the envoy said, “will stay.”", "the envoy", ["We / will stay"]),
        # apostrophes do not close
        ("‘Norway’s ships won’t leave,’ the envoy said.", "the envoy", ["Norway’s ships won’t leave"]),
        ("'Norway's ships won't leave,' the envoy said.", "the envoy", ["Norway's ships won't leave"]),
        ("'The soldiers' boats are ours,' the envoy said.", "the envoy", ["The soldiers' boats are ours"]),
        # quotation within quotation
        ("“He told me ‘leave now’ and hung up,” the envoy said.", "the envoy", ["He told me ‘leave now’ and hung up"]),
        # translations in brackets stay inside
        ("“We will stay [in the port],” the envoy said.", "the envoy", ["We will stay [in the port]"]),
        ("“Vi blir (we are staying),” the envoy said.", "the envoy", ["Vi blir (we are staying)"]),
        # not closed at the end of the paragraph
        ("The envoy said: “We will stay and they will too.", "The envoy", ["We will stay and they will too"]),
        # according to, before and after
        ("According to the ministry, the port is closed.", "the ministry", ["the port is closed"]),
        ("The port is closed, according to the ministry.", "the ministry", ["The port is closed"]),
        # collective speakers
        ("Officials said the port was closed.", "Officials", ["the port was closed"]),
        ("Residents said that they had heard shots.", "Residents", ["that they had heard shots"]),
        ("“They shot at us,” residents said.", "residents", ["They shot at us"]),
        ("Two diplomats said that the talks had failed.", "Two diplomats", ["that the talks had failed"]),
        # inverted, parenthetical
        ("The port, the envoy said, was closed.", "the envoy", ["The port / was closed"]),
        ("The port was closed, said the envoy.", "the envoy", ["The port was closed"]),
        ("The port, said the envoy, was closed.", "the envoy", ["The port / was closed"]),
        ("In the words of the envoy, the port is “a ruin”.", "the envoy", ["the port is “a ruin”"]),
        ("As the envoy put it, the port was a ruin.", "the envoy", ["the port was a ruin"]),
        # mixed
        ("The envoy called the port “a ruin”.", "The envoy", ["the port “a ruin”"]),
        ("The envoy said that the port was “a ruin” and dead.", "The envoy", ["that the port was “a ruin” and dead"]),
        # free indirect continuation
        ("“We will stay,” he said. Such acts, he went on, were vain.", "he", ["We will stay", "Such acts / were vain"]),
        ("He said they would stay. The port, he added, was his.", "He", ["they would stay", "The port / was his"]),
        # headlines
        ("Norway: port is closed", "Norway", ["port is closed"]),
        ("Port is closed, says Norway", "Norway", ["Port is closed"]),
        ("Norway says port is closed", "Norway", ["port is closed"]),
    ],
)  # fmt: skip
def test_who_says_what(text: str, speaker: str, contents: list[str]) -> None:
    found = spoken(text)
    assert [content for _, _, content in found] == contents
    assert found[0][1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The “Great Wall” of the port was finished.",
        "The so-called “parallel” customs zone was closed.",
        "They watched the film “The Long Harbour” in the port.",
        "The ship “Northern Star” left the port.",
        "A sign with the words “No entry” hung there.",
    ],
)
def test_marks_that_quote_nobody(text: str) -> None:
    assert spoken(text) == []


def test_a_nested_report_knows_who_reports_and_who_said() -> None:
    text = "Reuters reports that the Norwegian envoy said the port was closed."
    found = extract(text).attributions
    outer = next(a for a in found if a.speaker and a.speaker.text == "Reuters")
    inner = next(a for a in found if a.speaker and "envoy" in a.speaker.text)
    assert inner.parent == outer.id
    assert [text[s.start : s.end] for s in inner.content] == ["the port was closed"]


def test_a_denial_of_a_report_nests() -> None:
    text = "Norway denied that Denmark had said the port was closed."
    inner = next(a for a in extract(text).attributions if a.speaker and a.speaker.text == "Denmark")
    assert inner.parent is not None


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    text = "“We will stay,” the Norwegian envoy said.\n“Nobody will stop us. We have time.\n“We have food, too.”"
    found = extract(text).attributions
    assert {a.speaker_countries for a in found} == {("NOR",)}
    assert len(found) == 3


def test_he_in_an_aside_is_the_speaker_of_the_sentence_and_not_of_the_one_before() -> None:
    text = (
        "“It was a victory,” said Elias Moran, the head of the council. "
        "Hugo Carver, a former candidate, said that few had come: the council, he said, had counted them twice."
    )
    assert "elias-moran" not in who(text, "the council / had counted them twice")
    known = text.replace("Hugo Carver, a former candidate,", "Norwegian Foreign Minister Hugo Carver")
    assert who(known, "the council / had counted them twice") == "NOR/hugo-carver"


def test_an_aside_reaches_back_to_its_own_clause_alone() -> None:
    text = "Hugo Carver said that few had come: the council, he said, had counted them twice."
    assert "the council / had counted them twice" in [content for _, _, content in spoken(text)]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("OSLO, 5 May 2021 – Denmark will leave, the Norwegian envoy said.", "the Norwegian envoy"),
        ("OSLO (Fjord Wire) - Denmark will leave, the Norwegian envoy said.", "the Norwegian envoy"),
        ("Oslo, May 5 (FW) -- Denmark will leave, according to the Norwegian envoy.", "the Norwegian envoy"),
        ("OSLO, 5 May 2021 – The Norwegian envoy said Denmark will leave.", "The Norwegian envoy"),
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(lead: str, speaker: str) -> None:
    assert [(who, content) for _, who, content in spoken(lead)] == [(speaker, "Denmark will leave")]


def test_a_dash_inside_a_sentence_ends_no_dateline() -> None:
    text = "Norway – and Denmark with it – will leave, the Swedish envoy said."
    assert [content for _, _, content in spoken(text)] == ["Norway – and Denmark with it – will leave"]


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the temple, the Norwegian envoy said, a claim that the council was unable to check.",
        "Shells hit the temple, the Norwegian envoy said, a charge that Denmark rejects.",
        "The Norwegian envoy said shells hit the temple, a version denied by Denmark.",
    ],
)
def test_a_remark_on_what_was_said_is_no_part_of_it(text: str) -> None:
    said = [(speaker, content.lower()) for _, speaker, content in spoken(text)]
    assert ("the norwegian envoy", "shells hit the temple") in [(s.lower(), c) for s, c in said]
    assert not any("unable" in c or "version" in c or "charge" in c for _, c in said)


@pytest.mark.parametrize("deed", ["sending the ships", "having sent the ships", "having been asked for ships"])
def test_what_is_denied_may_be_a_gerund(deed: str) -> None:
    found = [a for a in extract(f"Denmark denied {deed}.").attributions if a.stance == "denies"]
    assert [_joined(f"Denmark denied {deed}.", a.content) for a in found] == [deed]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Asked about the raid, the Norwegian envoy was blunt: “We did not begin it.”", "We did not begin it"),
        ("Pressed by reporters, the Norwegian envoy shrugged: “We did not begin it.”", "We did not begin it"),
        ("Norway sent a message to Denmark: “We did not begin it.”", "We did not begin it"),
        ("Norway issued a warning: “Not now.”", "Not now"),
        ("Norway’s answer was short: “Not now.”", "Not now"),
        (
            "The Norwegian envoy was denied a visa, and called it “an outrage of Danish law”.",
            "it “an outrage of Danish law”",
        ),
    ],
)
def test_the_subject_before_the_words_speaks(text: str, content: str) -> None:
    found = {_joined(text, a.content): a.speaker_countries for a in extract(text).attributions}
    assert found[content] == ("NOR",)


def test_who_is_asked_does_not_ask() -> None:
    text = "Asked whether Denmark would leave, the Norwegian envoy was cautious."
    assert [speaker for _, speaker, _ in spoken(text)] == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind a thought as behind words
        ("Food prices could double, aid agencies fear.", ("aid agencies", "Food prices could double")),
        # what is said goes on behind the cue
        (
            "There would be no truce, the Peruvian envoy said in Lima, as long as a single soldier stayed.",
            ("the Peruvian envoy", "There would be no truce / as long as a single soldier stayed"),
        ),
        # the place of saying is not what the clause is about
        (
            "The envoy said in Oslo that the port would welcome ships.",
            ("The envoy", "that the port would welcome ships"),
        ),
        ("The premier made it plain that the fleet would not sail.", ("The premier", "that the fleet would not sail")),
        ("The paper howled that the fleet would sink.", ("The paper", "that the fleet would sink")),
    ],
)
def test_ways_of_saying_in_plain_prose(text: str, expected: tuple[str, str]):
    assert ("indirect", *expected) in spoken(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The North Korean envoy insisted that the other side shot first.", "say"),
        ("The North Korean envoy insisted that the drill would go ahead.", "say"),
        ("The North Korean envoy insisted that the drill be called off.", "demand"),
        ("The North Korean envoy insisted on an apology.", "demand"),
    ],
)
def test_to_insist_that_it_be_demands_and_that_it_is_says(text: str, act: str):
    assert next(a.act for a in extract(text).attributions) == act
