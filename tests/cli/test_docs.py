"""The documentation says what the program prints."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from standoff.cli import registry

ROOT = Path(__file__).resolve().parents[2]
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    loader = SourceFileLoader("cli_reference", str(ROOT / "scripts" / "cli_reference"))
    spec = spec_from_loader(loader.name, loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_every_command_and_exit_code_is_documented():
    for name in registry.PLACES:
        assert f"\n### {name}\n" in CLI
    for code, meaning in registry.EXIT_CODES.items():
        assert f"  {code:<4} {meaning}" in CLI


def test_the_reference_is_what_the_program_prints(script):
    assert script.replaced(CLI, script.reference()) == CLI, "run scripts/cli_reference"


@pytest.mark.slow
def test_the_readme_shows_a_brief_that_the_program_prints(script):
    assert script.replaced(README, script.excerpt()) == README, "run scripts/cli_reference --readme"


def test_the_readme_has_both_commands_at_the_start_of_a_line():
    assert re.search(r"^\./bootstrap -- standoff brief examples/taiwan-strait-2022$", README, re.MULTILINE)
    assert re.search(r"^\./bootstrap --dev -- pytest$", README, re.MULTILINE)


def test_commands_in_the_readme_exist():
    used = set(re.findall(r"^ +standoff ([a-z]+)", README, re.MULTILINE))
    assert used
    assert used <= set(registry.COMMANDS)


def test_marks_are_needed(script):
    with pytest.raises(SystemExit, match="marks"):
        script.replaced("no marks here", "new")


def test_a_section_is_cut_between_entries(script):
    block = "STORIES  4\n" + "\n".join(
        f" {day} May      words\n                [The Gull §{day}]" for day in range(1, 5)
    )
    cut = script.shortened(block)
    assert cut.endswith(" 3 May      words\n                [The Gull §3]\n                …")
    assert script.shortened("DENIALS  none") == "DENIALS  none"
    assert script.shortened("Norland, Kestrel") == "Norland, Kestrel"
