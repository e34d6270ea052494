"""Expressions of time and the days they mean, sentence by sentence."""

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.extraction.component import Annotations
from standoff.extraction.parse import Parse, parse
from standoff.extraction.timex import COMPONENT, run
from standoff.lexicons import default_resources
from standoff.model import Document, Published, Region, TextSpan, Timex, identify

FRIDAY = date(2019, 5, 17)


def document(text: str, **fields: object) -> Document:
    return Document(id=identify("d", text), path="x.txt", sha256="", text=text, **fields)  # type: ignore[arg-type]


@cache
def parsed(text: str) -> Parse:
    return parse(document(text))


def timexes(text: str, first: date | None = FRIDAY, last: date | None = None) -> list[Timex]:
    published = Published(first, last or first, "given") if first else Published(None, None)
    return list(run(document(text), Annotations(parsed(text), published), default_resources()))


def days(text: str, first: date | None = FRIDAY, last: date | None = None) -> dict[str, str]:
    """ "earliest..latest" by words; one day is printed once, an open end as "?"."""
    found = {}
    for t in timexes(text, first, last):
        span = [str(d) if d else "?" for d in (t.earliest, t.latest)]
        found[t.text] = span[0] if span[0] == span[1] else "..".join(span)
    return found


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("The pact was signed on 21 October 1994.", "21 October 1994", "1994-10-21"),
        ("The pact was signed on October 21, 1994.", "October 21, 1994", "1994-10-21"),
        ("The pact was signed on Friday, 21 October 1994.", "Friday, 21 October 1994", "1994-10-21"),
        ("The pact was signed on the 21st of October 1994.", "the 21st of October 1994", "1994-10-21"),
        ("The pact was signed on the first of May 1994.", "the first of May 1994", "1994-05-01"),
        ("The register closed on 1994-10-21.", "1994-10-21", "1994-10-21"),
        ("The register closed on 21.10.1994.", "21.10.1994", "1994-10-21"),
        ("The register closed on 4/5/1994.", "4/5/1994", "1994-04-05..1994-05-04"),
        ("The fair was held from 28-30 March 1994.", "28-30 March 1994", "1994-03-28..1994-03-30"),
        ("The fair was held on March 28–30, 1994.", "March 28–30, 1994", "1994-03-28..1994-03-30"),
        ("Fighting broke out in late March 1994.", "late March 1994", "1994-03-21..1994-03-31"),
        ("Fighting broke out in mid-1994.", "mid-1994", "1994-05-01..1994-08-31"),
        (
            "Fighting broke out in the first week of March 1994.",
            "the first week of March 1994",
            "1994-03-01..1994-03-07",
        ),
        ("Exports fell in the second quarter of 1994.", "the second quarter of 1994", "1994-04-01..1994-06-30"),
        ("The dam was built in the summer of 1994.", "the summer of 1994", "1994-06-01..1994-08-31"),
        ("The dam was built in the late 1980s.", "the late 1980s", "1987-01-01..1989-12-31"),
        ("The border was drawn in the 19th century.", "the 19th century", "1801-01-01..1900-12-31"),
        ("The siege of 1947-48 was long.", "1947-48", "1947-01-01..1948-12-31"),
    ],
)
def test_what_is_written_in_full_needs_no_dct(text: str, words: str, want: str) -> None:
    assert days(text, None) == {words: want}


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("The ferry sank on Monday.", "Monday", "2019-05-13"),
        ("The ferry sank on Friday.", "Friday", "2019-05-17"),
        ("The ferry will sail on Friday.", "Friday", "2019-05-17"),
        ("The ferry will sail on Monday.", "Monday", "2019-05-20"),
        ("The board announced the sale Tuesday.", "Tuesday", "2019-05-14"),
        ("The ferry sank last Thursday.", "last Thursday", "2019-05-16"),
        ("The ferry will sail next Monday.", "next Monday", "2019-05-20"),
        ("The ferry sank on Thursday last week.", "Thursday last week", "2019-05-09"),
        ("The envoys are due in Quito on Monday.", "Monday", "2019-05-20"),
        ("The envoys are to arrive on Monday.", "Monday", "2019-05-20"),
        ("The board plans to meet on Monday.", "Monday", "2019-05-20"),
        ("The board met on Monday to plan the sale.", "Monday", "2019-05-13"),
        ("The sale could not be confirmed on Monday.", "Monday", "2019-05-13"),
        ("Ahead of Sunday's vote the envoy spoke.", "Sunday", "2019-05-19"),
        ("The rebels were given until Monday to leave.", "Monday", "2019-05-20"),
        ("The ferry sank yesterday.", "yesterday", "2019-05-16"),
        ("The ferry sank last night.", "last night", "2019-05-16"),
        ("The ferry sank overnight.", "overnight", "2019-05-16..2019-05-17"),
        ("The ferry sank earlier this week.", "earlier this week", "2019-05-13..2019-05-17"),
        ("The ferry sank last week.", "last week", "2019-05-06..2019-05-12"),
        ("The ferry sank over the weekend.", "the weekend", "2019-05-11..2019-05-12"),
        ("The ferry will sail next month.", "next month", "2019-06-01..2019-06-30"),
        ("The ferry was sold late last year.", "late last year", "2018-09-01..2018-12-31"),
        ("The ferry was sold last November.", "last November", "2018-11-01..2018-11-30"),
        ("The ferry was built two days ago.", "two days ago", "2019-05-15"),
        ("The ferry was built two years ago.", "two years ago", "2017-01-01..2017-12-31"),
        ("Trade grew over the last three decades.", "the last three decades", "1989-05-17..2019-05-17"),
        ("Prices have risen in recent weeks.", "recent weeks", "?..2019-05-17"),
        ("Rain is expected in the coming days.", "the coming days", "2019-05-17..?"),
        ("The wall must stand by the end of the month.", "the end of the month", "2019-05-31"),
        ("The wall must stand by the end of June.", "the end of June", "2019-06-30"),
        ("The wall will open in two weeks.", "in two weeks", "2019-05-31"),
    ],
)
def test_relative_expressions_are_counted_from_the_dct(text: str, words: str, want: str) -> None:
    assert days(text)[words] == want


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("The pact was signed in March.", "March", "2019-03-01..2019-03-31"),
        ("The pact was signed in December.", "December", "2018-12-01..2018-12-31"),
        ("The pact will be signed in March.", "March", "2020-03-01..2020-03-31"),
        ("The pact was signed on 4 November.", "4 November", "2018-11-04"),
        ("The pact will be signed on 4 June.", "4 June", "2019-06-04"),
        ("Quito gave Lima until 4 November to pay.", "4 November", "2019-11-04"),
        ("The talks lasted until 4 November.", "4 November", "2018-11-04"),
        ("Troops crossed in 2014; on 3 March the fort fell.", "3 March", "2014-03-03"),
        ("Troops crossed in 2014. On 15 May 2019 they left. On 16 May the fort was burnt.", "16 May", "2019-05-16"),
    ],
)
def test_a_missing_year_follows_from_tense_or_from_the_year_said_just_before(text: str, words: str, want: str) -> None:
    assert days(text)[words] == want


