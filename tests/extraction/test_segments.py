from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extraction.segments import segments
from standoff.model import Document, Region
from tests.extraction.reading import document


def pieces(text):
    made = document(text)
    return [text[s.start : s.end] for s in segments(made)]


def test_every_line_is_a_stretch_of_its_own():
    assert pieces("The strait is closed.\n\nFerries wait.\n") == ["The strait is closed.", "Ferries wait."]


def test_a_line_that_lost_its_spaces_is_cut_between_sentences():
    assert pieces("Ferries wait in the harbour.The strait is closed.“Go home,” he said.") == [
        "Ferries wait in the harbour.",
        "The strait is closed.",
        "“Go home,” he said.",
    ]


def test_a_domain_name_is_not_cut():
    assert pieces("Readers of Example.Com and of the U.S. press wrote in.") == [
        "Readers of Example.Com and of the U.S. press wrote in."
    ]


def test_lines_wrapped_at_a_fixed_width_are_read_together():
    lines = ["The ministry of the interior of the small republic said that" for _ in range(8)]
    assert len(pieces("\n".join(lines) + "\n\nAnother paragraph that is short.")) == 2


def test_furniture_is_not_parsed():
    text = "Menu\nThe strait is closed."
    made = Document(
        id="d-1", path="a.txt", sha256="", text=text,
        regions=(Region(start=0, end=4, role="boilerplate"), Region(start=5, end=26, role="body")),
    )  # fmt: skip
    assert [text[s.start : s.end] for s in segments(made)] == ["The strait is closed."]


@given(st.text(alphabet="aB. \n“”'é", max_size=400))
@settings(max_examples=200)
def test_stretches_are_ordered_inside_the_text_and_lose_no_word(text):
    spans = list(segments(document(text)))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(text[s.start : s.end] for s in spans)
    assert "".join(kept.split()) == "".join(text.split())
