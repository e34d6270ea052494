"""Each list as a table, as JSON and as CSV; records opened; exports read back."""

import csv
import io
import json

import pytest

LISTS = [
    "events", "quotes", "claims", "commitments", "actors", "stories", "timeline", "ledger", "tension",
]  # fmt: skip


@pytest.mark.parametrize("command", LISTS)
def test_every_list_is_a_table_json_and_csv(at, command):
    table = at(command)
    assert (table.code, table.err) == (0, "")
    assert "[" in table.out  # a citation or an id
    rows = json.loads(at(command, "--format", "json").out)
    assert isinstance(rows, list)
    assert rows
    cells = list(csv.DictReader(io.StringIO(at(command, "--format", "csv").out)))
    assert len(cells) >= len(rows)
    assert None not in cells[0]


@pytest.mark.parametrize("command", [*LISTS, "search"])
def test_csv_holds_nothing_that_a_spreadsheet_would_run(at, command):
    arguments = ["HYPERLINK"] if command == "search" else []
    out = at(command, *arguments, "--format", "csv").out
    cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
    numbers = [cell for cell in cells if cell.startswith("-")]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == []
    assert all(float(number) < 0 for number in numbers)
    assert "\x1b" not in out
    if command in ("events", "search"):
        assert any(cell.startswith("'=HYPERLINK") for cell in cells)


def test_events_by_actor_type_and_day(at):
    def found(*options: str) -> set[str]:
        return {row["type"] for row in json.loads(at("events", "--format", "json", *options).out)}

    assert found() == {"THREATEN", "COERCE", "ACCUSE"}
    assert found("--actor", "KES") == {"THREATEN"}
    assert found("--actor", "kestrel", "--actor", "OSP") == {"THREATEN", "ACCUSE"}
    assert found("--recipient", "NOR") == {"THREATEN", "ACCUSE"}
    assert found("--type", "coerce") == {"COERCE"}
    assert found("--modality", "hypothetical") == {"COERCE"}
    assert found("--since", "2031-05-08", "--type", "threaten") == set()
    assert found("--until", "2031-05-05", "--modality", "actual") == {"THREATEN"}
    assert found("--document", "tern.txt") == {"COERCE"}
    assert found("--document", "The Gull", "--type", "accuse") == set()


def test_records_carry_who_says_so_and_the_words(at):
    first = json.loads(at("claims", "--format", "json", "--document", "gull.txt").out)[0]
    assert first["who"] == "a spokesman"
    assert first["quantity"]["low"] == 300
    assert first["citation"]["words"] == "At least 300 troops"
    assert first["citation"]["publisher"] == "The Gull"


def test_commitments_say_where_they_stand(at):
    now = json.loads(at("commitments", "--format", "json").out)
    assert {row["status"]["status"] for row in now} == {"trigger reported"}
    then = json.loads(at("commitments", "--format", "json", "--as-of", "2031-05-06").out)
    assert [row["status"]["status"] for row in then] == ["open"]
    assert at("commitments", "--type", "red line").out.count("red line") == 2


def test_timeline_of_one_type(at):
    assert [row["type"] for row in json.loads(at("timeline", "--type", "threaten", "--format", "json").out)] == [
        "THREATEN"
    ]


def test_ledger_of_one_question(at):
    assert "At least 300" in at("ledger", "--question", "l-troops").out
    assert at("ledger", "--all").out == at("ledger").out


def test_search(at):
    assert "tern.txt" in at("search", "denied").out
    assert at("search", "zeppelin").err == "no article has these words\n"
    assert json.loads(at("search", "fleet", "--format", "json", "--limit", "1").out)[0]["document"]["publisher"]


def test_show_marks_the_words_in_their_sentence(at):
    id_ = json.loads(at("commitments", "--format", "json", "--document", "gull.txt").out)[0]["id"]
    shown = at("show", id_[:7])
    assert "⟦Kestrel will send its fleet⟧" in shown.out
    assert "status: trigger reported as of 10 May 2031" in shown.out
    assert "[tern.txt §2 46–52" in shown.out
    assert json.loads(at("show", id_, "--format", "json").out)["record"]["id"] == id_