def test_two_days_later_is_counted_from_the_date_said_before() -> None:
    text = "The pass was closed last Thursday. It was opened two days later."
    assert days(text)["two days later"] == "2019-05-18"


def test_a_deadline_in_hours_runs_from_the_day_of_the_order() -> None:
    (ordered, deadline) = timexes("The king ordered the consul on Monday to leave within 48 hours.")
    assert ordered.earliest == date(2019, 5, 13)
    assert (deadline.text, deadline.earliest, deadline.relation) == ("within 48 hours", date(2019, 5, 15), "by")


def test_comes_a_day_after_dates_what_came_before() -> None:
    assert days("The protest comes a day after the consul called the king a liar.")["a day after"] == "2019-05-16"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The wall must stand by 3 June.", "by"),
        ("The wall has stood since 1978.", "since"),
        ("The wall stood until 1978.", "until"),
        ("The wall fell before 1978.", "before"),
        ("The wall fell after 1978.", "after"),
        ("The wall was mended during 1978.", "during"),
        ("The wall was mended in 1978.", "on"),
        ("The wall stood for ten years.", "for"),
    ],
)
def test_how_a_time_holds_what_it_dates(text: str, relation: str) -> None:
    assert [t.relation for t in timexes(text)] == [relation]


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times praised the Good Friday Agreement.",
        "Theresa May said that talks may fail if troops march.",
        "Resolution 1701 was ignored, and 2000 tents burnt.",
        "Delegates praised the 2030 Agenda.",
        "An F-16 dropped 1,500 leaflets.",
        "The army crossed the 12th parallel.",
        "It was the 5th attack.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert days(text) == {}


