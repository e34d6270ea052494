import pytest

from standoff.ingest.forms import is_masthead, is_section_strip, role_by_form
from standoff.ingest.lines import lines_of


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Smoke over the port of Aden. [File: Ali Example/Reuters]", "caption"),
        ("The minister at the podium. [MINISTRY OF DEFENCE OF PERU]", "caption"),
        ("Troops on parade in Asmara (AP Photo/Ana Petrov)", "caption"),
        ("A tanker leaves Basra. Photo: Jan Kowal", "caption"),
        ("The two leaders in Hanoi. Ana Petrov/AFP", "caption"),
        ("He said that the port was closed. (Reuters)", None),
        ("“They gave it to [Maduro]”", None),
        ("Reuters", "credit"),
        ("(NPS)", "credit"),
        ("[A frigate leaves the port of Callao. Harbour Post/file]", "caption"),
        ("May 3, 2022, 8:15 a.m.", "date"),
        ("Tuesday, 3 May 2022", "date"),
        ("date 2022-05-03 a+ a- px", "boilerplate"),
        ("By Ana Petrov | 3 May 2022", "credit"),
        ("World News", "boilerplate"),
        ("Peru and Ecuador sign a fishing pact", None),
        ("They met on 3 May 2022 in Quito.", None),
    ],
)
def test_roles_by_form(text: str, role: str | None) -> None:
    assert role_by_form(lines_of(text)[0]) == role


@pytest.mark.parametrize(
    "text",
    ["- Politics", "Africa Government News Sudan South Sudan", "World / Middle East", "Opinion", "Asia | Energy"],
)
def test_strips_of_sections(text: str) -> None:
    assert is_section_strip(text)


@pytest.mark.parametrize(
    "text",
    ["Peru", "Military ties between Peru and Chile", "Sudan Truce Talks Stall in Jeddah", "Chile Peru", "the world"],
)
def test_what_is_no_strip_of_sections(text: str) -> None:
    assert not is_section_strip(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The Harbour Times", True), ("HARBOUR DAILY POST", True), ("Reuters", False), ("Peru signs pact", False)],
)
def test_mastheads(text: str, expected: bool) -> None:
    assert is_masthead(text) is expected
