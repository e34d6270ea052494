"""The entry point: what it costs, what it answers, how it fails."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from standoff import __version__, cli
from standoff.api.parts import Parts
from standoff.cli import registry
from standoff.errors import ComponentError
from standoff.model import Document, Extraction

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"spacy", "rich", "apsw", "cyclopts", "msgspec", "numpy", "yaml", "lxml", "trafilatura", "standoff.api"}


def python(program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_imports_nothing_heavy(option: str):
    program = (
        "import sys\nfrom standoff import cli\n"
        f"cli.run([{option!r}])\nprint(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    ran = python(program)
    assert ran.stderr.strip() == "[]"


def test_help_of_a_command_loads_neither_parser_nor_database():
    program = (
        "import sys\nfrom standoff import cli\ncli.run(['brief', '--help'])\n"
        "print(sorted({'spacy', 'apsw', 'numpy', 'standoff.api'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = python(program)
    assert ran.stderr.strip() == "[]"
    assert ran.stdout.startswith("Usage: standoff brief")


def test_help_names_every_command_and_exit_code(run):
    ran = run("--help")
    assert ran.code == 0
    for name, summary in registry.COMMANDS.items():
        assert f"  {name:<12} {summary}\n" in ran.out
    for code, meaning in registry.EXIT_CODES.items():
        assert f"  {code:<4} {meaning}" in ran.out
    assert run().out == ran.out  # without a word, the same


@pytest.mark.parametrize("name", registry.PLACES)
def test_help_says_what_the_command_says_of_itself(name: str):
    module, attribute = registry.PLACES[name]
    documented = getattr(import_module(f"standoff.cli.commands.{module}"), attribute).__doc__.splitlines()[0]
    assert registry.COMMANDS[name.partition(" ")[0]] == documented


def test_version(run):
    assert run("--version").out == f"standoff {__version__}\n"


def test_an_unknown_command_gets_a_hint(run):
    ran = run("breif")
    assert (ran.code, ran.err) == (2, "error: 'breif' is no command; did you mean 'brief'?\n")
    assert "--help lists the commands" in run("xyzzy").err
    assert "'--frmat' is no option" in run("--frmat").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["brief", "--format", "pdf"], "Choose from"),
        (["brief", "--as-of", "yesterday"], "--as-of"),
        (["brief", "--frmat"], "Did you mean --format?"),
        (["add"], "INPUTS"),
        (["show"], "ID"),
        (["import"], "name the export"),
        (["events", "--workers", "0"], "at least one process"),
        (["events", "--since", "2031-05-09", "--until", "2031-05-05"], "lies before"),
        (["search", "x", "--limit", "0"], "at least one"),
        (["brief", "folder", "--crisis", "x.db"], "exclude each other"),
    ],
)
def test_wrong_usage_is_2_and_one_line(run, arguments, said):
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "command", ["brief", "events", "stories", "ledger", "export", "actors", "tension", "commitments"]
)
def test_a_missing_crisis_is_3_and_names_the_way_out(run, command):
    ran = run(command)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "error: crisis.db: no such crisis file; add articles to start it\n"


def test_a_file_that_is_no_crisis_is_3(run, tmp_path, monkeypatch):
    (tmp_path / "notes.db").write_text("these are notes")
    assert run("brief", "--crisis", "notes.db").code == 3
    monkeypatch.setenv("STANDOFF_CRISIS", "notes.db")
    assert run("brief").err == "error: notes.db: not a crisis file; name another one with --crisis\n"
    assert (tmp_path / "notes.db").read_text() == "these are notes"


def test_what_nobody_has_is_4(at):
    for arguments in (["show", "k-none"], ["why", "k-none"], ["ledger", "--question", "l-none"]):
        ran = at(*arguments)
        assert (ran.code, ran.out) == (4, "")
    assert "several records begin so" in at("show", "e-").err
    assert at("events", "--actor", "Atlantis").code == 4
    assert at("events", "--document", "nowhere.txt").code == 4


def test_a_file_that_cannot_be_used_is_5(at, tmp_path):
    assert at("import", "missing.jsonl").code == 5
    (tmp_path / "broken.jsonl").write_text('{"kind":"event"}\n')
    ran = at("import", "broken.jsonl")
    assert ran.code == 5
    assert "broken.jsonl:1" in ran.err
    assert at("brief", "--output", "no/such/folder/brief.html").code == 5
    assert at("lexicon", "check", "actors.txt").code == 5


def test_options_for_every_command_may_stand_first(run, made):
    behind = run("actors", "--crisis", str(made), "--no-color")
    assert run("--crisis", str(made), "--no-color", "actors") == behind
    assert run(f"--crisis={made}", "actors") == behind


def test_the_variable_names_the_crisis_file(run, made, monkeypatch):
    monkeypatch.setenv("STANDOFF_CRISIS", str(made))
    assert run("events").code == 0


def test_interrupting_is_130(run, monkeypatch):
    monkeypatch.setattr(cli, "_dispatch", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    assert run("brief") == (130, "", "error: interrupted\n")


def test_an_interrupted_add_says_what_is_kept(run, tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"Norland warned Kestrel on Monday about ship {name}.")
    extract = Parts.extract

    def interrupted(parts: Parts, document: Document) -> Extraction:
        if "ship c" in document.text:
            raise KeyboardInterrupt
        return extract(parts, document)

    monkeypatch.setattr(Parts, "extract", interrupted)
    ran = run("add", "in", "--quiet")
    assert (ran.code, ran.out) == (130, "")
    assert ran.err == (
        "interrupted: crisis.db: 2 added; what was stored stays, and the same command goes on from there\n"
    )
    monkeypatch.setattr(Parts, "extract", extract)
    assert run("add", "in").err == "crisis.db: 1 added, 2 unchanged\n"


def test_a_page_that_was_cut_off_is_used_and_told_as_read_in_part(run, tmp_path):
    body = "<p>Norland warned Kestrel on Monday that it would close the strait if the fleet sailed.</p>"
    (tmp_path / "page.html").write_text(f"<html><body><article><h1>Norland warns</h1>{body * 3}")
    ran = run("add", "page.html", "--quiet")
    assert ran.code == 1
    assert ran.err.startswith("read in part: page.html: has no closing </html>")
    assert run("search", "strait", "--format", "json").out.count('"document"')


@pytest.mark.parametrize(
    ("error", "said"),
    [(ValueError("no\nline"), "ValueError: no line (a bug"), (ComponentError("events failed"), "error: events failed")],
)
def test_a_bug_is_70_without_a_traceback(run, monkeypatch, error, said):
    monkeypatch.setattr(cli, "_dispatch", lambda _: (_ for _ in ()).throw(error))
    ran = run("brief")
    assert ran.code == 70
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ran.err.count("\n") == 1
    monkeypatch.setenv("STANDOFF_DEBUG", "1")
    with pytest.raises(type(error)):
        cli.run(["brief"])


def test_errors_cannot_steer_the_terminal(run):
    assert "\x1b" not in run("brief", "--crisis", "\x1b[2Jx.db").err


def test_a_reader_that_leaves_is_no_error(made):
    program = (
        "import os, sys\nfrom standoff import cli\n"
        # The reader is gone before the first line.
        "reading, writing = os.pipe()\nos.close(reading)\nos.dup2(writing, 1)\n"
        f"sys.exit(cli.run(['events', '--crisis', {str(made)!r}]))"
    )
    ran = python(program)
    assert (ran.returncode, ran.stderr) == (141, "")


def test_main_leaves_with_the_code(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["standoff", "xyzzy"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2
