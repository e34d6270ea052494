"""What must hold of the repository as a whole, whoever changed it last."""

import importlib.util
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 500
BINARY = {".gif", ".gz", ".ico", ".jpg", ".parquet", ".png", ".webp", ".woff2", ".zip"}


def repository_files() -> list[Path]:
    """Returns what git tracks or would add, so that a file is checked before it is committed."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git work tree")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def text_files() -> list[Path]:
    return [path for path in repository_files() if path.suffix not in BINARY]


def shown(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(profile: str) -> dict[str, set[Version]]:
    """Returns the pinned versions by package: more than one where a platform or a Python needs another."""
    pinned: dict[str, set[Version]] = {}
    for line in (ROOT / "requirements" / f"{profile}.txt").read_text(encoding="utf-8").splitlines():
        if "==" in line:
            requirement = Requirement(line.removesuffix("\\").strip())
            version = next(iter(requirement.specifier)).version
            pinned.setdefault(canonicalize_name(requirement.name), set()).add(Version(version))
    return pinned


def declared(profile: str) -> list[Requirement]:
    """Returns what pyproject.toml asks for: the development profile holds every extra."""
    table = project()["project"]
    asked = list(table["dependencies"])
    if profile == "dev":
        asked += [line for extra in table["optional-dependencies"].values() for line in extra]
    return [Requirement(line) for line in asked]


# ---- Files -----------------------------------------------------------------------------------------------------------


def test_no_file_of_code_is_longer_than_a_reader_can_hold():
    too_long = [
        path
        for path in repository_files()
        if path.suffix in {".py", ".js", ".css", ".html"}
        and len(path.read_bytes().splitlines()) > LONGEST_FILE
        # Articles are as long as their authors made them.
        and path.relative_to(ROOT).parts[0] != "examples"
        and path.relative_to(ROOT).parts[:2] != ("tests", "golden")
    ]
    assert shown(too_long) == []


def test_text_files_hold_neither_carriage_return_nor_nul():
    odd = [path for path in text_files() if re.search(rb"[\r\0]", path.read_bytes())]
    assert shown(odd) == []


def test_no_file_names_a_place_on_somebodys_machine():
    place = re.compile(rb"(?<![\w.:/{}$-])/(?:" + b"|".join([b"work", b"root", b"home", b"Users"]) + rb")/[\w.-]")
    naming = [path for path in text_files() if place.search(path.read_bytes())]
    assert shown(naming) == []


@pytest.mark.parametrize("program", ["bootstrap", ".ci/run", "scripts/check", "scripts/pin"])
def test_programs_can_be_run_as_they_are(program: str):
    assert os.access(ROOT / program, os.X_OK)
    assert (ROOT / program).read_text(encoding="utf-8").startswith("#!")


def test_package_says_that_it_is_typed():
    assert (ROOT / "src/standoff/py.typed").read_bytes() == b""


# ---- Versions and licences -------------------------------------------------------------------------------------------


def test_changelog_begins_with_the_version_of_the_package():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(\d[^\]]*)\]", changelog, re.MULTILINE)[0] == project()["project"]["version"]


def test_license_is_the_one_declared():
    assert project()["project"]["license"] == "Apache-2.0"
    assert "Version 2.0, January 2004" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_third_party_list_is_what_is_installed():
    text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([a-z0-9-]+) \| [^|]+ \| [^|]+ \|$", text, re.MULTILINE)
    assert sorted(name for name in listed if name != "package") == sorted(pins("dev"))


# ---- Pins ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", ["default", "dev"])
def test_pins_name_no_address(profile: str):
    text = (ROOT / "requirements" / f"{profile}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(--(extra-)?index-url|--find-links|-i|-f)\b", text, re.MULTILINE)


@pytest.mark.parametrize("profile", ["default", "dev"])
def test_every_pin_has_a_hash(profile: str):
    text = (ROOT / "requirements" / f"{profile}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("profile", ["default", "dev"])
def test_pins_are_what_pyproject_asks_for(profile: str):
    pinned = pins(profile)
    for requirement in declared(profile):
        versions = pinned.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement.name} is not pinned: run scripts/pin"
        outside = [version for version in versions if version not in requirement.specifier]
        assert outside == [], f"{requirement} is pinned otherwise: run scripts/pin"


def test_development_installs_the_default_versions():
    default, development = pins("default"), pins("dev")
    assert {name: development.get(name) for name in default} == default


def test_torch_stays_out():
    assert {"torch", "torchvision", "torchaudio"}.isdisjoint(pins("dev"))


def test_build_backend_is_pinned_since_bootstrap_installs_without_isolation():
    assert "hatchling" in pins("default")


# ---- Layers ----------------------------------------------------------------------------------------------------------


def contracts() -> dict[str, dict]:
    return {
        contract["type"] + ":" + contract["name"]: contract
        for contract in project()["tool"]["importlinter"]["contracts"]
    }


def test_layers_are_the_ones_that_the_docs_promise():
    (layers,) = [contract["layers"] for contract in contracts().values() if contract["type"] == "layers"]
    bare = [{part.strip(" ()") for part in layer.split("|")} for layer in layers]
    assert bare == [
        {"cli", "web", "mcp"},
        {"api"},
        {"engines", "store", "ingest", "extraction", "linking"},
        {"lexicons"},
        {"model"},
        {"errors"},
    ]


def test_parser_and_database_each_have_one_home():
    homes = {
        package: contract["allowed_importers"]
        for contract in contracts().values()
        if contract["type"] == "protected"
        for package in contract["protected_modules"]
    }
    assert homes == {"spacy": ["standoff.extraction"], "apsw": ["standoff.store"]}


# ---- What is installed -----------------------------------------------------------------------------------------------


def test_console_script_exists():
    module, _, function = project()["project"]["scripts"]["standoff"].partition(":")
    assert function
    assert importlib.util.find_spec(module) is not None
