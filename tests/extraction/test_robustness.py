"""Whatever a page contains, extraction neither raises nor points outside the text."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extraction import Extractor
from standoff.ingest import read_text
from standoff.model import Extraction, Span

SENTENCES = [
    "Peru’s navy will close the strait if Chile sends ships, the defence ministry in Lima said on Tuesday.",
    "“We shall answer any attack,” she told reporters, adding that 1,500 troops had left Arica.",
    "Chad denied that at least 20 soldiers were killed in a strike on N’Djamena.",
    "Under the pact of 1998 Norway and Sweden must help each other if either is attacked.",
    "He called the claim ‘absurd’ and warned Oslo of consequences unless the crew is freed by Friday.",
    "The ambassador, Ana Quispe, was summoned; talks with Bolivia broke off on 3 May.",
]
RUBBLE = [
    "\u202e",
    "\u200b",
    "\x00",
    "\x07",
    "\ufeff",
    "🙂",
    "<div>",
    "&nbsp;",
    "”",
    "“",
    '"',
    "‘",
    "'",
    "\r",
    "\t",
    "\u2028",
    "…",
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def spans(found: Extraction) -> Iterator[Span]:
    for record in (*found.mentions, *found.timexes, *found.events, *found.claims):
        yield Span(record.start, record.end)
    for event in found.events:
        yield event.trigger
    for attribution in found.attributions:
        yield from (*attribution.content, *(s for s in (attribution.speaker, attribution.cue) if s is not None))
    for commitment in found.commitments:
        yield commitment.consequence
        if commitment.condition is not None:
            yield commitment.condition


def check(text: str, extractor: Extractor) -> Extraction:
    document = read_text(text, name="page.txt")
    found = extractor.extract(document)
    assert found.failures == ()
    length = len(document.text)
    assert all(0 <= s.start < s.end <= length for s in spans(found))
    ids = [
        r.id
        for r in (
            *found.mentions,
            *found.timexes,
            *found.attributions,
            *found.events,
            *found.claims,
            *found.commitments,
        )
    ]
    assert len(ids) == len(set(ids))
    known = {a.id for a in found.attributions} | {e.id for e in found.events}
    linked = [r.attribution for r in (*found.events, *found.claims, *found.commitments) if r.attribution]
    linked += [i for c in found.commitments for i in (*c.condition_events, *c.consequence_events)]
    assert set(linked) <= known
    return found


@given(st.lists(st.sampled_from(SENTENCES + RUBBLE + [" ", "\n", "\n\n"]), max_size=14).map("".join))
@settings(max_examples=60)
def test_mutilated_pages_are_read(extractor, text):
    check(text, extractor)


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_any_text_is_read(extractor, text):
    check(text, extractor)


@given(st.integers(0, 5), st.integers(0, 100), st.sampled_from(RUBBLE))
@settings(max_examples=60)
def test_a_sentence_cut_or_disturbed_anywhere_is_read(extractor, number, at, rubble):
    sentence = SENTENCES[number]
    at = min(at, len(sentence))
    check(sentence[:at] + rubble + sentence[at:], extractor)
    check(sentence[at:], extractor)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Peru warned Chile and " * 2500 + "left.",
        "“" * 3000,
        "if " * 3000,
        "Norway, " * 3000,
        "(" * 2000 + "Lima said" + ")" * 2000,
        "said he said she said " * 1500,
    ],
    ids=["endless sentence", "open quotations", "conditions", "list", "brackets", "cues"],
)
def test_pathological_pages_end(extractor, text):
    check(text, extractor)


def test_extraction_is_the_same_every_time(extractor):
    text = "\n".join(SENTENCES)
    assert check(text, extractor) == check(text, extractor)
