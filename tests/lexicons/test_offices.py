from datetime import date

import pytest

from standoff.errors import LexiconError
from standoff.lexicons.offices import load_offices, partial_date
from standoff.model import Interval
from standoff.model.when import day, month

HEADER = "state,office,holder,aliases,from,to,status\n"


@pytest.fixture(scope="module")
def table():
    return load_offices()


def test_a_term_bounds_when_its_holder_can_be_called_by_the_office(table):
    (term,) = [t for t in table.by_name["Angela Merkel"] if t.office == "chancellor"]
    assert term.covers(month(2015, 6))
    assert not term.covers(month(2023, 6))


def test_names_are_found_without_their_accents(table):
    assert [n for _, _, n in table.scan("Emmanuel Macron met Pedro Sanchez")] == ["Emmanuel Macron", "Pedro Sanchez"]


def test_short_forms_are_found_without_their_accents(table):
    assert {t.holder for t in table.by_short["Vucic"]} == {"Aleksandar Vučić"}


@pytest.mark.parametrize(("short", "holder"), [("Walesa", "Lech Wałęsa"), ("Yildirim", "Binali Yıldırım")])
def test_letters_without_an_accent_to_lose_are_found_too(table, short, holder):
    assert {t.holder for t in table.by_short[short]} == {holder}


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("2022", Interval(date(2022, 1, 1), date(2022, 12, 31))),
        ("2022-02", month(2022, 2)),
        ("2022-02-24", day(date(2022, 2, 24))),
        ("", None),
    ],
)
def test_a_date_has_the_precision_it_is_written_with(text, interval):
    assert partial_date(text) == interval


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("GON,king,Elessar,,3019-05", "fields"),
        ("GON,monarch,Elessar,,soon,,", "row 2"),
    ],
)
def test_a_broken_row_is_named(tmp_path, row, says):
    own = tmp_path / "own.csv"
    own.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=says):
        load_offices([own])


def test_another_header_is_refused(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="first row"):
        load_offices([own])


def test_a_user_adds_a_term(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text(HEADER + "URY,spy chief,Ana Example,=Example,2020,,\n", encoding="utf-8")
    assert load_offices([own]).by_short["Example"][0].office == "spy chief"
