"""The state of a view in its URL."""

from datetime import date

import pytest

from standoff.errors import InputError
from standoff.web.address import Address


def address(**query: str) -> Address:
    return Address("/events", query.items())


def test_a_changed_state_is_the_same_place_with_another_query():
    here = address(actor="KOR", page="3", type="THREATEN")
    assert here.to(type=None) == "/events?actor=KOR"
    assert here.to(page=4) == "/events?actor=KOR&type=THREATEN&page=4"
    assert here.to("/ledger", question="l-1") == "/ledger?question=l-1"


def test_several_values_of_a_name_stay_several():
    here = Address("/events", [("actor", "KOR"), ("actor", "PRK"), ("actor", "KOR")])
    assert here.texts("actor") == ("KOR", "PRK")
    assert here.to(actor=("RUS", "KOR")) == "/events?actor=RUS&actor=KOR"


def test_what_is_written_into_an_address_is_escaped():
    assert address().to(q='"a & b" #1') == "/events?q=%22a+%26+b%22+%231"


def test_values_are_read_as_what_they_are_meant_as():
    here = address(as_of="2031-05-06", page="2", copies="on", order="path")
    assert here.day("as_of") == date(2031, 5, 6)
    assert here.number("page", 1) == 2
    assert here.flag("copies")
    assert here.choice("order", ("date", "path"), "date") == "path"
    assert address().day("as_of") is None


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda here: here.day("v"), "6 May"),
        (lambda here: here.number("v", 1), "-1"),
        (lambda here: here.number("v", 1), "٣"),
        (lambda here: here.number("v", 1), "9" * 400),
        (lambda here: here.choice("v", ("date",), "date"), "colour"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(read, value: str):
    with pytest.raises(InputError, match=r"^v="):
        read(address(v=value))


def test_a_value_without_end_is_refused():
    with pytest.raises(InputError, match="shorten"):
        address(q="x" * 5_000)
