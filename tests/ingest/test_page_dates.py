from datetime import date

import pytest

from standoff.ingest.page_dates import PageDates, is_labelled_date, read_date_line


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Thursday, May 5, 2022", "date"),
        ("Published: 5 May 2022 10:15 GMT | Updated: 6 May 2022", "date"),
        ("3 hours ago", "date"),
        ("Wed, 10:30", "date"),
        ("Quito, 5 May 2022", "date"),
        ("Harbour Post | 5 May 2022", "date"),
        ("QUITO, May 5, 2022 (Wire Services)", "date"),
        ("May 5, 2022 | Harbour Post staff", "date"),
        ("Thursday, 5 May 2022 | The Harbour Post | Page 3", "date"),
        ("Date: 5 May 2022. Author: Ana Petrov", "date"),
        ("[5 May 2022, Quito]", "date"),
        ("Reuters | 5 May 2022", "credit"),
        ("EL PUERTO (Quito) 5 May 2022 - translated from Spanish", "date"),
        ("05/05/22", "date"),
        ("By Ana Petrov / Updated: May 5, 2022, 20:15 IST", "credit"),
        ("5 May 2022 ↺ + −", "boilerplate"),
        ("2022-05-05 312 views", "boilerplate"),
        ("Crews had left on 5 May 2022, the harbour master recalled", None),
        ("The war of 5 May 2022 began with a lie told to the crews", None),
        ("Quito", None),
    ],
)
def test_date_lines(line: str, role: str | None) -> None:
    found = read_date_line(line)
    assert (found.role if found else None) == role


def best(*lines: tuple[str, bool, bool]) -> date | None:
    dates = PageDates()
    for line, after_title, tail in lines:
        dates.read(line, after_title=after_title, tail=tail)
    return dates.best.earliest if dates.best else None


def test_the_firmest_date_wins() -> None:
    strip = ("Friday, May 6, 2022", False, False)
    under_title = ("5 May 2022", True, False)
    labelled = ("Published: 4 May 2022, updated: 7 May 2022", True, False)
    assert best(strip) == date(2022, 5, 6)
    assert best(strip, under_title) == date(2022, 5, 5)
    assert best(strip, under_title, labelled) == date(2022, 5, 4)
    assert best(("Updated 7 May 2022", True, False), strip) == date(2022, 5, 6)
    assert best(("© 1 May 2022", False, True)) is None


@pytest.mark.parametrize(
    ("lead", "dated"),
    [
        ("QUITO, May 5, 2022 (Xinhua) -- Ecuador said on Thursday that", True),
        ("QUITO, Ecuador (May 5, 2022) — Ecuador said on Thursday that", True),
        ("Quito. May 5, 2022. /NEWSWIRE/. Ecuador said on Thursday that", True),
        ("(Andes Wire) QUITO, 5 May 2022 – Ecuador said on Thursday that", True),
        ("Quito, 5 May 2022: Ecuador said on Thursday that", True),
        ("(Quito, May 5, 2022) Ecuador said on Thursday that", True),
        ("On May 5, 2022 Ecuador said that it had closed the border.", False),
        ("Ecuador's border law (May 5, 2022) was amended on Thursday", False),
    ],
)
def test_a_dateline_with_a_year_dates_the_page(lead: str, dated: bool) -> None:
    dates = PageDates()
    dates.read_lead(lead)
    assert (dates.best.earliest if dates.best else None) == (date(2022, 5, 5) if dated else None)


def test_a_date_at_the_end_of_the_headline_dates_the_page() -> None:
    dates = PageDates()
    dates.read_title("What happened to the crew on 3 May 2022")
    assert dates.best is None
    dates.read_title("The world in brief – Tuesday 3 May 2022")
    assert dates.best is not None
    assert dates.best.earliest == date(2022, 5, 3)


def test_labels() -> None:
    assert is_labelled_date("Updated on 3 May 2022")
    assert not is_labelled_date("3 May 2022")
