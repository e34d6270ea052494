from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ingest.dates import date_in_url, find_dates, parse_date
from standoff.model import Interval


def on(year: int, month: int, day: int) -> Interval:
    return Interval(date(year, month, day), date(year, month, day))


@pytest.mark.parametrize(
    "written",
    [
        "Saturday, May 4, 2019",
        "4 May 2019",
        "4th of May, 2019",
        "May. 4, 2019 at 3:15 pm",
        "2019-05-04T23:59:00+09:00",
        "2019/05/04",
        "04.05.2019",
        "04-May-2019",
        "Sat 04/05/2019",
        "4 May 20193:15 PM",
        "4.5.19",
        "Sat 04/05/19",
        "4-May-19",
        "May 4, '19",
    ],
)
def test_a_full_date_is_read_however_it_is_written(written: str) -> None:
    assert [found.interval for found in find_dates(written)] == [on(2019, 5, 4)]


def test_day_and_month_that_cannot_be_told_apart_give_both() -> None:
    assert find_dates("04/05/2019")[0].interval == Interval(date(2019, 4, 5), date(2019, 5, 4))
    assert find_dates("13/05/2019")[0].interval == on(2019, 5, 13)
    assert find_dates("05/13/2019")[0].interval == on(2019, 5, 13)
    assert find_dates("13/05/19, 18:20")[0].interval == on(2019, 5, 13)
    assert find_dates("27/11/86")[0].interval == on(1986, 11, 27)


@pytest.mark.parametrize(
    "text",
    ["", "4 May", "Saturday", "31 June 2019", "Room 2019", "1,204,2019", "v2019.1", "10.4.12.8", "24/7", "May 4 19:30"],
)
def test_what_is_no_full_date_gives_nothing(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("20190504101500", on(2019, 5, 4)),
        (20190504, on(2019, 5, 4)),
        (1556928000, on(2019, 5, 4)),
        (1556928000000, on(2019, 5, 4)),
        ({"$date": "2019-05-04T00:00:00Z"}, on(2019, 5, 4)),
        (date(2019, 5, 4), on(2019, 5, 4)),
        ("Sat, 04 May 2019 10:00:00 GMT", on(2019, 5, 4)),
        ("2019-05", Interval(date(2019, 5, 1), date(2019, 5, 31))),
        ("2019", Interval(date(2019, 1, 1), date(2019, 12, 31))),
        ("yesterday", None),
        (None, None),
        (True, None),
        ("x" * 500, None),
        ("99999999999999", None),
    ],
)
def test_dates_in_fields(value: object, expected: Interval | None) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/world/2019/05/04/talks", on(2019, 5, 4)),
        ("https://a.example/2019/5/4/talks", on(2019, 5, 4)),
        ("https://a.example/world/2019/may/04/talks", on(2019, 5, 4)),
        ("https://a.example/talks-2019-05-04/", on(2019, 5, 4)),
        ("https://a.example/20190504/talks.html", on(2019, 5, 4)),
        ("https://a.example/2019/05/talks", Interval(date(2019, 5, 1), date(2019, 5, 31))),
        ("https://a.example/talks-in-2019", None),
        ("https://a.example/id/20199999", None),
        ("https://a.example/x?date=2019-05-04", None),
    ],
)
def test_dates_in_addresses(url: str, expected: Interval | None) -> None:
    assert date_in_url(url) == expected


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.interval.earliest is not None
    parse_date(text)
    date_in_url(text)
