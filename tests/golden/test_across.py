"""What must hold over several articles of one crisis, a wire copy, an undated one and a look-alike among them."""

from functools import cache
from typing import Any

import pytest
from across import FOLDER, check, exported, load

from evals.across import Export, Item

FOLDERS = {path.parent.name: path.parent for path in sorted(FOLDER.glob("*/across.yaml"))}


@cache
def found(name: str) -> dict[str, Item]:
    """What was asked of one folder by its name."""
    return {item.name: item for item in check(exported(FOLDERS[name]), load(FOLDERS[name]))}


def cases() -> list[Any]:
    """One case per item; strict xfails, as for single articles."""
    params = []
    for name, folder in FOLDERS.items():
        wanted = load(folder)
        known = {row["item"]: row["why"] for row in wanted.get("xfail", ())}
        names = [item.name for item in check(Export.of([]), wanted)]
        assert known.keys() <= set(names), f"{name}: xfail for what nobody asks: {known.keys() - set(names)}"
        for item in names:
            marks = [pytest.mark.xfail(reason=known[item], strict=True, raises=AssertionError)] if item in known else []
            params.append(pytest.param(name, item, id=f"{name}/{item}", marks=marks))
    return params


@pytest.mark.parametrize(("folder", "item"), cases())
def test_across(folder: str, item: str) -> None:
    got = found(folder)[item]
    assert got.holds, got.found


def test_the_records_of_the_wrong_party_and_of_another_year_are_noticed() -> None:
    export = Export.of(
        [
            {
                "kind": "document",
                "id": "d1",
                "path": "101.txt",
                "text": "",
                "published": {"earliest": "", "latest": ""},
            },
            {
                "kind": "document",
                "id": "d2",
                "path": "102.txt",
                "text": "",
                "published": {"earliest": "", "latest": ""},
            },
            {"kind": "cluster", "id": "s1", "documents": ["d1", "d2"]},
            {
                "kind": "commitment",
                "id": "k1",
                "document": "d1",
                "issuer_countries": ["NOR"],
                "consequence": {"text": "we will close the strait"},
            },
        ]
    )
    wanted = {
        "never": [{"doc": "101", "issuer": "NOR", "consequence": "close the strait"}],
        "apart": [{"docs": ["101", "102"], "why": "two years"}],
        "copies": [["101", "102"]],
    }
    assert [item.holds for item in check(export, wanted)] == [False, False, False]
