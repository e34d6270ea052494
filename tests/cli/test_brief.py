"""The brief, in every form it takes."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from standoff.api import Brief
from standoff.cli.as_text import print_page
from standoff.cli.briefing import page
from standoff.cli.console import Screen
from tests.cli.conftest import HOSTILE, warning

GOLDEN = Path(__file__).with_name("brief.txt")


def test_brief_as_text():
    """Golden: brief.json as brief.txt. Read it before you accept another: it is what an analyst sends on."""
    found = msgspec.json.decode(GOLDEN.with_suffix(".json").read_bytes(), type=Brief)
    out = io.StringIO()
    screen = Screen(color=False, stream=out)
    screen.width = 100
    print_page(page(found, footer="The footer."), screen)
    assert out.getvalue() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(at, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    out = at("brief").out
    # A citation is never cut; only the hostile publisher's is longer than a line.
    assert [line for line in out.splitlines() if len(line) > columns and "HYPERLINK" not in line] == []
    assert "[The Gull §2 64–91 k-" in out


def test_every_line_about_the_crisis_is_cited(at):
    found = msgspec.json.decode(at("brief", "--format", "json").out, type=Brief)
    text = at("brief", "--all").out
    cited = [line.citations[0] for line in (*found.commitments, *found.timeline, *found.denials)]
    cited += [row.citations[0] for question in found.questions for row in question.rows]
    cited += [story.citation for story in found.stories]
    for citation in cited:
        assert f"{citation.start}–{citation.end} {citation.record}" in text


def test_what_is_cited_opens(at):
    for id_ in set(re.findall(r"–\d+ ([a-z]-\w+)", at("brief").out)):
        assert at("show", id_).code == 0
        assert at("why", id_).code == 0


def test_piped_output_has_no_escape_codes(at, monkeypatch):
    assert "\x1b" not in at("brief").out
    assert "\x1b[1" in at("brief", "--color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in at("brief").out


def test_brief_as_of_a_day_knows_nothing_later(at):
    before = msgspec.json.decode(at("brief", "--format", "json", "--as-of", "2031-05-06").out, type=Brief)
    assert (before.glance.documents, before.denials) == (1, ())
    after = msgspec.json.decode(at("brief", "--format", "json").out, type=Brief)
    assert (after.glance.documents, len(after.denials)) == (4, 1)
    since = msgspec.json.decode(at("brief", "--format", "json", "--since", "2031-05-10").out, type=Brief)
    assert since.glance.documents == 1


def test_output_goes_to_a_file(at, tmp_path):
    ran = at("brief", "--format", "html", "--output", "brief.html")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "brief.html").read_text(encoding="utf-8") == at("brief", "--format", "html").out


class Seen(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_one_file_that_runs_and_loads_nothing(at):
    document = at("brief", "--format", "html").out
    seen = Seen()
    seen.feed(document)
    assert {"script", "link", "img", "iframe", "a", "form"}.isdisjoint(seen.tags)
    assert {"src", "href", "onclick", "onload", "style"}.isdisjoint(seen.attributes)
    assert "default-src &#x27;none&#x27;" in document
    assert "prefers-color-scheme: dark" in document
    assert "@media print" in document
    assert "<script>alert(1)</script>" in seen.text  # said, not done
    assert "\x1b" not in document
    assert len(re.findall(r'id="([^"]*)"', document)) == len(set(re.findall(r'id="([^"]*)"', document)))


def test_markdown_takes_nothing_from_an_article_as_markup(at):
    document = at("brief", "--format", "md").out
    outside = re.sub(r"`[^`\n]*`", "", document)
    assert "<script>" not in re.sub(r"\\.", "", outside)
    assert not re.search(r"(?<!\\)\[[^\]\n]*(?<!\\)\]\(", outside)
    assert "http://" not in outside
    assert "http&#58;//evil" in outside
    assert "\\*\\*b\\*\\*" in outside
    assert document.startswith("# Norland")
    assert "**Kestrel → Norland**" in document


def test_all_prints_every_word(at):
    cut, whole = at("brief").out, at("brief", "--all").out
    assert "…" in cut
    assert "…" not in whole


def test_brief_of_articles_needs_no_crisis_and_names_what_it_could_not_read(run, tmp_path):
    """The one test here that parses: everything else works on records made by hand."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "gull.txt").write_text(
        "Brazil warns Peru over river\n\nMay 6, 2021\n\nBrazil warned Peru on Monday that it would close the border if "
        "Peru sends troops to the river. “If Peru sends troops, we will respond,” said Brazil’s foreign ministry. "
        "Peru denied that it had sent 300 soldiers to the river.\n"
    )
    (folder / "torn.txt").write_bytes(b"\x00\x01\x02\xff" * 300)
    ran = run("brief", "articles")
    assert ran.code == 0
    assert "COULD NOT BE READ  1" in ran.out
    assert "torn.txt" in ran.out
    assert "Brazil" in ran.out.splitlines()[0]
    assert "show ID articles" in ran.out
    assert not (tmp_path / "crisis.db").exists()
    shown = re.search(r" ([ek]-\w+)", ran.out)
    assert shown
    opened = run("show", shown[1], "articles")  # ids depend on the text alone
    assert (opened.code, "Brazil" in opened.out) == (1, True)
    added = run("add", "articles")
    assert (added.code, added.out) == (1, "")
    assert "not read: " in added.err
    assert "crisis.db: 1 added, 1 failure" in added.err
    again = run("add", "articles", "--quiet")
    assert again.err.count("\n") == 1  # what failed is told even so
    assert "BRA" in run("events", "--format", "csv").out


def test_nothing_to_read_is_1_and_says_why(run):
    ran = run("brief", "nowhere.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "nowhere.txt" in ran.err


def test_a_brief_of_nothing_is_a_brief(run):
    from standoff.api import Crisis

    Crisis.open("crisis.db").close()
    ran = run("brief")
    assert ran.code == 0
    assert "0 articles" in ran.out
    assert "COMMITMENTS  none" in ran.out


def test_hostile_words_are_the_ones_tested():
    assert "\x1b" in HOSTILE
    assert warning().commitments
