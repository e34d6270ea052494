"""Articles added to many: linked with what they touch, as if all had been linked at once."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.api import Crisis, growing
from standoff.api.judged import Judged
from standoff.api.kept import Reader
from standoff.linking import keeping, link
from standoff.model import Case, Extraction
from standoff.store import Store
from tests.articles import Article, on

MAY = date(2031, 5, 5)
_STORIES = (
    ("harbour", "KES", "Kestrel blockaded the harbour of Tern with frigates and minelayers before dawn."),
    ("pipeline", "NOR", "Norland shut the gas pipeline through the Osprey valley after the compressor failed."),
    ("embassy", "TEA", "Teal recalled its ambassador and closed the consulate over the stolen archive."),
)
_TOLD = (
    "Fishermen watched from the quay of {0} as crews painted hulls and lanterns went out.",
    "In {0}, bakers, teachers and tram drivers spoke of little else on their way to work.",
    "A librarian of {0} kept a diary of the week and read from it on local radio.",
    "Markets near {0} fell in the morning and rose again when the banks had closed.",
)


def told(number: int) -> Extraction:
    """The *number*-th article: three stories in turn, each told in other words; every seventh repeats another's."""
    story, code, lead = _STORIES[number % 3]
    more = _TOLD[0 if number % 7 == 6 else number // 3 % 4].format(story)
    text = f"{lead} {more} At least {100 + number % 3} sailors were there, officials said."
    article = Article(text, f"a{number}.txt", MAY + timedelta(days=number % 2), publisher=f"Paper {number}")
    article.mention(lead.split()[0], code, code)
    article.event(lead.split()[1], "COERCE", code, "OSP", when=on(2031, 5, 5), score=-5.0)
    article.claim(f"{100 + number % 3} sailors", f"{100 + number % 3}", 100.0 + number % 3, None, by=code)
    return article.extraction()


def generated(number: int) -> Extraction:
    """The *number*-th article of two stories with statements, threats, figures, denials and copies."""
    code, other = ("KES", "NOR") if number % 2 else ("TEA", "OSP")
    who, whom = {"KES": ("Kestrel", "Norland"), "TEA": ("Teal", "Osprey")}[code]
    day = MAY + timedelta(days=number % 4)
    deed = "shelled the lighthouse of Heron" if number % 2 else "closed the canal locks at Bittern"
    lead = f"{who} {deed} before dawn, and {whom} counted {40 + number % 3} dead sailors."
    said = f"the {'barrage' if number % 3 else 'closure'} was a reckless provocation against innocent fishermen"
    threat = f"If {who} sends gunboats again, {whom} will answer with mines."
    more = _TOLD[0 if number % 5 == 4 else number % 4].format(whom)
    text = f"{lead} {whom} said {said}. {threat} {more}"
    article = Article(text, f"g{number}.txt", day, publisher=f"Paper {number}")
    article.mention(who, code, code)
    article.mention(whom, other, other)
    verb = "shelled" if number % 2 else "closed"
    article.event(verb, "ASSAULT" if number % 2 else "COERCE", code, other, when=on(2031, 5, 5), score=-9.0)
    article.quote(said, whom, speaker_entity=other, speaker_countries=(other,))
    article.claim(f"{40 + number % 3} dead sailors", f"{40 + number % 3}", 40.0 + number % 3, None, by=other)
    article.commitment(f"{who} sends gunboats again", f"{whom} will answer with mines", other, code)
    return article.extraction()


def crisis_of(count: int) -> Crisis:
    crisis = Crisis(Store.open(None))
    for number in range(count):
        crisis._store.put(told(number))
    crisis.update()
    return crisis


def groups(crisis: Crisis) -> dict[str, set[object]]:
    """Which documents, events and claims go together, and what the lists say."""
    crisis.update()
    found: dict[str, set[object]] = {}
    for kind, field in (("cluster", "documents"), ("duplicate", "documents"), ("question", "claims")):
        linked = [getattr(record, field) for record in crisis._store.linked(kind)]
        found[kind] = {pair for ids in linked for pair in combinations(sorted(ids), 2)}
    found["timeline"] = {(line.type, line.actor, line.corroboration) for line in crisis.timeline()}
    found["tension"] = {(row.day, row.actor, row.score) for row in crisis.tension()}
    found["actors"] = {(one.entity, one.documents, one.mentions) for one in crisis.actors()}
    found["stories"] = {(one.origins, len(one.documents)) for one in crisis.stories()}
    return found


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FEWEST", 12)


def test_one_by_one_gives_what_all_at_once_gives():
    with crisis_of(14) as grown, crisis_of(22) as whole:
        assert grown._store.meeting.counted == 14
        for number in range(14, 22):
            grown._store.put(told(number))
            grown.update()
        assert grown._store.meeting.counted == 14  # nothing was linked anew
        assert groups(grown) == groups(whole)


def test_what_is_known_is_linked_anew_when_it_has_doubled():
    with crisis_of(12) as crisis:
        for number in range(12, 26):
            crisis._store.put(told(number))
        crisis.update()
        assert crisis._store.meeting.counted == 26


def test_an_article_that_goes_away_takes_along_what_rested_on_it_alone():
    with crisis_of(14) as crisis, crisis_of(13) as without:
        gone = told(13).document.id
        crisis.remove(gone)
        assert groups(crisis) == groups(without)
        assert all(gone not in line.document.id for line in crisis.search("quay"))


def test_a_rejected_article_is_taken_out_of_its_story_and_comes_back():
    with crisis_of(15) as crisis:
        before = groups(crisis)
        document = told(14).document.id
        crisis.decide("reject", document, author="an")
        assert document not in {line.id for story in crisis.stories() for line in story.documents}
        crisis.decide("undo", author="an")
        assert groups(crisis) == before


def test_what_was_judged_is_read_anew_when_all_is_linked_anew():
    with crisis_of(14) as crisis:
        claim = told(3).claims[0].id
        crisis.decide("reject", claim, author="an")
        for number in range(14, 30):
            crisis._store.put(told(number))
        crisis.update()
        assert crisis._store.meeting.counted == 30
        assert all(claim not in question.claims for question in crisis._store.linked("question"))


def test_an_article_added_again_changes_nothing():
    with crisis_of(14) as crisis:
        before = groups(crisis)
        crisis._store.put(told(3), again=True)
        crisis.update()
        assert groups(crisis) == before


def linked(crisis: Crisis) -> dict[str, set[object]]:
    """All linked records, whole."""
    crisis.update()
    kinds = ("cluster", "duplicate", "utterance", "occurrence", "thread", "question")
    return {kind: set(crisis._store.linked(kind)) for kind in kinds}


def crisis_as_told(order: list[Extraction], *, at_once: int) -> Crisis:
    """A crisis of which twelve articles are linked anew and the others as they come, so many at once."""
    crisis = Crisis(Store.open(None))
    for extraction in order[:12]:
        crisis._store.put(extraction)
    crisis.update()
    for start in range(12, len(order), at_once):
        for extraction in order[start : start + at_once]:
            crisis._store.put(extraction)
        crisis.update()
    return crisis


def test_more_than_are_linked_at_once_are_counted_and_added_to_nothing(monkeypatch):
    monkeypatch.setattr(growing, "LARGE", 13)
    monkeypatch.setattr(growing, "CHUNK", 4)
    made = [generated(n) for n in range(25)]
    with crisis_as_told(made, at_once=13) as crisis:
        assert crisis._store.meeting.counted == 25  # counted anew when they had doubled
        found, whole = linked(crisis), link(made, weights=growing.counted(crisis._store))
        assert found["cluster"] == set(whole.clusters)
        assert found["duplicate"] == set(whole.duplicates)
        assert found["utterance"] == set(whole.utterances)
        assert found["occurrence"] == set(whole.occurrences)
        assert found["thread"] == set(whole.threads)
        assert found["question"] == set(whole.questions)
        stands = {one.commitment.id: one.status for one in crisis.commitments()}
        crisis.link()
        assert stands == {one.commitment.id: one.status for one in crisis.commitments()}
        monkeypatch.setattr(growing, "LARGE", 100)
        crisis.link()
        assert stands == {one.commitment.id: one.status for one in crisis.commitments()}


BEFORE, COMING = [generated(n) for n in range(12)], [generated(n) for n in range(12, 23)]


@settings(
    max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None
)
@given(order=st.permutations(range(11)), at_once=st.integers(1, 4))
def test_whatever_the_order_all_records_are_those_of_linking_all_with_the_same_weights(order, at_once):
    told_in_turn = [*BEFORE, *(COMING[n] for n in order)]
    with crisis_as_told(told_in_turn, at_once=at_once) as crisis:
        assert crisis._store.meeting.counted == 12
        found, weights = linked(crisis), growing.counted(crisis._store)
        whole = link(told_in_turn, weights=weights)
    assert found["cluster"] == set(whole.clusters)
    assert found["duplicate"] == set(whole.duplicates)
    assert found["utterance"] == set(whole.utterances)
    assert found["occurrence"] == set(whole.occurrences)
    assert found["thread"] == set(whole.threads)
    assert found["question"] == set(whole.questions)


@settings(
    max_examples=3, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None
)
@given(gone=st.sets(st.integers(0, 22), min_size=1, max_size=3))
def test_what_is_removed_leaves_the_record_of_the_others(gone):
    with crisis_as_told([*BEFORE, *COMING], at_once=11) as crisis:
        left = [e for n, e in enumerate([*BEFORE, *COMING]) if n not in gone]
        for extraction in (e for e in (*BEFORE, *COMING) if e not in left):
            crisis.remove(extraction.document.id)
        found, weights = linked(crisis), growing.counted(crisis._store)
        assert crisis._store.meeting.counted == 12
        whole = link(left, weights=weights)
    assert found["cluster"] == set(whole.clusters)
    assert found["duplicate"] == set(whole.duplicates)
    assert {u.attributions for u in found["utterance"]} == {u.attributions for u in whole.utterances}
    assert {o.events for o in found["occurrence"]} == {o.events for o in whole.occurrences}
    assert found["question"] == set(whole.questions)


def test_what_an_older_release_kept_still_bears_on_commitments(monkeypatch):
    with crisis_as_told(BEFORE, at_once=1) as crisis:

        def cases() -> list[tuple[str, Case]]:
            judged = Judged(crisis._store, crisis._store.judgements())
            return list(Reader(crisis._store, crisis._parts, judged).cases())

        before = cases()
        assert before
        monkeypatch.setattr(keeping, "VERSION", keeping.VERSION + 1)
        assert cases() == before
