"""An import must point at words that are there."""

import json
from typing import Any

import pytest

import standoff
from standoff.errors import RecordError
from standoff.model import encode


@pytest.fixture(scope="module")
def lines() -> list[str]:
    found = standoff.extract("Chad closed the road on 3 May 2024.")
    return [encode(found.document), *map(encode, found.sentences), *map(encode, found.mentions)]


def changed(lines: list[str], kind: str, **fields: Any) -> list[str]:
    """An export in which the first record of a kind was tampered with."""
    records = [json.loads(line) for line in lines]
    next(r for r in records if r["kind"] == kind).update(fields)
    return [json.dumps(r, ensure_ascii=False) for r in records]


def test_an_export_is_read_back(lines: list[str]) -> None:
    with standoff.open() as crisis:
        assert crisis.import_(lines).added == 1


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("sentence", {"start": -5}, "outside the text"),
        ("mention", {"end": 10**7}, "outside the text"),
        ("mention", {"start": 20, "end": 3}, "outside the text"),
        ("sentence", {"number": 10**30}, "no number of a sentence|not a record"),
        ("document", {"text": "short"}, "sha256"),
        ("document", {"title": {"start": 0, "end": 1, "text": "\u2603"}}, "quotes words"),
    ],
)
def test_an_export_that_points_at_other_words_is_refused(
    lines: list[str], kind: str, fields: dict[str, Any], says: str
) -> None:
    with standoff.open() as crisis, pytest.raises(RecordError, match=says):
        crisis.import_(changed(lines, kind, **fields))
