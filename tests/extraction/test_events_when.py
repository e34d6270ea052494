"""An event has the date of its own clause, not the nearest one. Read in an article of Thursday 16 November 2023."""

from datetime import date

import pytest

from standoff.extraction import Extractor
from standoff.model import Published
from tests.extraction.reading import document

PUBLISHED = Published(date(2023, 11, 16), date(2023, 11, 16), "given")


def dates(text: str) -> dict[str, str]:
    """ "earliest..latest" by trigger; "-" where the text gives no date."""
    found = Extractor().extract(document(text, published=PUBLISHED))
    told = {}
    for event in found.events:
        words = text[event.trigger.start : event.trigger.end]
        when = event.when
        if when is None:
            told[words] = "-"
        else:
            days = [str(d) if d else "?" for d in (when.earliest, when.latest)]
            told[words] = days[0] if days[0] == days[1] else "..".join(days)
    return told


@pytest.mark.parametrize(
    ("text", "trigger", "want"),
    [
        # a relative clause's date is not the main clause's, and the other way round
        ("Norway sanctioned a Danish bank that was founded on 3 May 1990.", "sanctioned", "-"),
        ("Norway, which invaded Denmark in 1990, sanctioned Sweden on Monday.", "sanctioned", "2023-11-13"),
        ("Norway, which invaded Denmark in 1990, sanctioned Sweden on Monday.", "invaded", "1990-01-01..1990-12-31"),
        ("On Monday Norway expelled the envoy who had accused Denmark in June.", "expelled", "2023-11-13"),
        ("On Monday Norway expelled the envoy who had accused Denmark in June.", "accused", "2023-06-01..2023-06-30"),
        # a year that names a treaty, a war, a vote dates that alone
        ("Norway quit the 2015 accord with Denmark last year.", "quit", "2022-01-01..2022-12-31"),
        ("Norway quit its treaty of 1951 with Denmark.", "quit", "-"),
        ("Norway attacked a Danish port, its first attack since the vote of August 2020.", "attacked", "-"),
        ("A Danish strike on 1 April, which killed six Norwegian nurses, was denounced.", "killed", "2023-04-01"),
        ("Norway called for a return to the lines of 5 October.", "called", "-"),
        ("In 2019 Norway seized a tanker two weeks after Denmark attacked a port.", "attacked", "-"),
        # the date of a dateline is when it was written
        ("OSLO, Nov. 15 - Norwegian police arrested a Danish envoy.", "arrested", "-"),
        # saying is not doing
        ("Norway said on Wednesday that Denmark had attacked its port on Sunday.", "attacked", "2023-11-12"),
        ("Norway said on Wednesday that Denmark had attacked its port.", "attacked", "-"),
        ("Denmark attacked the Norwegian port on Sunday, Oslo said on Wednesday.", "attacked", "2023-11-12"),
        ("On Wednesday, Oslo said that Danish troops shelled Bergen last month.", "shelled", "2023-10-01..2023-10-31"),
        # coordination shares, a verb of its own date does not
        ("Denmark attacked Norway on Sunday and expelled its envoy.", "expelled", "2023-11-12"),
        ("Denmark attacked Norway on Sunday and expelled its envoy on Tuesday.", "expelled", "2023-11-14"),
        ("Denmark attacked Norway on Sunday and expelled its envoy on Tuesday.", "attacked", "2023-11-12"),
        # the date of a condition or of a reason stays there
        (
            "Norway expelled the Danish envoy on Monday after Denmark attacked Bergen on 3 May.",
            "attacked",
            "2023-05-03",
        ),
        (
            "Norway expelled the Danish envoy on Monday after Denmark attacked Bergen on 3 May.",
            "expelled",
            "2023-11-13",
        ),
        ("After Denmark attacked Bergen on Sunday, Norway expelled its envoy.", "expelled", "-"),
        ("Norway will expel the Danish envoy on Friday if Denmark attacks Bergen.", "expel", "2023-11-17"),
        ("Norway will expel the Danish envoy on Friday if Denmark attacks Bergen.", "attacks", "-"),
        # a noun's date is its own
        ("Norway condemned the Danish attack of 3 May.", "condemned", "-"),
        ("Norway condemned Sunday's attack by Denmark.", "condemned", "-"),
        ("Sunday's Danish attack killed two Norwegian soldiers.", "killed", "2023-11-12"),
        ("Norway on Tuesday condemned Denmark's attack on Bergen on 3 May.", "condemned", "2023-11-14"),
        ("Norway praised the treaty of 1990 and sanctioned Denmark on Monday.", "sanctioned", "2023-11-13"),
        ("Two soldiers were killed in a Danish attack on Norway on Sunday.", "killed", "2023-11-12"),
        ("Norwegian troops, deployed to Denmark in 2019, attacked Sweden on Sunday.", "attacked", "2023-11-12"),
        ("Norway began deploying troops to Denmark in March.", "deploying", "2023-03-01..2023-03-31"),
        ("The bid will be tested on Friday, when the Danish and Norwegian premiers are to meet.", "meet", "2023-11-17"),
        ("Norway has sanctioned Denmark since March.", "sanctioned", "2023-03-01..2023-11-16"),
        # what happened on the day since when something has been so
        ("Nobody has slept since Monday, when Norway shelled a Danish post.", "shelled", "2023-11-13"),
        ("Since Monday, when Norway shelled a Danish post, nobody has slept.", "shelled", "2023-11-13"),
        # what was done some days before the act that is told first
        ("Norway quit the pact on Sunday, two days after bombing a Danish camp.", "bombing", "2023-11-10"),
        ("Norway quit the pact on Sunday, two days after bombing a Danish camp.", "quit", "2023-11-12"),
        ("After bombing a Danish camp, Norway quit the pact on Sunday.", "bombing", "-"),
    ],
)
def test_an_event_inherits_the_time_of_its_own_clause(text: str, trigger: str, want: str) -> None:
    found = dates(text)
    assert trigger in found, found
    assert found[trigger] == want
