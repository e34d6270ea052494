"""What changed since a day and what to watch: a river, a dam, and three weeks of news about it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest

from standoff.api import Crisis
from standoff.api.parts import Parts
from standoff.linking import Linked
from standoff.model import Case, Commitment, Extraction, Interval, Judgement, Question, Status
from standoff.store import Store
from tests.articles import Article, closures, on

MAY = {day: date(2031, 5, day) for day in range(1, 31)}


class River(Parts):
    """A dam that is opened triggers; a deadline before the day lapses; every claim is about one question."""

    def link(self, extractions: Iterable[Extraction], judgements: Sequence[Judgement]) -> Linked:
        claims = tuple(claim.id for extraction in extractions for claim in extraction.claims)
        return Linked(questions=(Question(id="l-boats", label="boats on the river", claims=claims),) if claims else ())

    def cases(self, extractions: Iterable[Extraction], *_: Any) -> Iterator[tuple[str, Case]]:
        return closures(extractions)


def vow() -> Extraction:
    article = Article("If Merle opens the dam, Teal will shut the canal.", "vow.txt", MAY[5], publisher="The Wren")
    opens = article.event("opens", "COERCE", "MER", "TEA", modality="hypothetical")
    article.commitment("If Merle opens the dam", "Teal will shut the canal", "TEA", "MER", condition_events=(opens.id,))
    article.claim("the dam", "12", 12, 12, by="TEA", by_countries=("TEA",))
    return article.extraction()


def ultimatum(due: Interval) -> Extraction:
    article = Article("Teal gives Merle time to withdraw, or Teal will fire.", "due.txt", MAY[6], publisher="The Wren")
    article.commitment("time to withdraw", "Teal will fire", "TEA", "MER", type="ultimatum", deadline=due)
    return article.extraction()


def opened() -> Extraction:
    article = Article("Merle opened the dam. Teal denied that boats sank.", "open.txt", MAY[20], publisher="The Rook")
    article.event("opened", "COERCE", "MER", "TEA", when=on(2031, 5, 19))
    article.claim("boats sank", stance="denies", by="TEA", by_countries=("TEA",))
    article.claim("boats", "30", 30, 30, by="MER", by_countries=("MER",))
    return article.extraction()


def crisis_of(*articles: Extraction) -> Crisis:
    crisis = Crisis(Store.open(None), River())
    for article in articles:
        crisis._store.put(article)
    return crisis


@pytest.fixture
def crisis() -> Iterator[Crisis]:
    with crisis_of(vow(), ultimatum(on(2031, 5, 15)), opened()) as made:
        yield made


def test_what_moved_what_is_new_and_the_words_that_carry_it(crisis):
    found = crisis.brief(since=MAY[10]).changes
    assert [(c.kind, c.before, c.now, c.citation.words) for c in found] == [
        ("status", "open", "lapsed", "Teal will fire"),
        ("status", "open", "trigger reported", "opened"),
        ("denial", None, None, "boats sank"),
        ("claim", None, None, "boats"),
        ("document", None, None, "Merle opened the dam."),
    ]
    assert found[1].citation.publisher == "The Rook"
    assert found[1].commitment.citations[0].publisher == "The Wren"


def test_what_was_known_before_is_not_new(crisis):
    assert crisis.brief(since=MAY[21]).changes == ()
    assert crisis.brief().changes == ()  # nobody asked
    (first, *_) = crisis.brief(since=MAY[1], as_of=MAY[6]).changes
    assert (first.kind, first.now, first.before) == ("commitment", "open", None)


def test_nothing_comes_before_the_first_day_that_a_date_can_tell(crisis):
    assert {c.before for c in crisis.brief(since=date.min).changes} == {None}


def test_nothing_later_than_the_day_of_the_brief_counts(crisis):
    assert crisis.brief(since=MAY[7], as_of=MAY[12]).changes == ()


def test_a_deadline_that_passes_without_a_word_is_told():
    class Silent(River):
        def status(self, commitment: Commitment, case: Case, *, as_of: date | None, **_: Any) -> Status:
            return Status(commitment=commitment.id, as_of=as_of, status="open")

    with crisis_of(ultimatum(on(2031, 5, 15)), opened()) as crisis:
        crisis._view._parts = crisis._parts = Silent()
        kinds = {change.kind: change for change in crisis.brief(since=MAY[10]).changes}
        assert kinds["deadline"].citation.words == "Teal will fire"
        assert [w.kind for w in crisis.brief(as_of=MAY[15]).watch] == ["deadline"]
        assert crisis.brief(as_of=MAY[16]).watch == ()


def test_watch_names_deadlines_ahead_and_conditions_that_stir():
    told = "Merle massed tugs off Teal. Merle mined the bay. Merle praised the fair. Osprey massed tugs off Teal."
    stir = Article(told, "stir.txt", MAY[14])
    stir.event("Merle massed", "MOBILIZE", "MER", "TEA", when=on(2031, 5, 13))
    stir.event("mined", "ASSAULT", "MER", when=on(2031, 5, 14))
    stir.event("praised", "SUPPORT", "MER", when=on(2031, 5, 14))
    stir.event("Osprey massed", "MOBILIZE", "OSP", "TEA", when=on(2031, 5, 14))
    with crisis_of(vow(), ultimatum(on(2031, 5, 25)), stir.extraction()) as crisis:
        due, stirred = crisis.brief().watch
        assert (due.kind, due.commitment.type, due.recent) == ("deadline", "ultimatum", ())
        assert (stirred.kind, stirred.citation.words) == ("condition", "Teal will shut the canal")
        # On the party that the condition names first; somebody else's act is no reason to watch, nor is what was said.
        assert sorted(act.words for act in stirred.recent) == ["Merle massed", "mined"]
        assert crisis.brief(as_of=MAY[30]).watch == ()  # too long ago, and the deadline is over


def test_neither_a_deed_of_another_sort_nor_a_vague_word_stirs_a_condition_about_troops():
    told = (
        "If Merle fights alongside Osprey, Teal will act. Merle and Osprey spoke of cooperation. Merle trained Osprey."
    )
    article = Article(told, "troops.txt", MAY[14])
    sides = ("MER", "OSP")
    fights = article.event("fights alongside", "COOPERATE", *sides, modality="hypothetical", cameo="062")
    article.commitment("If Merle fights", "Teal will act", "TEA", "MER", condition_events=(fights.id,))
    article.event("cooperation", "COOPERATE", *sides, when=on(2031, 5, 13), cameo="060")
    article.event("spoke", "CONSULT", *sides, when=on(2031, 5, 13), cameo="040")
    with crisis_of(article.extraction()) as crisis:
        assert crisis.brief().watch == ()
    article.event("trained", "COOPERATE", *sides, when=on(2031, 5, 13), cameo="062")
    with crisis_of(article.extraction()) as crisis:
        assert [act.words for one in crisis.brief().watch for act in one.recent] == ["trained"]


def test_every_change_and_watch_opens(crisis):
    brief = crisis.brief(since=MAY[1])
    for line in (*brief.changes, *brief.watch):
        assert crisis.why(line.citation.record).id == line.citation.record


def test_a_rejected_report_moves_nothing(crisis):
    event = next(event for event in crisis.events() if event.modality == "actual")
    crisis.decide("reject", event.id, author="ana")
    assert [c.now for c in crisis.brief(since=MAY[10]).changes if c.kind == "status"] == ["lapsed"]


def test_an_empty_crisis_has_not_changed():
    with crisis_of() as crisis:
        assert (crisis.brief(since=MAY[1]).changes, crisis.brief(since=MAY[1]).watch) == ((), ())