def test_a_narrative_carries_its_year_on_and_turns_it() -> None:
    text = (
        "The crisis lasted from 3 November 1931 until 9 February 1932. On 20 November gunboats arrived. "
        "The king protested on the 24th. The next day the port was shelled. On 8 January a truce was signed."
    )
    found = days(text, None)
    assert found["20 November"] == "1931-11-20"
    assert found["the 24th"] == "1931-11-24"
    assert found["The next day"] == "1931-11-25"
    assert found["8 January"] == "1932-01-08"


def test_a_year_in_passing_does_not_derail_a_narrative() -> None:
    text = "On 3 November 1931 gunboats arrived, contrary to the treaty of 1904. On 8 November the port was shelled."
    assert days(text, None)["8 November"] == "1931-11-08"


def test_a_range_gets_the_year_of_its_end() -> None:
    found = days("The strike went on from 20 December until 5 January 1932.", None)
    assert found == {"20 December": "1931-12-20", "5 January 1932": "1932-01-05"}


def test_days_of_a_list_are_dated_one_by_one() -> None:
    found = days("The envoys met on 4, 8 and 17 March 1931.", None)
    assert found == {"4": "1931-03-04", "8": "1931-03-08", "17 March 1931": "1931-03-17"}


def test_without_a_dct_what_is_relative_stays_unknown() -> None:
    assert days("On Monday the ferry sank, as it had last year.", None) == {"Monday": "?", "last year": "?"}


def test_a_dct_of_two_days_dates_a_weekday_and_one_of_a_year_does_not() -> None:
    text = "The ferry sank on Monday."
    assert days(text, FRIDAY, FRIDAY + timedelta(days=1)) == {"Monday": "2019-05-13"}
    assert days(text, FRIDAY, FRIDAY + timedelta(days=365)) == {"Monday": "?"}


def test_a_weekday_that_depends_on_the_dct_becomes_an_interval() -> None:
    text = "The ferry sank on Saturday."
    assert days(text, FRIDAY, FRIDAY + timedelta(days=1)) == {"Saturday": "2019-05-11..2019-05-18"}


def test_headlines_tell_the_past_in_the_present_tense() -> None:
    title = "King meets rebels on Monday"
    text = f"{title}\nIt rained."
    titled = document(
        text,
        title=TextSpan(0, len(title), title),
        regions=(Region(0, len(title), "title"), Region(len(title) + 1, len(text), "body")),
    )
    found = run(titled, Annotations(parse(titled), Published(FRIDAY, FRIDAY, "given")), default_resources())
    assert [t.earliest for t in found] == [date(2019, 5, 13)]


def test_every_timex_says_why_and_stands_where_its_words_are() -> None:
    text = "On Monday “the ferry” sank; it had sailed since 1978, for ten years, and on the 12th it was sold."
    for t in timexes(text):
        assert text[t.start : t.end] == t.text
        assert t.because
        assert t.component == COMPONENT.name
        assert t.rule.startswith("times.")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
@settings(max_examples=60)
def test_a_past_weekday_lies_within_the_week_up_to_the_dct(day: date) -> None:
    (found,) = timexes("The ferry sank on Wednesday.", day)
    assert found.earliest == found.latest
    assert found.earliest is not None
    assert found.earliest.weekday() == 2
    assert 0 <= (day - found.earliest).days < 7


PIECES = st.sampled_from(
    "on Monday|12 May|the 31st|February 30|29 February|in 1999|two days later|a week after|last|next|the|month|of|2024|"
    "-|–|/|31|by the end of|year|for|within|48 hours|1947-48|the '90s|mid-|Sept.|said|will leave|.|,|“|\n|🚢".split("|")
)


