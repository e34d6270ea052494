"""Every golden article must give what a careful analyst wrote down beside it."""

from functools import cache
from typing import Any

import pytest
from compare import check
from golden import Expectation, load_all

ARTICLES = {golden.name: golden for golden in load_all()}


@cache
def extracted(name: str) -> Any:
    """The extraction of one golden article, made once for all its expectations."""
    import standoff

    return standoff.extract(ARTICLES[name].text, name="article.txt")


def cases() -> list[Any]:
    """One pytest case per expectation; a strict xfail where the YAML says why it cannot hold yet."""
    return [
        pytest.param(
            expectation,
            id=expectation.name,
            # Strict, and only for the comparison: something that works again, or that crashes, must be seen.
            marks=[pytest.mark.xfail(strict=True, reason=expectation.xfail, raises=AssertionError)]
            if expectation.xfail
            else [],
        )
        for golden in ARTICLES.values()
        for expectation in golden.expectations
    ]


@pytest.mark.parametrize("expectation", cases())
def test_golden(expectation: Expectation) -> None:
    problem = check(expectation, ARTICLES[expectation.article].text, extracted(expectation.article))
    assert problem is None, f"{expectation.item}: {problem}"
