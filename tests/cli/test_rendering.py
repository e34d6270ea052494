"""The small parts: widths, wrapping, cutting, dates, cells."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.api.dates import between, span
from standoff.cli.as_markdown import escape
from standoff.cli.citing import cite, count, names, parties, quoted
from standoff.cli.console import PIPED_WIDTH, Piece, Screen, clean, terminal_width, wants_color
from standoff.cli.layout import cut, fit, item, length, width, wrap
from standoff.cli.listing import print_csv, print_json, safe_cell
from standoff.model import Interval
from tests.cli.conftest import HOSTILE

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=60)


@given(WORDS)
def test_clean_words_are_one_line_that_steers_nothing(text):
    found = clean(text)
    assert all(character.isprintable() or character in "\u200c\u200d" for character in found)
    assert found == found.strip()
    assert clean(found) == found


def test_clean_drops_what_hides_and_shows_what_it_replaces():
    assert clean("a\u202eb\u200bc\n d") == "abc d"
    assert clean("\x1b[31mred") == "\ufffd[31mred"


@given(st.lists(WORDS, max_size=6), st.integers(20, 80))
def test_wrapped_lines_fit_and_lose_no_word(texts, columns):
    pieces = [Piece(clean(text) + " ") for text in texts]
    lines = wrap(pieces, columns)
    assert all(length(line) <= columns for line in lines)
    joined = "".join(piece.text for line in lines for piece in line).replace(" ", "")
    assert joined == "".join(piece.text for piece in pieces).replace(" ", "")


@given(WORDS, st.integers(2, 60))
def test_cut_words_fit(text, columns):
    found = cut(clean(text), columns)
    assert width(found) <= columns
    assert found == clean(text) or found.endswith("…")


@given(WORDS, st.integers(60, 160), st.integers(1, 3))
def test_a_citation_is_never_cut(text, columns, lines):
    label = "[The Gull §12 1180–1340 k-3kq2m7xw5a]"
    rows = item([Piece(text, elastic=True)], gutter="5 May 2031", indent=16, cite=label, columns=columns, lines=lines)
    shown = ["".join(piece.text for piece in row) for row in rows]
    assert sum(label in line for line in shown) == 1
    assert all(width(line) <= columns for line in shown)
    assert len(rows) <= lines + 1


def test_short_words_stay_whole_when_long_ones_are_cut():
    pieces = fit([Piece("if "), Piece("short", elastic=True), Piece("x" * 20 + " y" * 40, elastic=True)], 50)
    assert pieces[1].text == "short"
    assert pieces[2].text.endswith("…")
    assert length(pieces) <= 50


@given(WORDS, st.integers(2, 60), st.integers(0, 50), st.integers(1, 12))
def test_a_cut_around_what_is_looked_for_fits(text, columns, first, length):
    whole = clean(text)
    found = cut(whole, columns, whole[first : first + length])
    assert width(found) <= columns


def test_the_figure_stays_where_the_words_around_it_are_cut():
    words = "Aides to the minister told papers after the talks that some 1,500 men had been landed at the port"
    assert "1,500" not in cut(words, 40)
    assert "1,500" in cut(words, 40, "1,500")
    assert cut(words, 40, "1,500").startswith("…")
    assert cut(words, 40, "2,000") == cut(words, 40)  # the article writes it otherwise
    assert cut("1,500 men " + words, 30, "1,500").startswith("1,500")


def test_quoted_words_get_a_line_more_rather_than_say_nothing():
    said = (
        "The spokesman of the General Staff of Merle, 5 May 2031  against 3,000 (Teal), 2,000 (Osprey intelligence)  "
    )
    pieces = [Piece(said), *quoted("they saw " * 9)]
    rows = item(pieces, gutter="1,500", indent=16, cite="[The Gull §12 1180–1340 k-3kq2m7]", columns=100, lines=2)
    shown = ["".join(piece.text for piece in row) for row in rows]
    assert len(shown) == 3
    assert sum(line.count("they saw") for line in shown) >= 4


def test_a_mark_stays_with_its_word():
    lines = wrap([Piece("some words “"), Piece("quoted"), Piece("”")], 16)
    assert ["".join(piece.text for piece in line) for line in lines] == ["some words", "“quoted”"]


def test_a_long_gutter_breaks_behind_the_dash():
    rows = item([Piece("words")], gutter="May 2022 – Sep 2023", indent=16, cite="", columns=60, lines=1)
    assert ["".join(piece.text for piece in row).split("  ")[0] for row in rows] == ["May 2022 –", "Sep 2023"]


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (None, None, "undated"),
        (date(2031, 5, 5), date(2031, 5, 5), "5 May 2031"),
        (date(2031, 5, 5), date(2031, 5, 6), "5–6 May 2031"),
        (date(2031, 5, 1), date(2031, 5, 31), "May 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2030, 1, 1), date(2031, 12, 31), "2030–2031"),
        (date(2031, 4, 28), date(2031, 5, 2), "28 Apr – 2 May 2031"),
        (date(2030, 12, 28), date(2031, 1, 2), "28 Dec 2030 – 2 Jan 2031"),
        (date(2031, 2, 3), date(2031, 9, 5), "Feb–Sep 2031"),
        (date(2030, 2, 3), date(2031, 9, 5), "Feb 2030 – Sep 2031"),
        (date(2031, 5, 5), None, "from 5 May 2031"),
        (None, date(2031, 5, 5), "until 5 May 2031"),
        (date(9999, 12, 1), date.max, "1–31 Dec 9999"),
    ],
)
def test_days_in_print(first, last, printed):
    assert between(first, last) == printed
    assert span(Interval(first, last)) == printed


def test_span_of_nothing():
    assert span(None) == "undated"


def test_names_are_counted_beyond_three():
    assert names(["A", "B", "C", "D", "E"]) == "A, B, C, 2 more"
    assert parties([], ["B"]) == "somebody → B"
    assert parties(["A"], []) == "A"
    assert count(1, "story", "stories") == "1 story"


def test_marks_inside_a_quotation_become_single():
    assert "".join(piece.text for piece in quoted("a “phased” step")) == "“a ‘phased’ step”"


def test_a_citation_without_sentence_has_none():
    from standoff.api import Citation

    day = Interval(date(2031, 5, 5), date(2031, 5, 5))
    made = Citation(
        record="d-1", document="d-1", publisher="The\x1bGull", published=day, sentence=None, start=0, end=9, words=""
    )
    assert cite(made, others=2) == "[The\ufffdGull 0–9 d-1 +2]"


@given(st.text(max_size=30))
def test_no_cell_of_csv_is_a_formula(text):
    cell = str(safe_cell(text))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_stay_numbers():
    assert safe_cell(-4.5) == -4.5


def test_csv_of_nested_fields(capsys):
    rows = [
        {"a": 1, "when": {"earliest": "2031-05-05"}, "who": ["x", "y"], "sure": True},
        {"a": 2, "when": None, "who": [], "sure": False},
    ]
    print_csv(rows, Screen(color=False))
    out = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert out == [["a", "when.earliest", "who", "sure"], ["1", "2031-05-05", "x|y", "true"], ["2", "", "", "false"]]


def test_markdown_escapes_markup_and_links():
    assert escape("[a](b) *c*") == "\\[a\\]\\(b\\) \\*c\\*"
    assert escape("see https://x.example and www.y.example") == "see https&#58;//x.example and www&#46;y.example"
    assert "<script>" not in escape(HOSTILE)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_that_want_them(monkeypatch):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert wants_color(Terminal(), None)
    assert not wants_color(io.StringIO(), None)
    assert wants_color(io.StringIO(), True)
    assert not wants_color(Terminal(), False)
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_color(Terminal(), None)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_color(Terminal(), None)


def test_width_is_that_of_columns_or_of_a_pipe(monkeypatch):
    monkeypatch.setenv("COLUMNS", "132")
    assert terminal_width(io.StringIO()) == 132
    monkeypatch.setenv("COLUMNS", "nonsense")
    assert terminal_width(io.StringIO()) == PIPED_WIDTH


def test_a_cell_that_would_reorder_its_row_does_not():
    assert safe_cell("tanks \u202e003") == "tanks \ufffd003"
    assert safe_cell("\u200eab") == "\ufffdab"


def test_json_escapes_what_would_reorder_the_screen(capsys):
    print_json({"words": "a\u202eb"}, Screen(color=False))
    assert capsys.readouterr().out == '{\n  "words": "a\\u202eb"\n}\n'
