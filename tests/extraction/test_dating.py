"""When an undated article was written, from what it says itself."""

from datetime import date
from pathlib import Path

import pytest

from standoff.extraction import grounding
from standoff.extraction.component import Annotations
from standoff.extraction.dating import run
from standoff.extraction.parse import parse
from standoff.lexicons import Resources
from standoff.model import Document, Published, identify

HEADER = "state,office,holder,aliases,from,to,status\n"
ROWS = """\
POL,president,Wanda Zielona,,2003-02-10,2007-06-30,
FRA,defence minister,Luc Rivage,,2005-03-01,2006-09-05,
DEU,chancellor,Uta Bergmann,,2004-01-05,2012-11-20,
DEU,foreign minister,Uta Bergmann,,1998-01-01,2001-12-31,
NATO,secretary general,Odd Fjell,,2006-08-01,,
ITA,president,Aldo Ponte,,1985-01-01,1992-01-01,
ESP,foreign minister,Pilar Vega,,2004-05-01,,acting
"""


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Resources:
    path: Path = tmp_path_factory.mktemp("offices") / "invented.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return Resources((path,))


def dated(text: str, resources: Resources, published: Published | None = None) -> Published:
    document = Document(id=identify("d", text), path="x.txt", sha256="", text=text)
    annotations = Annotations(parse(document), published or Published(None, None))
    annotations.mentions = grounding.run(document, annotations, resources)
    (found,) = run(document, annotations, resources)
    return found


def bounds(text: str, resources: Resources) -> tuple[date | None, date | None]:
    found = dated(text, resources)
    return found.earliest, found.latest


@pytest.mark.parametrize(
    "text",
    [
        "Polish President Wanda Zielona met French Defence Minister Luc Rivage on Tuesday.",
        "Wanda Zielona, the president of Poland, met Luc Rivage, France's minister of defence, on Tuesday.",
        "Poland's president, Wanda Zielona, met the French defence minister, Luc Rivage, on Tuesday.",
    ],
)
def test_office_holders_bound_the_date_together(text: str, resources: Resources) -> None:
    assert bounds(text, resources) == (date(2005, 3, 1), date(2006, 9, 5))


def test_the_reasons_name_the_words(resources: Resources) -> None:
    found = dated("Polish President Wanda Zielona left on Tuesday.", resources)
    assert found.basis == "inferred"
    assert found.because == (
        "“Polish President Wanda Zielona”: Wanda Zielona held that office from 2003-02-10 to 2007-06-30",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Wanda Zielona left on Tuesday.",
        "Former Polish President Wanda Zielona left on Tuesday.",
        "Ex-president Wanda Zielona left on Tuesday.",
        "The ousted Polish president Wanda Zielona left on Tuesday.",
        "Deputy Defence Minister Luc Rivage left on Tuesday.",
        "Polish Foreign Minister Wanda Zielona left on Tuesday.",
        "Spanish Foreign Minister Pilar Vega left on Tuesday.",
        "In 1999 Polish President Wanda Zielona left.",
        "On Tuesday the ferry sank.",
        "",
        "🚢 … “",
    ],
)
def test_what_bounds_nothing_from_above(text: str, resources: Resources) -> None:
    assert dated(text, resources).latest is None


def test_what_says_nothing_stays_unknown(resources: Resources) -> None:
    assert dated("On Tuesday the ferry sank.", resources) == Published(None, None)


def test_the_office_named_decides_between_terms(resources: Resources) -> None:
    assert bounds("Uta Bergmann, the German foreign minister, left on Tuesday.", resources) == (
        date(1998, 1, 1),
        date(2001, 12, 31),
    )


def test_an_open_term_bounds_the_beginning_only(resources: Resources) -> None:
    assert bounds("NATO Secretary General Odd Fjell left on Tuesday.", resources) == (date(2006, 8, 1), None)