def test_why_names_component_rule_and_reasons(at):
    id_ = json.loads(at("commitments", "--format", "json", "--document", "gull.txt").out)[0]["id"]
    told = at("why", id_)
    assert "made by test version 1, rule by-hand" in told.out
    assert "status: trigger reported" in told.out
    assert json.loads(at("why", id_, "--format", "json").out)["status"]["status"] == "trigger reported"


@pytest.mark.parametrize("prefix", ["d-", "s-", "l-", "m-", "q-", "c-", "u-"])
def test_every_kind_of_record_opens(at, prefix):
    ids = [
        record["id"]
        for record in map(json.loads, at("export").out.splitlines())
        if record.get("id", "").startswith(prefix)
    ]
    for id_ in ids[:1]:
        for command in ("show", "why"):
            ran = at(command, id_)
            assert ran.code == 0
            assert id_ in ran.out
            assert "\x1b" not in ran.out


def test_export_is_read_back_into_the_same_crisis(at, run, tmp_path):
    exported = at("export").out
    assert at("export", "--output", "strait.jsonl").out == ""
    assert (tmp_path / "strait.jsonl").read_text(encoding="utf-8") == exported
    ran = run("import", "strait.jsonl")
    assert ran == (0, "", "crisis.db: 4 articles added, 0 unchanged\n")
    assert run("export").out == exported
    assert run("import", "strait.jsonl", "--quiet") == (0, "", "")


def test_doctor_looks_at_the_crisis_where_there_is_one(at, run, made):
    assert str(made) in at("doctor").out
    without = run("doctor")
    assert without.code in (0, 1)
    names = [check["name"] for check in json.loads(run("doctor", "--format", "json").out)]
    assert {"standoff", "python", "spacy"} <= set(names)
    assert run("doctor", "--format", "csv").out.startswith("name,state,detail,hint\n")


def test_lexicon_check_says_what_a_file_adds(run, tmp_path):
    columns = "state,office,holder,aliases,from,to,status\n"
    (tmp_path / "own.csv").write_text(f"{columns}GON,monarch,Elessar,Aragorn|=Elessar,2019-05-01,,\n")
    assert run("lexicon", "check", "own.csv") == (0, "own.csv: in order, adds 1 term\n", "")
    (tmp_path / "good.yaml").write_text("groups: [{id: CORSAIRS, name: Corsairs of Umbar, adjectives: [Corsair]}]\n")
    assert run("lexicon", "check", "good.yaml").out == "good.yaml: in order, adds 1 actor, 2 names\n"
    (tmp_path / "empty.yaml").write_text("{}\n")
    assert run("lexicon", "check", "empty.yaml").out == "empty.yaml: in order, adds nothing\n"
    (tmp_path / "own.yaml").write_text("states: [{nonsense: 1}]\n")
    broken = run("lexicon", "check", "own.yaml")
    assert broken.code == 5
    assert "own.yaml" in broken.err
    assert run("lexicon", "check", "none.yaml").code == 5


def test_why_prints_sentence_rule_entry_and_way_within_80_columns(run, monkeypatch, tmp_path):
    monkeypatch.setenv("COLUMNS", "80")
    text = "Norway warned on Monday that it would expel the Danish envoy if Denmark sent 300 troops to the island."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    quote = json.loads(run("quotes", "a.txt", "--format", "json", "--quiet").out)[0]["id"]
    out = run("why", quote, "a.txt", "--quiet").out
    assert "rule reporting.warn" in out
    assert "Lexicon  reporting.warn  reporting/acts.yaml" in out
    assert "warned ─nsubj→ Norway" in out
    assert "warned ─ccomp→ expel" in out
    assert "nsubj nominal subject" in out
    assert max(map(len, out.splitlines())) <= 80
    told = json.loads(run("why", quote, "a.txt", "--format", "json", "--quiet").out)
    assert [step["label"] for step in told["routes"][0]["steps"]] == ["nsubj"]
    assert told["entries"][0]["file"] == "reporting/acts.yaml"
