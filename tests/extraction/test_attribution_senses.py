"""Words of saying that say nothing where they stand, or say something else, and who says what is said beside them."""

import pytest

from standoff.extraction import Extractor
from standoff.extraction.attribution import COMPONENT
from standoff.extraction.pipeline import PIPELINE
from standoff.model import Attribution
from tests.extraction.reading import document, extract

EXTRACTOR = Extractor(pipeline=PIPELINE[: PIPELINE.index(COMPONENT) + 1])


def made_by(text: str, cue: str) -> list[Attribution]:
    """The attributions that a cue makes."""
    return [a for a in EXTRACTOR.extract(document(text)).attributions if a.cue is not None and a.cue.text == cue]


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("Peru insists that its miners remain calm.", "insists", "say"),
        ("Peru insists that they are calm.", "insists", "say"),
        ("The drones, Peru insisted, were toys over which it had no control.", "insisted", "say"),
        ("“The mine is shut,” the governor insisted.", "insisted", "say"),
        ("Peru insists that the mine be shut.", "insists", "demand"),
        ("Peru insists that Bolivia withdraw.", "insists", "demand"),
        ("Peru insisted that the guards should leave.", "insisted", "demand"),
        ("Peru insisted on an inquiry.", "insisted on", "demand"),
        ("The miners swear the shaft was flooded on Monday.", "swear", "say"),
        ("The clerk swore that he had burnt the ledger.", "swore", "say"),
        ("The clerk swore that he would burn the ledger.", "swore", "promise"),
        ("The clerk swore to burn the ledger.", "swore", "promise"),
    ],
)
def test_the_mood_tells_what_is_done_by_it(text, cue, act):
    assert [a.act for a in made_by(text, cue)] == [act]


def test_what_is_sworn_to_have_been_is_no_pledge():
    assert not extract("Hungary swears the bridge was freshly mined.").events
    assert "AGREE" in {e.type for e in extract("Hungary swears that it will help Serbia.").events}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Bolivia will honour the convention of 1904.", "honour"),
        ("Bolivia promised to honor its word.", "honor"),
        ("The summit that Bolivia had called for the 3rd was put off.", "called for"),
        ("Bolivia had no warning of the strike.", "warning"),
        ("The ferry left without warning of any kind.", "warning"),
        ("Bolivia received no threat to close the canal.", "threat"),
        ("The bridge was built without the approval of the senate.", "approval"),
        ("Three teachers were questioned by detectives on Monday.", "questioned"),
        ("A teacher was questioned over the fire.", "questioned"),
        ("Ortega calls Ruiz", "calls"),
        ("I have read that the famine was the fault of the king.", "read"),
        ("Bolivia would use any means to defend the integrity of its land.", "defend"),
        ("Bolivia vowed to defend Cobija.", "defend"),
        ("A panel will study crimes committed by his guards and say that the port was safe.", "committed"),
        ("The senate struck a clause that could be read as accepting the border.", "accepting"),
        ("Bolivia does not wish to see foreign guards patrol the canal.", "see"),
    ],
)
def test_nothing_is_said(text, cue):
    assert made_by(text, cue) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Bolivia honoured the dead of the mine.", "honoured"),
        ("Bolivia had called for talks on Friday.", "called for"),
        ("Bolivia called for two days of mourning.", "called for"),
        ("Bolivia’s warning of a strike came late.", "warning"),
        ("Bolivia gave no promise to reopen the mine.", "promise"),
        ("Teachers questioned the decision.", "questioned"),
        ("Senators questioned the minister about the war.", "questioned"),
        ("Ortega calls the vote a farce.", "calls"),
        ("Ortega called our fear “panic”.", "called"),
        ("The note read that the famine was over.", "read"),
        ("Ortega defended the decision to sell the mine.", "defended"),
        ("Nobody stepped forward to defend Boris Johnson.", "defend"),
        ("The premier undertook to reopen the mine.", "undertook"),
        ("The premier discussed the coup.", "discussed"),
        ("The premier did not mention the coup.", "mention"),
        ("The senate saw that the guards had left.", "saw"),
    ],
)
def test_something_is_said(text, cue):
    assert len(made_by(text, cue)) == 1


@pytest.mark.parametrize(
    ("text", "cue", "modality"),
    [
        ("Some miners will say that the shaft is safe.", "say", "hypothetical"),
        ("The senate should say that the border is fixed.", "say", "hypothetical"),
        ("One might think that the mine had won.", "think", "hypothetical"),
        ("One would think that the mine had won.", "think", "hypothetical"),
        ("The firm should have said that the shaft was unsafe.", "said", "hypothetical"),
        ("The premier would later say that the shaft was safe.", "say", "actual"),
        ("The firm will not say whether the shaft is safe.", "say", "actual"),
        ("“If they fire, we will,” the captain said.", "said", "actual"),
        ("I should say that the shaft is safe.", "say", "actual"),
        ("It should be noted that the shaft is shut.", "noted", "actual"),
    ],
)
def test_what_is_yet_to_be_said(text, cue, modality):
    assert [a.modality for a in made_by(text, cue)] == [modality]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("The blog quotes President Petro as having threatened to burn the ships.", "threatened", "President Petro"),
        ("The blog quoted the governor as saying that the mine was shut.", "saying", "the governor"),
        ("The governor was quoted as saying that the mine was shut.", "saying", "The governor"),
        ("Quito summoned the Chilean envoy to explain the raid.", "explain", "the Chilean envoy"),
        ("He was sent by the Chilean consulate to explain the raid.", "explain", "He"),
        ("Quito summoned the Chilean envoy to condemn the raid.", "condemn", "Quito"),
        ("Quito sent a gunboat to warn the rebels against looting.", "warn", "Quito"),
        ("He vetoed a bill that would have named the firm, calling it one-sided.", "calling", "He"),
        ("He vetoed a bill that would have named the firm, arguing that it hurt farmers.", "arguing", "He"),
    ],
)
def test_who_speaks(text, cue, speaker):
    (one,) = made_by(text, cue)
    assert one.speaker is not None
    assert one.speaker.text == speaker
