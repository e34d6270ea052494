"""A group acts for itself, a person for the state, and a country is never lost."""

import pytest

from standoff.model import Entity, parties

KNOWN = {
    "FRONT": Entity(id="FRONT", name="Bordurian Front", type="group", country="BOR"),
    "BOR": Entity(id="BOR", name="Borduria", type="state", country="BOR"),
}


@pytest.mark.parametrize(
    ("entities", "countries", "expected"),
    [
        (["FRONT"], ["BOR"], ("FRONT",)),
        (["FRONT/forces"], ["BOR"], ("FRONT",)),
        (["BOR/army"], ["BOR"], ("BOR",)),
        (["FRONT", "BOR"], ["BOR"], ("BOR",)),
        (["SYL", "FRONT"], ["SYL", "BOR"], ("SYL", "FRONT")),
        (["OLD"], ["BOR"], ("BOR",)),
        (["~ann-roe"], ["BOR"], ("BOR",)),
        ([], ["BOR"], ("BOR",)),
        (["FRONT"], [], ()),
    ],
    ids=str,
)
def test_for_whom_parties_act(entities, countries, expected):
    assert parties(entities, countries, KNOWN.get) == expected
