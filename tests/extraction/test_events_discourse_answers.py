"""A refusal finds whom it answers in the sentences before it, if one state alone can be meant."""

import pytest

from standoff.extraction.pipeline import extractor
from standoff.model import Document, identify


def answered(text: str) -> tuple[str, ...]:
    """Recipient countries of the last refusal in the text."""
    document = Document(id=identify("d", text), path="x.txt", sha256="", text=text)
    return [e for e in extractor().extract(document).events if e.type == "REJECT"][-1].recipient_countries


@pytest.mark.parametrize(
    "text",
    [
        "Estonia accused Hungary of theft. Hungary rejected the charge.",
        "Estonia urged Hungary to pay its dues. It rained. Hungary rejected the demand.",
        "Estonia ordered the Hungarian ambassador to leave within two days. Hungary rejected the order.",
        "Estonia called for the dam to be opened. Hungary rejected the demand.",
        "Estonia offered to pay for the dam. Hungary rejected the offer on Sunday.",
        "Estonia's foreign minister claimed that Hungarian jets had crossed the line. Hungary denied this claim.",
        "Estonia asked Hungary for gas. The request was turned down by the Hungarian prime minister.",
        "Estonia accused Hungary of theft. It rained. Hungary dismissed these charges against its army.",
        "Estonia accused Hungary of theft. Hungary denied any part in it.",
        "Estonia accused Hungary of theft, which was denied by Hungary.",
        "Estonia proposed a committee to study the dam, but Hungary refused.",
        "Estonia demanded damages, which Hungary refused to pay.",
        "Estonia demanded that Hungary open the dam. The demand was refused.",
        "Estonia sent a request to Hungary to open the dam, but it was denied.",
    ],
)
def test_whoever_complained_is_answered(text):
    assert answered(text) == ("EST",)


@pytest.mark.parametrize(
    "text",
    [
        "Hungary rejected the charge.",
        "Estonia and Latvia met. Hungary rejected the charge.",
        "Estonia accused Poland of theft. Hungary rejected the charge.",
        "Estonia accused Hungary of theft. Latvia accused Hungary of fraud. Hungary rejected the charge.",
        "Estonia accused Hungary of theft. Hungary rejected a charge.",
        "Estonia accused Latvia of theft. Hungary denied any part in it.",
        "Estonia claimed that Polish jets had crossed the line. Hungary denied the claim.",
        "Estonia may offer to pay. Latvia offered to pay. Hungary rejected the offer of the bank.",
        "Estonia accused Hungary of theft. It rained. It snowed. It thawed. It froze. Hungary rejected the charge.",
    ],
)
def test_nobody_is_guessed(text):
    assert answered(text) == ()


def test_a_recipient_that_is_named_stays():
    assert answered("Estonia accused Hungary of theft. Hungary rejected Latvia's charge.") == ("LVA",)


def test_an_offer_that_is_accepted_is_somebodys():
    text = "Estonia's president proposed a summit with Hungary. Hungary accepted."
    document = Document(id=identify("d", text), path="x.txt", sha256="", text=text)
    last = extractor().extract(document).events[-1]
    assert (last.type, last.actor_countries, last.recipient_countries) == ("AGREE", ("HUN",), ("EST",))


@pytest.mark.parametrize(
    "text",
    [
        "The demand was refused.",
        "Estonia offered Hungary a loan. It was denied that the bank was broke.",
        "Estonia asked Hungary for a loan. The bail was refused.",
    ],
)
def test_what_nobody_asked_for_is_no_answer(text):
    document = Document(id=identify("d", text), path="x.txt", sha256="", text=text)
    assert not [e for e in extractor().extract(document).events if e.type == "REJECT"]
