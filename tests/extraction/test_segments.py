from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extraction.grammar import subject
from standoff.extraction.segments import dateline, segments
from standoff.model import Document, Region
from tests.extraction.reading import document, parsed, token


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


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("ACCRA, Ghana — Togo closed", "ACCRA, Ghana — "),
        ("ACCRA, Dec. 6 — Togo closed", "ACCRA, Dec. 6 — "),
        ("ACCRA (Agency) — Togo closed", "ACCRA (Agency) — "),
        ("ACCRA, Feb 17 (Agency) - Togo closed", "ACCRA, Feb 17 (Agency) - "),
        ("ACCRA, July 13 (AGN)—Togo closed", "ACCRA, July 13 (AGN)—"),
        ("ACCRA, Jan. 3 /Agency/ -- Togo closed", "ACCRA, Jan. 3 /Agency/ -- "),
        ("PORT LOUIS: Togo closed", "PORT LOUIS: "),
        ("ACCRA/LOME (Agency) - Togo closed", "ACCRA/LOME (Agency) - "),
        ("Accra (Agency) - Togo closed", "Accra (Agency) - "),
        ("Accra, 3 May - Togo closed", "Accra, 3 May - "),
        ("Togo – Benin border closed", ""),
        ("US - Iran talks", ""),
        ("NATO - Russia talks", ""),
        ("Accra: Togo must pay", ""),
        ("Togo, May 3 was a day of rest", ""),
        ("The port — Togo's largest — closed", ""),
    ],
)
def test_a_dateline_ends_with_its_dash(line, lead):
    assert line[: dateline(line)] == lead


def test_the_place_of_a_dateline_does_nothing():
    parse = parsed("ACCRA, Ghana — Togo expelled all Soviet advisers.\nTogo wept.")
    found = subject(parse, token(parse, "expelled"))
    assert found is not None
    assert parse.word[found] == "Togo"
    assert [parse.word[first] for first, _ in parse.lines] == ["ACCRA", "Togo"]
