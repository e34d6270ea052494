"""Attributions in the conventions of the quotation set."""

from evals.quotes import converted
from standoff.extraction import Extractor
from standoff.extraction.attribution import COMPONENT
from standoff.extraction.pipeline import PIPELINE
from tests.extraction.reading import document

EXTRACTOR = Extractor(pipeline=PIPELINE[: PIPELINE.index(COMPONENT) + 1])


def read(text: str) -> list[tuple[str, list[str]]]:
    """Type and pieces of each quotation, as the scorer is given them."""
    found = converted(text, EXTRACTOR.extract(document(text)).attributions)
    return [(one["type"], [text[a:b] for a, b in one["content"]]) for one in found]


def test_what_goes_on_is_joined_to_what_it_continues():
    text = "“The dam is sound,” Ruiz said. “Nobody will be moved.”\n“We have looked at it twice.”"
    assert read(text) == [("direct", ["The dam is sound,", "Nobody will be moved.", "We have looked at it twice."])]


def test_two_speakers_are_not_joined():
    text = "“The dam is sound,” Ruiz said. “It is not,” Okoro answered."
    assert [pieces for _, pieces in read(text)] == [["The dam is sound,"], ["It is not,"]]


def test_marks_around_a_title_make_a_content_mixed():
    assert read("Ruiz said that he had seen “The Long Winter” twice.")[0][0] == "mixed"


def test_single_marks_do_not():
    assert read("Ruiz said the dam was ‘sound as a bell’.")[0][0] == "indirect"
