"""Judgements: the newest counts, and an undo takes back what it names."""

from datetime import UTC, datetime, timedelta

from standoff.linking.judging import rulings
from standoff.model import Judgement

START = datetime(2031, 5, 9, tzinfo=UTC)


def ruling(number: int, verdict: str, target: str, other: str | None = None) -> Judgement:
    return Judgement(
        id=f"j{number}", target=target, verdict=verdict, author="ana", made=START + timedelta(hours=number), other=other
    )


def test_newest_verdict_counts():
    assert rulings([ruling(1, "reject", "e-1"), ruling(2, "accept", "e-1")]).rejected == frozenset()
    assert rulings([ruling(2, "reject", "e-1"), ruling(1, "accept", "e-1")]).rejected == {"e-1"}


def test_pairs_in_either_order():
    decided = rulings([ruling(1, "merge", "d-2", "d-1"), ruling(2, "split", "d-3", "d-1")])
    assert decided.joined("d-1", "d-2")
    assert decided.parted("d-1", "d-3")
    assert not decided.parted("d-1", "d-2")


def test_undo_and_undo_of_an_undo():
    judged = [ruling(1, "reject", "e-1"), ruling(2, "undo", "j1")]
    assert rulings(judged).rejected == frozenset()
    assert rulings([*judged, ruling(3, "undo", "j2")]).rejected == {"e-1"}
