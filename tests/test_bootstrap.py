"""./bootstrap without a network: a stand-in for Python writes down what it is asked to do."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Answers the probe, makes an "environment" that holds itself, and pretends to install.
STAND_IN = """#!/bin/sh
echo "$(basename "$(dirname "$(dirname "$0")")") $*" | head -n 1 >> "$CALLS"
case "$1 $2" in
    "-c "*ensurepip*) echo VERSION ;;
    "-c "*) exit 0 ;;
    "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && echo 'echo standoff "$@"' > "$3/bin/standoff" \\
        && chmod +x "$3/bin/standoff" ;;
    "-m pip") [ -z "${PIP_SAYS:-}" ] || { echo "$PIP_SAYS" >&2; exit 1; } ;;
esac
"""

BROKEN_SHIM = """#!/bin/sh
echo "shim: $(basename "$0"): command not found" >&2
exit 127
"""


class Place:
    """A copy of what ./bootstrap needs, with Pythons of our making."""

    def __init__(self, folder: Path) -> None:
        self.tree = folder / "a tree"
        self.tree.mkdir()
        shutil.copy(ROOT / "bootstrap", self.tree)
        (self.tree / "pyproject.toml").write_text("[project]\n")
        (self.tree / "requirements").mkdir()
        for profile in ("default", "dev"):
            (self.tree / "requirements" / f"{profile}.txt").write_text(f"{profile}==1\n")
        self.bin = folder / "bin"
        self.pyenv = folder / "pyenv"
        self.calls = folder / "calls"
        self.calls.touch()

    def python(self, path: Path, version: str) -> Path:
        return self.program(path, STAND_IN.replace("VERSION", version))

    def program(self, path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)
        return path

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {
            key: value for key, value in os.environ.items() if not key.startswith(("STANDOFF_", "VIRTUAL_ENV"))
        }
        ours = {"PATH": f"{self.bin}:/usr/bin:/bin", "PYENV_ROOT": str(self.pyenv), "CALLS": str(self.calls)}
        return subprocess.run(
            [str(self.tree / "bootstrap"), *arguments],
            env=inherited | ours | environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def pip_calls(self) -> list[str]:
        return [line for line in self.calls.read_text().splitlines() if " -m pip " in line]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_shim_that_is_found_but_fails_is_passed_over(place: Place):
    place.program(place.bin / "python3.12", BROKEN_SHIM)
    works = place.python(place.pyenv / "versions/3.12.9/bin/python", "3.12")
    result = place.run()
    assert result.returncode == 0, result.stderr
    assert f"Python 3.12 ({works})" in result.stderr


def test_3_12_is_taken_before_what_python3_happens_to_be(place: Place):
    place.python(place.bin / "python3", "3.11")
    place.python(place.bin / "python3.12", "3.12")
    assert "Python 3.12" in place.run().stderr


def test_named_python_is_used(place: Place):
    place.python(place.bin / "python3.12", "3.12")
    named = place.python(place.pyenv / "mine", "3.11")
    assert f"Python 3.11 ({named})" in place.run(STANDOFF_PYTHON=str(named)).stderr


@pytest.mark.parametrize("version", ["3.10", "3.14"])
def test_named_python_of_another_version_is_refused_with_the_way_out(place: Place, version: str):
    named = place.python(place.pyenv / "mine", version)
    result = place.run(STANDOFF_PYTHON=str(named))
    assert result.returncode == 3
    assert "cannot be used" in result.stderr
    assert "python3-venv" in result.stderr


def test_pins_are_installed_with_their_hashes_and_the_package_without_isolation(place: Place):
    place.python(place.bin / "python3.12", "3.12")
    place.run()
    pins, package = place.pip_calls()
    assert "--require-hashes" in pins
    assert pins.endswith("requirements/default.txt")
    assert "--no-build-isolation -e" in package


def test_second_run_installs_nothing_and_runs_the_command(place: Place):
    place.python(place.bin / "python3.12", "3.12")
    place.run()
    before = place.pip_calls()
    result = place.run("--", "standoff", "brief", "a folder")
    assert (result.stdout, result.stderr) == ("standoff brief a folder\n", "")
    assert place.pip_calls() == before


def test_exit_code_is_the_commands(place: Place):
    place.python(place.bin / "python3.12", "3.12")
    assert place.run("--", "sh", "-c", "exit 7").returncode == 7


def test_changed_pins_are_installed_again(place: Place):
    place.python(place.bin / "python3.12", "3.12")
    place.run()
    (place.tree / "requirements/default.txt").write_text("default==2\n")
    place.run()
    assert len(place.pip_calls()) == 4


def test_development_environment_serves_users_too_and_stays_one(place: Place):
    place.python(place.bin / "python3.12", "3.12")
    place.run("--dev")
    place.run()
    assert len(place.pip_calls()) == 2
    (place.tree / "requirements/dev.txt").write_text("dev==2\n")
    place.run()
    assert place.pip_calls()[2].endswith("requirements/dev.txt")


def test_moved_tree_is_installed_again(place: Place):
    place.python(place.bin / "python3.12", "3.12")
    place.run()
    place.tree = place.tree.rename(place.tree.parent / "elsewhere")
    place.run()
    assert len(place.pip_calls()) == 4


@pytest.mark.parametrize(
    ("pip_says", "way_out"),
    [
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "differs from the one that was pinned",
        ),
        ("ERROR: Could not find a version that satisfies spacy (from versions: none)", "PIP_INDEX_URL"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("Segmentation fault", "the installation failed"),
    ],
)
def test_failed_installation_says_the_way_out_and_is_tried_again(place: Place, pip_says: str, way_out: str):
    place.python(place.bin / "python3.12", "3.12")
    result = place.run("--", "standoff", PIP_SAYS=pip_says)
    assert result.returncode == 4
    assert result.stdout == ""
    assert pip_says in result.stderr
    assert way_out in result.stderr
    assert place.run("--", "standoff").stdout == "standoff\n"


def test_unknown_option_is_named(place: Place):
    result = place.run("--develop")
    assert result.returncode == 2
    assert "'--develop'" in result.stderr


def test_help_shows_both_uses(place: Place):
    result = place.run("--help")
    assert result.returncode == 0
    assert "./bootstrap --dev" in result.stdout
    assert "Exit codes" in result.stdout