@given(st.lists(PIECES, max_size=25), st.none() | st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_any_heap_of_words_gives_ordered_intervals_on_disjoint_spans(pieces: list[str], day: date | None) -> None:
    found = timexes(" ".join(pieces), day)
    for t in found:
        assert t.earliest is None or t.latest is None or t.earliest <= t.latest
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len({t.id for t in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("The mine has been shut since 8 October last year.", "8 October last year", -1),
        ("The mine was shut on October 8, last year.", "October 8, last year", -1),
        ("The mine will be shut on 8 October next year.", "8 October next year", 1),
    ],
)
def test_a_day_of_last_year_is_one_expression(text: str, words: str, want: int) -> None:
    assert FRIDAY is not None
    assert days(text) == {words: f"{FRIDAY.year + want}-10-08"}


def test_a_day_of_that_year_is_of_the_year_said_before() -> None:
    found = days("The mine opened in 1975. It was shut on 8 October that year.")
    assert found["8 October that year"] == "1975-10-08"


def test_that_year_is_unknown_where_no_year_was_said() -> None:
    assert days("It was shut on 8 October that year.", None) == {"8 October that year": "?"}


def test_a_trailing_day_after_goes_back_from_the_main_clause() -> None:
    found = days("The talks failed on 4 May 1975. The port was closed a day after at least 40 men were shot.")
    assert found["a day after"] == "1975-05-03"


def test_an_opening_day_after_goes_forwards() -> None:
    found = days("The ferry sank on 4 May 1975. Two days after it sank, the crew were questioned.")
    assert found["Two days after"] == "1975-05-06"


def test_a_day_after_something_dated_is_counted_from_its_date() -> None:
    found = days("The port was closed a day after at least 40 men died on 4 May 1975.")
    assert found["a day after"] == "1975-05-05"


def test_the_day_of_saying_lies_behind_though_what_is_said_lies_ahead() -> None:
    text = "The ministry said on Wednesday it would close the port."
    (found,) = timexes(text, date(2023, 5, 11))
    assert found.earliest == date(2023, 5, 10)


def test_the_day_of_what_is_said_lies_ahead() -> None:
    (found,) = timexes("The ministry said that on Wednesday it would close the port.", date(2023, 5, 11))
    assert found.earliest == date(2023, 5, 17)


def test_a_dateline_dates_a_weekday_where_the_dct_is_a_year() -> None:
    text = "LIMA, Feb 28 - The port was closed on Monday, the harbour master said."
    found = days(text, date(2019, 1, 1), date(2019, 12, 31))
    assert found == {"Feb 28": "2019-02-28", "Monday": "2019-02-25"}


def test_today_of_what_is_printed_a_day_later_is_the_day_of_its_dateline() -> None:
    text = "LIMA, July 20 — The port was closed at dawn today; it had been open yesterday."
    found = days(text, date(1974, 7, 21))
    assert found == {"July 20": "1974-07-20", "today": "1974-07-20", "yesterday": "1974-07-19"}


def test_before_dawn_on_a_weekday_may_lie_behind() -> None:
    (found,) = timexes("Marines waded ashore before dawn Tuesday.", date(1983, 10, 26))
    assert found.earliest == date(1983, 10, 25)


def test_what_is_to_be_held_lies_ahead() -> None:
    (ahead,) = timexes("The next round is to be held on Tuesday in Oslo.")
    (behind,) = timexes("The last round was held on Tuesday in Oslo.")
    assert (behind.earliest, ahead.earliest) == (date(2019, 5, 14), date(2019, 5, 21))


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Chad reserves its right to respond to the Libyan raids of April 26.", "April 26", "2019-04-26"),
        ("The generals may choose the hour of the response to the April 22 raid.", "April 22", "2019-04-22"),
        ("Chad reserves its right to return to the talks of April 26.", "April 26", "2020-04-26"),
    ],
)
def test_what_is_answered_lies_behind(text, words, day):
    assert days(text)[words] == day
