"""``standoff brief --since``: what changed, in every form, every line cited."""

import msgspec
import pytest

from standoff.api import Brief
from standoff.cli.briefing_changes import watched

SINCE = ("--since", "2031-05-09")


def test_what_changed_comes_first(at):
    out = at("brief", *SINCE).out
    section = out.split("WHAT CHANGED SINCE 9 MAY 2031")[1].split("\n\n")[0]
    assert "1 status change, 1 new denial, 1 new claim, 3 new articles" in section
    assert "Kestrel → Norland  red line: open → trigger reported  “closed”" in " ".join(section.split("\n")[1:2])
    assert "If Norland closes the strait ⇒ Kestrel will send its fleet" in section
    assert out.index("WHAT CHANGED") < out.index("STORIES")
    assert "WATCH  nothing is due" in out
    assert "WHAT CHANGED" not in at("brief").out


def test_every_line_of_it_is_cited(at):
    found = msgspec.json.decode(at("brief", "--format", "json", *SINCE).out, type=Brief)
    assert len(found.changes) == 6
    text = at("brief", "--all", *SINCE).out
    for change in found.changes:
        assert f"{change.citation.start}–{change.citation.end} {change.citation.record}" in text


@pytest.mark.parametrize(("form", "head"), [("md", "## What changed since 9 May 2031"), ("html", 'id="changes"')])
def test_other_forms_have_it_too(at, form, head):
    out = at("brief", "--format", form, *SINCE).out
    assert head in out
    assert "trigger reported" in out


def test_nothing_changed(at):
    assert "WHAT CHANGED SINCE 1 JUN 2031  nothing" in at("brief", "--since", "2031-06-01").out


def test_watch_says_when_nothing_is_due():
    assert watched((), everything=False).note.startswith("nothing is due")
