"""A table of times as newspapers write them, each with the days that a careful reader would give it.

All are read in an article of Thursday 16 November 2023, unless a row gives another day. "?" is an open end.
"""

from datetime import date

import pytest

from tests.extraction.reading import extract
from tests.extraction.test_timex import days

THURSDAY = date(2023, 11, 16)

WEEKDAYS = [
    ("The convoy left on Tuesday.", "Tuesday", "2023-11-14"),
    ("The convoy will leave on Tuesday.", "Tuesday", "2023-11-21"),
    ("The convoy leaves on Saturday.", "Saturday", "2023-11-18"),
    ("The envoy is expected on Sunday.", "Sunday", "2023-11-19"),
    ("The minister said on Wednesday that the ships would sail on Friday.", "Wednesday", "2023-11-15"),
    ("The minister said on Wednesday that the ships would sail on Friday.", "Friday", "2023-11-17"),
    ("The minister said on Wednesday that the ships had sailed on Friday.", "Friday", "2023-11-10"),
    ("The convoy left last Friday.", "last Friday", "2023-11-10"),
    ("The convoy left Monday night.", "Monday night", "2023-11-13"),
    ("The shelling went on overnight Tuesday.", "overnight Tuesday", "2023-11-14..2023-11-15"),
    ("The convoy left early on Tuesday morning.", "early on Tuesday morning", "2023-11-14"),
    ("The convoy left this past Monday.", "this past Monday", "2023-11-13"),
    ("The convoy left on Monday and Tuesday.", "Monday", "2023-11-13"),
    ("The talks will run from Monday to Wednesday.", "Monday to Wednesday", "2023-11-20..2023-11-22"),
    ("The convoy is to leave on Monday week.", "Monday week", "2023-11-27"),
    ("The talks are due to end by Friday.", "Friday", "2023-11-17"),
]
OVER = [
    ("Oman acknowledges six dead since December 4.", "December 4", "2022-12-04"),
    ("The quarrel goes back to December 4, when a trawler rammed a patrol boat.", "December 4", "2022-12-04"),
    ("Oman reserves its right to respond to the raids of December 4.", "December 4", "2022-12-04"),
    ("Oman will answer the December 4 bombing of its embassy.", "December 4", "2022-12-04"),
    ("The withdrawal is due to be completed by January 9.", "January 9", "2024-01-09"),
    ("Buyers will give in by Thanksgiving.", "Thanksgiving", "2023-11-23"),
    ("The senate passed the bill on Labor Day.", "Labor Day", "2023-09-04"),
    ("The fair opened on Memorial Day.", "Memorial Day", "2023-05-29"),
    ("The talks held in Oslo in December failed.", "December", "2022-12-01..2022-12-31"),
    ("The raids in December killed six.", "December", "2022-12-01..2022-12-31"),
    ("A deal reached in January has collapsed.", "January", "2023-01-01..2023-01-31"),
    ("A vote planned for December has been put off.", "December", "2023-12-01..2023-12-31"),
    ("The fleet sailed in the spring of last year.", "the spring of last year", "2022-03-01..2022-05-31"),
    ("Exports fell in the second quarter.", "the second quarter", "2023-04-01..2023-06-30"),
    ("Exports fell in Q1.", "Q1", "2023-01-01..2023-03-31"),
]
FIGURES = [
    ("The lease ran out on 23/01/23.", "23/01/23", "2023-01-23"),
    ("The lease ran out on 30/11/98.", "30/11/98", "1998-11-30"),
    ("The lease ran out on 4/9/19.", "4/9/19", "2019-04-09..2019-09-04"),
    ("It was signed on 13/05/21 and ran out on 4/9/22.", "4/9/22", "2022-09-04"),
    ("It was signed on 05/13/2021 and ran out on 4/9/2022.", "4/9/2022", "2022-04-09"),
]
DEADLINES = [
    ("The troops must be gone by 1 December.", "1 December", "2023-12-01"),
    ("The troops were to be gone by 1 November.", "1 November", "2023-11-01"),
    ("The troops must be gone by the end of the year.", "the end of the year", "2023-12-31"),
    ("The crew must be freed within 48 hours.", "within 48 hours", "2023-11-18"),
    ("The crew must be freed within ten days.", "within ten days", "2023-11-26"),
    ("The company has three months to leave.", "three months", "2024-02-16"),
    ("The truce holds until Sunday.", "Sunday", "2023-11-19"),
    ("The base will close by mid-December.", "mid-December", "2023-12-11..2023-12-20"),
    ("The base will close before the end of next week.", "the end of next week", "2023-11-26"),
    ("The court gave the company 30 days to pay.", "30 days", "2023-12-16"),
]
RELATIVE = [
    ("The bridge was hit earlier this week.", "earlier this week", "2023-11-13..2023-11-16"),
    ("The bridge was hit earlier this month.", "earlier this month", "2023-11-01..2023-11-16"),
    ("The bridge was hit earlier this year.", "earlier this year", "2023-01-01..2023-11-16"),
    ("The bridge was hit late last year.", "late last year", "2022-09-01..2022-12-31"),
    ("The bridge was hit early last year.", "early last year", "2022-01-01..2022-04-30"),
    ("The bridge will reopen later this month.", "later this month", "2023-11-16..2023-11-30"),
    ("The bridge was hit two weeks ago to the day.", "two weeks ago to the day", "2023-11-02"),
    ("The bridge was hit exactly a year ago.", "exactly a year ago", "2022-11-16"),
    ("The bridge was hit three days ago.", "three days ago", "2023-11-13"),
    ("The bridge was hit some three months ago.", "three months ago", "2023-08-01..2023-08-31"),
    ("The bridge was hit a few days ago.", "a few days ago", "?..2023-11-16"),
    ("The bridge was hit over the past week.", "the past week", "2023-11-09..2023-11-16"),
    ("Trade has grown over the last three decades.", "the last three decades", "1993-11-16..2023-11-16"),
    ("The bridge was hit the day before yesterday.", "the day before yesterday", "2023-11-14"),
    ("The envoy will return the day after tomorrow.", "the day after tomorrow", "2023-11-18"),
    ("The envoy returned earlier today.", "earlier today", "2023-11-16"),
    ("The envoy returned earlier in the day.", "earlier in the day", "2023-11-16"),
    ("The envoy returned hours earlier.", "hours earlier", "2023-11-15..2023-11-16"),
    ("The envoy returned last night.", "last night", "2023-11-15"),
    ("The envoy returned in the last 24 hours.", "the last 24 hours", "2023-11-15..2023-11-16"),
    ("The envoy will return in three days.", "in three days", "2023-11-19"),
    ("The envoy will return in the coming weeks.", "the coming weeks", "2023-11-16..?"),
    ("The envoy returned at the weekend.", "the weekend", "2023-11-11..2023-11-12"),
    ("The law was passed this time last year.", "this time last year", "2022-10-16..2022-12-16"),
    ("The law was passed in the past year.", "the past year", "2022-11-16..2023-11-16"),
    ("The mine has been shut since last month.", "last month", "2023-10-01..2023-10-31"),
    ("The law was passed half a century ago.", "half a century ago", "1963-11-16..1983-11-16"),
]
ANCHORED = [
    ("It sank on 4 May 2020. A day later the crew was found.", "A day later", "2020-05-05"),
    ("It sank on 4 May 2020. The crew was found two days after that.", "two days after", "2020-05-06"),
    ("It sank on 4 May 2020. The crew had been warned hours earlier.", "hours earlier", "2020-05-03..2020-05-04"),
    ("It sank on 4 May 2020. The next day the port was shut.", "The next day", "2020-05-05"),
    ("It sank on 4 May 2020. The following week the port was shut.", "The following week", "2020-05-11..2020-05-17"),
    (
        "It sank on 4 May 2020. The port had been shut the previous month.",
        "the previous month",
        "2020-04-01..2020-04-30",
    ),
    ("It sank on 4 May 2020, a year after the port was shut.", "a year after", "2019-01-01..2019-12-31"),
    ("The envoy arrived on Tuesday, a day after the ferry sank.", "a day after", "2023-11-13"),
    ("A day after the ferry sank on Monday, the port was shut.", "A day after", "2023-11-14"),
    ("The ferry sank in 1975; the mine was closed the same year.", "the same year", "1975-01-01..1975-12-31"),
    ("The ferry sank in March 2021. The port was shut two months later.", "two months later", "2021-05-01..2021-05-31"),
]
DATES = [
    ("The pact was signed on 3 May.", "3 May", "2023-05-03"),
    ("The pact will be signed on 3 May.", "3 May", "2024-05-03"),
    ("The pact was signed on 3 December.", "3 December", "2022-12-03"),
    ("The pact was signed on 03/04/2022.", "03/04/2022", "2022-03-04..2022-04-03"),
    ("The pact was signed on 25/04/2022.", "25/04/2022", "2022-04-25"),
    ("The pact was signed on 04/25/2022.", "04/25/2022", "2022-04-25"),
    ("The pact was signed on 03.04.2022.", "03.04.2022", "2022-04-03"),
    ("The pact was signed on 2022-04-03.", "2022-04-03", "2022-04-03"),
    ("The pact was signed on 3rd May 2022.", "3rd May 2022", "2022-05-03"),
    ("The pact was signed on the third of May 2022.", "the third of May 2022", "2022-05-03"),
    ("The pact was signed on May Day 2022.", "May Day 2022", "2022-05-01"),
    ("The pact was signed on New Year's Eve.", "New Year's Eve", "2022-12-31"),
    ("The pact was signed in mid-October.", "mid-October", "2023-10-11..2023-10-20"),
    ("The pact was signed in early June.", "early June", "2023-06-01..2023-06-10"),
    ("The pact was signed at the end of June.", "the end of June", "2023-06-21..2023-06-30"),
    ("The pact was signed in June or July.", "June or July", "2023-06-01..2023-07-31"),
    ("The pact was signed in late 2021.", "late 2021", "2021-09-01..2021-12-31"),
    ("The pact was signed in the 1990s.", "the 1990s", "1990-01-01..1999-12-31"),
    ("The pact was signed in the mid-1990s.", "the mid-1990s", "1994-01-01..1996-12-31"),
]
RANGES = [
    ("The fair was open from 3 to 7 May 2022.", "3 to 7 May 2022", "2022-05-03..2022-05-07"),
    ("The fair was open 3–7 May.", "3–7 May", "2023-05-03..2023-05-07"),
    ("The fair was open May 3-7.", "May 3-7", "2023-05-03..2023-05-07"),
    ("The fair was open between 3 and 7 May.", "3 and 7 May", "2023-05-03..2023-05-07"),
    ("The fair was open between March and June.", "March and June", "2023-03-01..2023-06-30"),
    ("The fair was open from March to June 2021.", "March to June 2021", "2021-03-01..2021-06-30"),
    ("The fair was open from November to February.", "November to February", "2022-11-01..2023-02-28"),
    ("The war lasted from 1990 to 1995.", "1990 to 1995", "1990-01-01..1995-12-31"),
    ("The war of 1990–95 was long.", "1990–95", "1990-01-01..1995-12-31"),
    ("The fair was open from 28 April to 3 May 2022.", "28 April", "2022-04-28"),
    ("The war lasted from late 1990 to early 1995.", "late 1990", "1990-09-01..1990-12-31"),
]
FISCAL = [
    ("Spending rose in fiscal 2024.", "fiscal 2024", "2023-04-01..2025-03-31"),
    ("Spending rose in FY2025.", "FY2025", "2024-04-01..2026-03-31"),
    ("Spending rose in FY 2025.", "FY 2025", "2024-04-01..2026-03-31"),
    ("Spending rose in the fiscal year 2023-24.", "the fiscal year 2023-24", "2023-04-01..2024-06-30"),
    ("Spending rose in the 2022/23 financial year.", "the 2022/23 financial year", "2022-04-01..2023-06-30"),
    ("Spending rose in the third quarter of 2022.", "the third quarter of 2022", "2022-07-01..2022-09-30"),
    (
        "Spending rose in the third quarter of fiscal 2022.",
        "the third quarter of fiscal 2022",
        "2021-10-01..2022-12-31",
    ),
    ("Spending rose in Q3 2022.", "Q3 2022", "2022-07-01..2022-09-30"),
    ("Spending rose in the last quarter.", "last quarter", "2023-07-01..2023-09-30"),
    ("Spending rose in the first half of 2022.", "the first half of 2022", "2022-01-01..2022-06-30"),
    ("Spending rose in the first six months of 2022.", "the first six months of 2022", "2022-01-01..2022-06-30"),
    ("Spending rose in the first quarter of this year.", "the first quarter of this year", "2023-01-01..2023-03-31"),
]
SEASONS = [
    ("The dam was built in the summer of 2020.", "the summer of 2020", "2020-06-01..2020-08-31"),
    ("The dam was built in the winter of 2020.", "the winter of 2020", "2020-01-01..2021-02-28"),
    ("The dam was built in spring 2020.", "spring 2020", "2020-03-01..2020-05-31"),
    ("The dam was built last winter.", "last winter", "2022-12-01..2023-02-28"),
]


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [*OVER, *FIGURES, *WEEKDAYS, *DEADLINES, *RELATIVE, *ANCHORED, *DATES, *RANGES, *FISCAL, *SEASONS],
)
def test_a_time_means_these_days(text: str, words: str, want: str) -> None:
    assert days(text, THURSDAY).get(words) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Chile built the dam in the summer of 2020.", "2020-01-01..2021-02-28"),
        ("Chile built the dam in the winter of 2020.", "2020-06-01..2020-08-31"),
        ("Norway and Chile built the dam in the winter of 2020.", "2020-01-01..2021-02-28"),
        ("Norway and Chile built the dam in the spring of 2020.", "2020-03-01..2020-11-30"),
        ("Norway built the dam in the spring of 2020.", "2020-03-01..2020-05-31"),
    ],
)
def test_a_season_falls_in_the_hemisphere_of_the_states_that_are_named(text: str, want: str) -> None:
    found = [f"{t.earliest}..{t.latest}" for t in extract(text).timexes]
    assert found == [want]