def test_somebody_quoted_from_history_is_left_out_and_named(resources: Resources) -> None:
    found = dated(
        "Polish President Wanda Zielona met German Chancellor Uta Bergmann on Tuesday. "
        "She recalled a joke that Italian President Aldo Ponte used to tell.",
        resources,
    )
    assert (found.earliest, found.latest) == (date(2004, 1, 5), date(2007, 6, 30))
    assert any("left out" in reason and "Aldo Ponte" in reason for reason in found.because)


def test_a_weekday_with_its_date_leaves_one_year(resources: Resources) -> None:
    # 23 October fell on a Monday in 2006; Fjell took office in August of that year.
    text = "On Monday, 23 October, NATO Secretary General Odd Fjell met Polish President Wanda Zielona."
    found = dated(text, resources)
    assert (found.earliest, found.latest) == (date(2006, 10, 23), date(2006, 10, 24))
    assert "2006 only" in found.because[-1]


def test_the_newest_past_day_counts(resources: Resources) -> None:
    text = (
        "On Monday, 23 October, NATO Secretary General Odd Fjell met Polish President Wanda Zielona. "
        "The ferry had sunk on 4 October. On 26 October it was raised."
    )
    assert bounds(text, resources) == (date(2006, 10, 26), date(2006, 10, 27))


def test_a_past_date_with_its_year_bounds_from_below(resources: Resources) -> None:
    text = "Polish President Wanda Zielona left on Tuesday. The bridge fell in March 2006 and will stand by May 2011."
    assert bounds(text, resources) == (date(2006, 3, 1), date(2007, 6, 30))


def test_a_history_is_not_dated_by_the_people_in_it(resources: Resources) -> None:
    text = (
        "The crisis began on 3 May 2005. Polish President Wanda Zielona protested. It ended on 9 June 2005, when "
        "French Defence Minister Luc Rivage withdrew the garrison."
    )
    assert bounds(text, resources) == (date(2005, 6, 9), None)


@pytest.mark.parametrize("basis", ["given", "metadata", "page"])
def test_a_date_that_came_with_the_document_stands(basis: str, resources: Resources) -> None:
    day = date(2019, 5, 17)
    published = Published(day, day, basis)  # type: ignore[arg-type]
    assert dated("Polish President Wanda Zielona left on Tuesday.", resources, published) == published


NEWS = "Polish President Wanda Zielona and French Defence Minister Luc Rivage left"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # 8 March was a Wednesday in 2006 only, while both were in office.
        (f"WARSAW, March 8 (Newswire) - {NEWS} on Wednesday.", date(2006, 3, 8)),
        # What was news on Monday is reported on Tuesday at the latest; in 2006 it was a Wednesday.
        (f"WARSAW, 8 March (Newswire) — {NEWS} on Monday.", date(2005, 3, 8)),
        (f"Warsaw. March 8. /NEWSWIRE/. {NEWS} on Wednesday.", date(2006, 3, 8)),
    ],
)
def test_a_dateline_without_a_year_takes_it_from_the_office_holders(text: str, day: date, resources: Resources) -> None:
    found = dated(text, resources)
    assert (found.earliest, found.latest) == (day, day)
    assert any(reason.startswith("dateline “") for reason in found.because)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        # 1 June comes twice while both are in office, and no weekday tells which.
        (f"WARSAW, June 1 (Newswire) - {NEWS}.", date(2005, 6, 1), date(2006, 6, 1)),
        # 8 March was a Tuesday in 2005 and the day after one in 2006.
        (f"WARSAW, March 8 (Newswire) - {NEWS} on Tuesday.", date(2005, 3, 8), date(2006, 3, 8)),
        # The weekday fits no year: it is left aside, the dateline is not.
        (f"WARSAW, March 8 (Newswire) - {NEWS} on Saturday.", date(2005, 3, 8), date(2006, 3, 8)),
        # A day within the sentence is no dateline.
        (f"On March 8 {NEWS}.", date(2005, 3, 1), date(2006, 9, 5)),
    ],
)
def test_years_that_nothing_tells_apart_stay_open(text: str, first: date, last: date, resources: Resources) -> None:
    assert bounds(text, resources) == (first, last)
