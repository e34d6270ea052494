"""What the operations look up: days, speakers, the order of evidence."""

from datetime import date

import pytest

from standoff.api.index import Index, period
from standoff.model import Interval
from standoff.store import Store
from tests.articles import Article, on


def between(first: date | None, last: date | None) -> Interval:
    return Interval(first, last)


def test_an_article_dated_only_roughly_does_not_stretch_the_crisis():
    some_years = between(date(2027, 1, 1), date(2036, 12, 31))
    assert period([on(2031, 5, 5), some_years, on(2031, 5, 9)]) == between(date(2031, 5, 5), date(2031, 5, 9))
    assert period([some_years]) == some_years  # where nothing is dated better, it is all there is
    assert period([between(None, date(2031, 5, 9)), on(2031, 5, 5)]) == on(2031, 5, 5)
    assert period([]) == between(None, None)


@pytest.mark.parametrize(
    ("published", "rough"),
    [
        (on(2031, 5, 5), False),
        (between(date(2031, 5, 1), date(2031, 5, 31)), False),
        (between(date(2031, 1, 1), date(2031, 12, 31)), True),
        (between(None, date(2031, 5, 9)), True),
    ],
)
def test_a_month_or_so_is_a_date_and_a_year_is_not(published, rough):
    assert published.is_rough is rough


def test_latest_is_the_day_that_is_known():
    rough = Article("Norland closed the strait.", "rough.txt", published=between(date(2027, 1, 1), date(2036, 12, 31)))
    with Store.open(None) as store:
        store.put(Article("Norland warned.", "gull.txt", date(2031, 5, 9)).extraction())
        store.put(rough.extraction())
        assert store.rollup.latest == "2031-05-09"


@pytest.mark.parametrize(
    ("words", "countries", "printed"),
    [
        ("They", ("KES", "NOR"), "KES, Norway"),  # a pronoun tells the reader nothing; a name says more than a code
        ("a spokesman", ("KES",), "a spokesman"),
        ("They", (), "They"),
    ],
)
def test_who_says_so(words, countries, printed):
    article = Article(f"{words} said that Norland closed the strait.", "gull.txt", date(2031, 5, 9))
    said = article.quote("Norland closed", words, speaker_countries=countries, when=on(2031, 5, 8))
    claim = article.claim("Norland closed", attribution=said.id)
    index = Index([article.extraction()])
    assert index.who(claim) == printed
    assert index.said(claim) == on(2031, 5, 8)
