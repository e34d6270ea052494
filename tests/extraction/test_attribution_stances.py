"""What a speaker does to a content: asserts it, denies it, or says that it cannot be confirmed."""

import pytest

from standoff.extraction import Extractor
from standoff.extraction.attribution import COMPONENT
from standoff.extraction.pipeline import PIPELINE
from tests.extraction.reading import document

EXTRACTOR = Extractor(pipeline=PIPELINE[: PIPELINE.index(COMPONENT) + 1])


def stance(text: str, words: str) -> str:
    """The stance of the shortest attribution whose content begins with these words."""
    found = EXTRACTOR.extract(document(text)).attributions
    texts = {a.id: text[a.content[0].start : a.content[-1].end] for a in found}
    begun = [a for a in found if texts[a.id].startswith(words)]
    assert begun, texts
    return min(begun, key=lambda a: len(texts[a.id])).stance


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya could not confirm that the port was shut.", "that the port"),
        ("Kenya declined to confirm or deny that a boat sank.", "that a boat"),
        ("Kenya neither confirmed nor denied the sinking.", "the sinking"),
        ("Kenya did not say whether a boat had sunk.", "whether a boat"),
        ("Kenya has yet to confirm the arrests.", "the arrests"),
        ("Kenya has not acknowledged that its troops fired.", "that its troops"),
        ("Kenya has received no confirmation that the ship sank.", "that the ship"),
        ("Kenya is not certain that the road is open.", "that the road"),
        ("Kenya was unsure whether the letter was real.", "whether the letter"),
        ("Kenya did not know whether the door was open.", "whether the door"),
        ("The agency had no way of verifying the footage.", "the footage"),
        ("The agency was unable to verify the footage.", "the footage"),
        ("The minister stopped short of saying that the raid was a war.", "that the raid"),
        ("Neither side said that it would leave.", "that it would"),
        ("Kenya did not deny that the bridge fell.", "that the bridge"),
        ("Peru would not say what that meant.", "what that"),
        ("Peru refused to say how many boats had sunk.", "how many"),
        ("The premier was not discussing a coup.", "a coup"),
        ("The premier would not discuss a second coup.", "a second"),
        ("The premier declined to explain the delay.", "the delay"),
        ("Ana Roe cannot tell us who sank the boat.", "who sank"),
        ("The envoy is not going to predict what Lima will do.", "what Lima"),
    ],
)
def test_who_cannot_or_will_not_confirm_a_report_leaves_it_unconfirmed(text, words):
    assert stance(text, words) == "unconfirmed"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya does not want a war.", "a war"),
        ("The envoy said that East Asia did not need a conflict.", "a conflict"),
        ("Kenya did not plan to close the port.", "to close"),
        ("Kenya no longer supports the survey.", "the survey"),
        ("Kenya did not threaten to strike.", "to strike"),
        ("Kenya gave no promise to reopen the mine.", "to reopen"),
        ("Analysts doubt that Chad wants a war.", "that Chad"),
        ("Traders are sceptical that the canal will open.", "that the canal"),
        ("The minister did not describe the raid as a war.", "the raid"),
        ("The minister does not seem to believe that the road is open.", "that the road"),
        ("Nobody believes that the canal will open.", "that the canal"),
        ("Oslo did not sign, nor does it wish to leave.", "to leave"),
    ],
)
def test_not_to_want_plan_or_believe_is_to_deny(text, words):
    assert stance(text, words) == "denies"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru would not disclose the number of boats.", "the number"),
        ("Peru was unsure what the letter meant.", "what the letter"),
        ("The crew did not notice that the door was open.", "that the door"),
        ("The governor does not doubt that the bridge will hold.", "that the bridge"),
        ("The governor cannot deny that the bridge fell.", "that the bridge"),
        ("The governor not only said that the bridge fell but wept.", "that the bridge"),
        ("The agency did not fail to mention the footage.", "the footage"),
        ("Peru did not oppose the survey.", "the survey"),
    ],
)
def test_a_negation_that_puts_no_report_in_doubt_leaves_the_content_asserted(text, words):
    assert stance(text, words) == "asserts"
