"""The quality gate on made-up adapters: floors hold, break, rise, and fall only with a reason."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from evals import gate
from evals.baseline import Baseline, Floor, Lowered
from evals.gate import MARKS, Outcome, main


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder in which two of the sets are there."""
    for name in ("gold/score.py", "eval/quotes/train.jsonl"):
        path = tmp_path / "shared" / name
        path.parent.mkdir(parents=True)
        path.touch()
    return tmp_path / "shared"


class Gate:
    """The gate on what adapters are said to measure."""

    def __init__(self, folder: Path, shared: Path) -> None:
        self.baseline = folder / "baseline.json"
        self.page = folder / "evaluation.md"
        self.shared = shared
        self.measured: dict[str, dict[str, float]] = {"gold": {}, "quotes": {}}
        self.errors: dict[str, str] = {}

    def __call__(self, *options: str) -> int:
        arguments = ["--shared", str(self.shared), "--baseline", str(self.baseline), "--page", str(self.page)]
        return main([*arguments, "--workers", "1", *options], run=self._measure)

    def _measure(self, names: Sequence[str], shared: Path, limit: int | None) -> list[Outcome]:
        return [Outcome(name, self.measured[name], 1.0, self.errors.get(name, "")) for name in names]

    def floor(self, metric: str) -> float | None:
        return Baseline.read(self.baseline).floors[metric].floor


@pytest.fixture
def run(tmp_path: Path, shared: Path) -> Gate:
    gate = Gate(tmp_path, shared)
    gate.measured = {"gold": {"gold.dates": 0.9, "gold.quotes.extra": 2.0}, "quotes": {"quotes.direct": 0.8}}
    assert gate("--update") == 0
    return gate


def test_floors_that_are_kept_let_it_pass(run: Gate) -> None:
    assert run() == 0


def test_a_broken_floor_fails_and_is_named(run: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    run.measured["quotes"] = {"quotes.direct": 0.79}
    assert run() == 1
    assert "quotes.direct is broken: 0.79 against 0.8" in capsys.readouterr().err


def test_noise_within_the_tolerance_is_no_loss(run: Gate) -> None:
    run.measured["quotes"] = {"quotes.direct": 0.7985}
    assert run() == 0


def test_of_what_should_not_be_there_more_is_worse(run: Gate) -> None:
    run.measured["gold"]["gold.quotes.extra"] = 3.0
    assert run() == 1
    run.measured["gold"]["gold.quotes.extra"] = 1.0
    assert run("--update") == 0
    assert run.floor("gold.quotes.extra") == 1.0


def test_a_metric_that_disappears_fails(run: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    run.measured["quotes"] = {}
    assert run() == 1
    assert "quotes.direct is gone" in capsys.readouterr().err


def test_an_adapter_that_fails_fails_the_gate_and_shows_why(run: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    run.errors["gold"] = "ValueError: no such thing"
    assert run() == 1
    said = capsys.readouterr()
    assert "no such thing" in said.err
    assert "gone" not in said.out


def test_update_raises_but_never_lowers(run: Gate) -> None:
    run.measured["gold"]["gold.dates"] = 0.95
    run.measured["quotes"] = {"quotes.direct": 0.7}
    assert run("--update") == 1
    assert run.floor("gold.dates") == 0.95
    assert run.floor("quotes.direct") == 0.8


def test_lowering_takes_a_reason_which_is_kept(run: Gate) -> None:
    run.measured["quotes"] = {"quotes.direct": 0.7}
    assert run("--update", "--allow-lower", "the labels were corrected") == 0
    baseline = Baseline.read(run.baseline)
    assert baseline.floors["quotes.direct"].floor == 0.7
    assert baseline.lowered == (Lowered("quotes.direct", 0.8, 0.7, "the labels were corrected"),)


@pytest.mark.parametrize(
    "options", [("--allow-lower", "why"), ("--update", "--allow-lower", " "), ("--limit", "3", "--update")]
)
def test_options_that_contradict_each_other_are_refused(run: Gate, options: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        run(*options)
    assert left.value.code == 2


def test_without_the_data_there_is_nothing_to_measure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Gate(tmp_path, tmp_path / "nowhere")() == 0
    assert "not beside the repository" in capsys.readouterr().out


def test_only_some_sets_are_compared_when_only_these_are_asked_for(
    run: Gate, capsys: pytest.CaptureFixture[str]
) -> None:
    run.measured["quotes"] = {"quotes.direct": 0.1}
    assert run("--only", "gold") == 0
    assert "quotes" not in capsys.readouterr().out.splitlines()[1]


def test_a_look_at_the_first_texts_compares_nothing(run: Gate) -> None:
    run.measured["quotes"] = {"quotes.direct": 0.1}
    assert run("--limit", "5") == 0


def test_targets_stay_and_are_compared(run: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    floors = {**Baseline.read(run.baseline).floors, "gold.dates": Floor(0.9, 0.93)}
    Baseline(floors).write(run.baseline)
    assert run() == 0
    assert "0.930    (below target)" in capsys.readouterr().out
    run.measured["gold"]["gold.dates"] = 0.94
    assert run("--update") == 0
    assert Baseline.read(run.baseline).floors["gold.dates"] == Floor(0.94, 0.93)


def test_the_table_of_the_documentation_is_written_between_its_marks(run: Gate) -> None:
    run.page.write_text(f"# Title\n\n{MARKS[0]}\nthe table of last month\n{MARKS[1]}\n\nMore.\n", encoding="utf-8")
    assert run("--update") == 0
    page = run.page.read_text(encoding="utf-8")
    assert page.startswith("# Title\n")
    assert page.endswith("\n\nMore.\n")
    assert "| gold.dates | 0.900 | 0.900 |" in page
    assert "last month" not in page


def test_the_floors_of_the_project_are_in_its_documentation() -> None:
    page = gate.PAGE.read_text(encoding="utf-8")
    missing = [
        name for name in json.loads(gate.BASELINE.read_text(encoding="utf-8"))["metrics"] if f"| {name} |" not in page
    ]
    assert not missing, "run python -m evals.gate --update"
