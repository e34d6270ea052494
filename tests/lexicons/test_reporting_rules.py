"""Every reporting cue fires in its own examples and keeps quiet in its counter-examples."""

import pytest

from standoff.errors import LexiconError
from standoff.extraction import Extractor
from standoff.extraction.attribution import COMPONENT as ATTRIBUTION
from standoff.extraction.pipeline import PIPELINE
from standoff.lexicons import default_resources
from standoff.lexicons.reporting import Cue, ReportingLexicon
from standoff.model import Document, identify

CUES = default_resources().reporting.cues


@pytest.fixture(scope="module")
def fired() -> dict[str, set[str]]:
    """Ids of the cues that fire, by example sentence; all sentences are parsed in one go."""
    sentences = sorted({s for cue in CUES for s in (*cue.matches, *cue.rejects)})
    documents = [Document(id=identify("d", s), path=s, sha256="", text=s) for s in sentences]
    until = PIPELINE[: PIPELINE.index(ATTRIBUTION) + 1]
    return {
        e.document.path: {a.rule for a in e.attributions} for e in Extractor(pipeline=until).extract_many(documents)
    }


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_a_cue_matches_and_rejects_its_examples(cue, fired):
    assert cue.matches
    assert cue.rejects
    for sentence in cue.matches:
        assert cue.id in fired[sentence], f"{sentence!r} gave {sorted(fired[sentence])}"
    for sentence in cue.rejects:
        assert cue.id not in fired[sentence], sentence


def test_three_hundred_verbs_and_their_frames():
    lexicon = default_resources().reporting
    verbs = set(lexicon.verbs) | {f"{verb} {particle}" for verb, table in lexicon.phrasal.items() for particle in table}
    assert len(verbs) >= 300
    assert all(cue.frames or cue.prepositions for cue in CUES)


def test_an_id_that_occurs_twice_is_an_error():
    cue = Cue(id="reporting.x", matches=("a",), rejects=("b",), act="say", verbs="say")
    with pytest.raises(LexiconError, match="occurs twice"):
        ReportingLexicon((cue, cue))


def test_an_entry_without_words_is_an_error():
    with pytest.raises(LexiconError, match="lists no verb"):
        ReportingLexicon((Cue(id="reporting.x", matches=("a",), rejects=("b",), act="say"),))
