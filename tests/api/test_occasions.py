"""Commitments in the same words: one line for one occasion, another when the words come up again."""

from datetime import date

import pytest

from standoff.api import Crisis, growing
from standoff.model import Extraction
from standoff.store import Store
from tests.api.test_growing import told
from tests.articles import Article


def threat(name: str, day: date | None, **fields: object) -> Extraction:
    text = f"If Kestrel sends gunboats again, Norland will answer with mines. Gulls circled over {name}."
    article = Article(text, f"{name}.txt", day, publisher=f"{name} Post")
    article.mention("Kestrel", "KES", "KES")
    article.mention("Norland", "NOR", "NOR")
    article.commitment("Kestrel sends gunboats again", "Norland will answer with mines", "NOR", "KES", **fields)
    return article.extraction()


def lines(crisis: Crisis) -> list[list[str]]:
    """The publishers of each line of commitments."""
    return [[one.publisher.split()[0] for one in line.citations] for line in crisis.pages.commitments().items]


SPRING = (threat("Dunlin", date(2031, 3, 3)), threat("Avocet", date(2031, 3, 4)))
AUTUMN = (threat("Plover", date(2031, 9, 9)), threat("Ruff", date(2031, 9, 10)))


def crisis_of(*extractions: Extraction, others: int = 0) -> Crisis:
    crisis = Crisis(Store.open(None))
    for extraction in (*map(told, range(others)), *extractions):
        crisis._store.put(extraction)
    crisis.update()
    return crisis


def test_a_threat_made_again_months_later_is_another_line():
    with crisis_of(*SPRING, *AUTUMN) as crisis:
        assert lines(crisis) == [["Dunlin", "Avocet"], ["Plover", "Ruff"]]


def test_an_obligation_is_one_whenever_it_is_told():
    clauses = (
        threat("Dunlin", date(2031, 3, 3), type="obligation"),
        threat("Ruff", date(2031, 9, 10), type="obligation"),
    )
    with crisis_of(*clauses) as crisis:
        assert lines(crisis) == [["Dunlin", "Ruff"]]


def test_an_undated_article_stands_with_the_first_that_it_may_go_with():
    with crisis_of(*SPRING, threat("Whimbrel", None), *AUTUMN) as crisis:
        assert sorted(map(len, lines(crisis))) == [2, 3]
        assert any({"Whimbrel", "Dunlin"} <= set(line) for line in lines(crisis))


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 1, 0, 2), (2, 0, 3, 1)])
def test_added_one_by_one_to_many_they_are_the_same_lines(order: tuple[int, ...], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(growing, "FEWEST", 12)
    found = (*SPRING, *AUTUMN)
    with crisis_of(others=12) as crisis:
        for place in order:
            crisis._store.put(found[place])
            crisis.update()
        assert crisis._store.meeting.counted == 12
        assert lines(crisis) == [["Dunlin", "Avocet"], ["Plover", "Ruff"]]
        crisis.remove(SPRING[0].document.id)
        assert lines(crisis) == [["Avocet"], ["Plover", "Ruff"]]


def test_of_many_statements_of_a_thread_the_first_and_the_latest_are_told():
    made = [threat(name, date(2031, 1 + 2 * n, 3)) for n, name in enumerate(("Dunlin", "Avocet", "Plover", "Ruff"))]
    with crisis_of(*made) as crisis:
        (thread,) = {line.thread for line in crisis.pages.commitments().items if line.thread}
        whole = crisis.studies.threads([thread])[thread]
        assert [one.citations[0].publisher for one in whole.statements] == [
            "Dunlin Post",
            "Avocet Post",
            "Plover Post",
            "Ruff Post",
        ]
        cut = crisis.studies.threads([thread, "t-none"], most=3)[thread]
        assert cut.left_out == 1
        assert cut.statements == (whole.statements[0], *whole.statements[2:])
        assert crisis.studies.threads([thread], most=4)[thread] == whole
