"""``standoff judge`` on a crisis file: what it says, what it changes, and how it is seen without."""

import csv
import io
import json
import shutil

import pytest


@pytest.fixture
def on(run, made, tmp_path, monkeypatch):
    """Runs a command on a copy of the crisis, as somebody called ana."""
    monkeypatch.setenv("STANDOFF_AUTHOR", "ana")
    shutil.copy(made, tmp_path / "crisis.db")
    return run


def ids(on, command, *options):
    return [row["id"] for row in json.loads(on(command, "--format", "json", *options).out)]


def test_a_rejected_event_leaves_the_list(on):
    (closed,) = ids(on, "events", "--document", "tern.txt")
    ran = on("judge", "reject", closed[:7], "--note", "a drill")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(f"reject {closed}, by ana; 'standoff judge undo j-")
    assert closed not in on("events").out
    assert closed in on("events", "--without-judgements").out
    assert "Judged: reject by ana" in on("show", closed).out
    assert closed not in on("brief", "--all").out
    assert closed in on("brief", "--all", "--without-judgements").out


def test_accepting_and_rating_show_in_table_and_brief(on):
    red_lines = ids(on, "commitments")
    assert on("judge", "accept", *red_lines, "--quiet").err == ""
    assert on("judge", "rate", "the gull", "B2").code == 0
    assert f"{red_lines[0]}] accepted" in on("commitments").out
    brief = on("brief").out
    assert "accepted" in brief
    assert "[The Gull B2 §2" in brief
    assert json.loads(on("commitments", "--format", "json").out)[0]["citation"]["accepted"]
    plain = on("brief", "--without-judgements").out
    assert "accepted" not in plain
    assert "The Gull B2" not in plain


def test_an_accepted_story_and_question_say_so(on):
    stories = [row["id"] for row in json.loads(on("stories", "--format", "json").out)]
    assert on("judge", "accept", *stories, "l-troops").code == 0
    assert on("stories").out.count(", accepted") == len(stories)
    assert ", accepted" in on("ledger", "--question", "l-troops").out
    assert ", accepted" in on("brief").out


def test_the_log_says_who_when_what_and_why(on):
    assert on("judge", "log").err == "no judgements yet\n"
    (closed,) = ids(on, "events", "--document", "tern.txt")
    on("judge", "reject", closed, "--note", "=a drill", "--author", "bo")
    on("judge", "undo")
    table = on("judge", "log").out
    assert "undone" in table
    assert "“closed”" in table
    entries = json.loads(on("judge", "log", "--format", "json").out)
    assert [(e["judgement"]["author"], e["judgement"]["verdict"], e["state"]) for e in entries] == [
        ("bo", "reject", "undone"),
        ("ana", "undo", "in force"),
    ]
    assert "'=a drill" in on("judge", "log", "--format", "csv").out
    assert len(list(csv.DictReader(io.StringIO(on("judge", "log", "--format", "csv").out)))) == 2
    assert closed in on("events").out


def test_regrounding_takes_a_mention_that_show_lists(on):
    (quote,) = ids(on, "quotes", "--document", "gull.txt", "--type", "warn")
    assert " m-" in on("show", quote).out
    shown = json.loads(on("show", quote, "--format", "json").out)
    (mention,) = [r["id"] for r in shown["related"] if r["kind"] == "mention" and r["entity"] == "KES"]
    assert on("judge", "reground", mention, "OSP").code == 0
    assert json.loads(on("show", mention, "--format", "json").out)["judgements"][0]["other"] == "OSP"
    speakers = {row["id"]: row["speaker_countries"] for row in json.loads(on("quotes", "--format", "json").out)}
    assert speakers[quote] == ["OSP"]


def test_merging_and_splitting_articles(on):
    documents = {row["path"]: row["id"] for row in json.loads(on("stories", "--format", "json").out)[0]["documents"]}
    assert on("judge", "split", documents["tern.txt"]).code == 0
    stories = json.loads(on("stories", "--format", "json").out)
    assert [len(s["documents"]) for s in stories if documents["tern.txt"] in {d["id"] for d in s["documents"]}] == [1]
    assert on("judge", "merge", documents["tern.txt"], documents["gull.txt"]).code == 0
    stories = json.loads(on("stories", "--format", "json").out)
    (story,) = [s for s in stories if documents["tern.txt"] in {d["id"] for d in s["documents"]}]
    assert documents["gull.txt"] in {d["id"] for d in story["documents"]}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["reject", "x-none"], 4, "no record has this id"),
        (["rate", "The Gull", "G"], 5, "Admiralty"),
        (["rate", "The Owl", "A"], 4, "no article has this publisher"),
        (["undo"], 4, "no judgement is in force"),
        (["merge", "s-strait", "l-troops"], 5, "cannot belong together"),
        (["accept"], 2, "ID"),
    ],
)
def test_what_cannot_be_judged(on, arguments, code, said):
    ran = on("judge", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_somebody_has_to_judge(on, monkeypatch):
    monkeypatch.delenv("STANDOFF_AUTHOR")
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(OSError("no user")))
    ran = on("judge", "accept", "s-strait")
    assert (ran.code, "--author" in ran.err) == (2, True)
    assert on("judge", "accept", "s-strait", "--author", "cy").code == 0
