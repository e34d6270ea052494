"""The board of commitments and the cascade of what is supposed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from standoff.api import Cascade, CommitmentLine, Edge
from standoff.api.results import Citation
from standoff.model import Interval, Status
from standoff.web.pages.cascade import branches
from tests.web.conftest import Served


def line(id_: str) -> CommitmentLine:
    day = Interval(date(2031, 5, 6), date(2031, 5, 6))
    cited = Citation(
        record=id_, document="d-1", publisher="The Gull", published=day, sentence=1, start=0, end=3, words="..."
    )
    return CommitmentLine(
        id=id_,
        type="threat",
        issuer=("Kestrel",),
        addressee=("Norland",),
        who=None,
        condition="if it does",
        consequence="we shall",
        deadline=None,
        negative=False,
        hedged=False,
        status=Status(commitment=id_, as_of=None, status="open"),
        evidence=(),
        against=(),
        citations=(cited,),
        corroboration=1,
    )


def edge(origin: str | None, target: str, level: int) -> Edge:
    return Edge(
        origin=origin, target=target, level=level, score=0.9, because=(), basis="words", relation="met", hedged=False
    )


def test_what_several_ways_lead_to_is_written_out_once():
    cascade = Cascade(
        sentence="Norland closes the strait",
        as_of=None,
        depth=3,
        says="",
        supposed=(),
        nodes=(line("k-a"), line("k-b"), line("k-c")),
        edges=(edge(None, "k-a", 1), edge(None, "k-b", 1), edge("k-a", "k-c", 2), edge("k-b", "k-c", 2)),
    )
    first, second = branches(cascade)
    assert [(below.line.id, below.again) for below in first.branches] == [("k-c", False)]
    assert [(below.line.id, below.again) for below in second.branches] == [("k-c", True)]


def test_each_commitment_stands_in_the_column_of_its_status(desk: Served):
    page = desk.page("/commitments")
    assert 'aria-label="open"' in page or 'aria-label="trigger' in page
    assert "Kestrel will send its fleet" in page
    assert "If Norland closes the strait" in page


def test_restatements_are_a_thread(desk: Served):
    assert "restated 1 time" in desk.page("/commitments")


def test_the_board_shows_the_day_it_is_asked_for(desk: Served):
    page = desk.page("/commitments?as_of=2031-05-07")
    assert "7 May 2031" in page
    assert "restated" not in page  # The Echo followed on the ninth
    assert "No commitment stands here." in desk.page("/commitments?as_of=2031-01-01")


def test_the_board_is_narrowed_down_and_widened_again(desk: Served):
    page = desk.page("/commitments?issuer=Kestrel&type=red+line")
    assert "Kestrel will send its fleet" in page
    assert "issuer: Kestrel" in page
    assert "Kestrel will send its fleet" not in desk.page("/commitments?issuer=Norland")


@pytest.mark.slow
def test_what_is_supposed_is_followed_through_the_conditions_of_others(serve: Callable[..., Served], crisis_file: Path):
    served = serve(crisis_file)
    page = served.page("/commitments?suppose=Norland+closes+the+strait")
    assert "Not a prediction" in page
    found = served.get("/commitments?suppose=Norland+closes+the+strait&format=json").json()
    assert found[0]["sentence"] == "Norland closes the strait"
    assert served.get("/commitments?suppose=x&depth=99", accept="text/html").status_code == 400
