"""Judgements in every view, and that they hold when what they are about gets another id."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from standoff.api import Crisis, Filter
from standoff.api.parts import Parts
from standoff.errors import InputError, NotFound
from standoff.linking import Linked
from standoff.model import Commitment, Extraction, Judgement, Question, Status, Utterance, identify
from standoff.store import Store
from tests.articles import Article, on

FRIDAY = date(2031, 5, 9)


class Fixed(Parts):
    """The real linkers, with every claim in one question; how commitments stand is not the matter here."""

    def link(self, extractions: Sequence[Extraction], judgements: Sequence[Judgement]) -> Linked:
        claims = tuple(claim.id for extraction in extractions for claim in extraction.claims)
        question = Question(id=identify("l", *claims), label="cutters in the harbour", claims=claims)
        return msgspec.structs.replace(super().link(extractions, judgements), questions=(question,) if claims else ())

    def statuses(self, commitments: Sequence[Commitment], *, as_of: date | None, **_: Any) -> list[Status]:
        return [Status(commitment=c.id, as_of=as_of, status="open") for c in commitments]


def harbour(lead: str = "") -> Extraction:
    """Norland warns, and says how many cutters lie in the harbour of its neighbour."""
    text = lead + (
        "Norland warned Kestrel on Thursday. If Kestrel opens the harbour, Norland will seize the pilots. "
        "The ministry said 40 cutters lay in the harbour. Norland blocked the harbour mouth."
    )
    article = Article(text, "heron.txt", FRIDAY, publisher="The Heron")
    article.mention("Norland", "NOR", "NOR")
    article.mention("Kestrel", "KES", "KES")
    said = article.quote(
        "Norland warned Kestrel", "Norland", speaker_entity="NOR", speaker_countries=("NOR",), act="warn"
    )
    warned = article.event("warned Kestrel", "THREATEN", "NOR", "KES", when=on(2031, 5, 8))
    article.lists["events"][-1] = msgspec.structs.replace(warned, actor=("NOR",), recipient=("KES",))
    article.event("blocked the harbour mouth", "COERCE", "NOR", when=on(2031, 5, 9))
    article.commitment("If Kestrel opens", "Norland will seize the pilots", "NOR", "KES", attribution=said.id)
    spoke = article.quote("The ministry said 40 cutters lay", "The ministry")
    article.claim("40 cutters lay", "40", 40, 40, attribution=spoke.id)
    return article.extraction()


def renamed(extraction: Extraction) -> Extraction:
    """The same article as another version of the components would hand it back: all ids are other ones."""
    line = msgspec.json.encode(extraction).decode()
    for kind in (extraction.mentions, extraction.attributions, extraction.events, extraction.claims):
        for record in kind:
            line = line.replace(record.id, f"{record.id[:2]}x{record.id[3:]}")
    for record in extraction.commitments:
        line = line.replace(record.id, f"{record.id[:2]}x{record.id[3:]}")
    return msgspec.json.decode(line, type=Extraction)


@pytest.fixture
def crisis() -> Iterator[Crisis]:
    with Crisis(Store.open(None), Fixed()) as opened:
        opened._store.put(harbour())
        yield opened


@pytest.fixture
def judge(crisis: Crisis) -> Callable[..., Judgement]:
    hours = iter(range(100))

    def judged(verdict: Any, *ids: str, **fields: Any) -> Judgement:
        made = datetime(2031, 5, 10, tzinfo=UTC) + timedelta(hours=next(hours))
        return crisis.decide(verdict, *ids, **{"author": "ana", "made": made, **fields})

    return judged


def as_found(crisis: Crisis) -> Crisis:
    return Crisis(crisis._store, crisis._parts, judgements=False)


def the(crisis: Crisis, kind: str) -> Any:
    return next(iter(getattr(crisis, kind)()))


def test_a_rejected_record_is_in_no_view_and_can_still_be_opened(crisis, judge):
    blocked = next(event for event in crisis.events() if event.type == "COERCE")
    made = judge("reject", blocked.id[:8], note="a drill")
    assert [event.type for event in crisis.events()] == ["THREATEN"]
    assert [line.type for line in crisis.timeline()] == ["THREATEN"]
    assert [line.type for line in crisis.brief().timeline] == ["THREATEN"]
    assert (made.author, made.note, made.made.tzinfo) == ("ana", "a drill", UTC)
    assert [j.id for j in crisis.show(blocked.id).judgements] == [made.id]
    assert crisis.cite(blocked).words == "blocked the harbour mouth"
    assert len(as_found(crisis).events()) == len(as_found(crisis).timeline()) == 2


def test_with_a_rejected_quote_goes_what_stands_on_its_word(crisis, judge):
    warning = next(quote for quote in crisis.quotes() if quote.act == "warn")
    judge("reject", warning.id)
    assert crisis.commitments() == []
    assert crisis.brief().commitments == ()
    assert [claim.quantity.text for claim in crisis.claims()] == ["40"]


def test_a_rejected_article_is_in_no_view(crisis, judge):
    document = next(crisis.documents())
    judge("reject", document.id)
    brief = crisis.brief()
    assert (brief.glance.documents, brief.stories, crisis.lines(), crisis.search("harbour")) == (0, (), (), [])
    assert as_found(crisis).brief().glance.documents == 1
    judge("accept", document.id)  # the last word counts
    assert crisis.brief().glance.documents == 1


def test_a_rejected_question_is_not_in_the_ledger(crisis, judge):
    (row,) = crisis.ledger()
    judge("reject", row.id)
    assert crisis.ledger() == ()
    crisis._store.put(renamed(harbour()), again=True)
    assert crisis.ledger() == ()  # another id, the same claims
    assert len(as_found(crisis).ledger()) == 1


def test_an_accepted_record_is_marked(crisis, judge):
    commitment = the(crisis, "commitments").commitment
    judge("accept", commitment.id)
    (line,) = crisis.brief().commitments
    assert line.citations[0].accepted
    assert crisis.cite(commitment).accepted
    assert not as_found(crisis).cite(commitment).accepted


def test_accepted_stories_and_questions_are_marked_whatever_their_id(crisis, judge):
    judge("accept", the(crisis, "stories").id)
    judge("accept", the(crisis, "ledger").id)
    crisis._store.put(renamed(harbour()), again=True)
    assert the(crisis, "stories").accepted
    assert the(crisis, "ledger").accepted
    assert crisis.brief().stories[0].accepted
    assert not the(as_found(crisis), "stories").accepted


def test_a_rating_stands_beside_the_publisher(crisis, judge):
    judge("rate", "the heron", "b2")
    assert the(crisis, "stories").documents[0].rating == "B2"
    assert crisis.cite(crisis.events()[0]).rating == "B2"
    judge("rate", "The Heron", "C")
    assert crisis.cite(crisis.events()[0]).rating == "C"
    assert as_found(crisis).cite(crisis.events()[0]).rating is None


def test_a_regrounded_mention_takes_along_what_rests_on_it(crisis, judge):
    mention = next(m for m in crisis.extraction(next(crisis.documents()).id).mentions if m.entity == "NOR")
    with pytest.raises(NotFound, match="OSP"):
        judge("reground", mention.id, "OSP")
    judge("reground", mention.id, "FIN")
    warned = next(event for event in crisis.events() if event.type == "THREATEN")
    assert (warned.actor, warned.actor_countries, warned.recipient) == (("FIN",), ("FIN",), ("KES",))
    warning = next(quote for quote in crisis.quotes() if quote.act == "warn")
    assert (warning.speaker_entity, warning.speaker_countries) == ("FIN", ("FIN",))
    assert the(crisis, "commitments").commitment.issuer_countries == ("FIN",)
    # The block rests on another mention of Norland, farther down.
    assert next(event for event in crisis.events() if event.type == "COERCE").actor_countries == ("NOR",)
    assert [event.type for event in crisis.events(Filter(actors=("FIN",)))] == ["THREATEN"]
    assert [event.type for event in crisis.events(Filter(actors=("NOR",)))] == ["COERCE"]
    assert "Finland" in {actor.name for actor in crisis.actors(by_country=True)}
    assert as_found(crisis).events(Filter(actors=("FIN",))) == []


def test_an_undo_takes_back_and_is_taken_back(crisis, judge):
    blocked = next(event for event in crisis.events() if event.type == "COERCE")
    judge("reject", blocked.id)
    undo = judge("undo")
    assert len(crisis.events()) == 2
    judge("undo", undo.id)
    assert len(crisis.events()) == 1
    assert [entry.state for entry in crisis.judgement_log()] == ["in force", "undone", "in force"]


def test_nothing_to_undo(judge):
    with pytest.raises(NotFound, match="no judgement is in force"):
        judge("undo")


def test_judgements_survive_another_version_of_the_components(crisis, judge):
    blocked = next(event for event in crisis.events() if event.type == "COERCE")
    commitment = the(crisis, "commitments").commitment
    judge("reject", blocked.id)
    judge("accept", commitment.id)
    crisis._store.put(renamed(harbour()), again=True)
    assert [event.type for event in crisis.events()] == ["THREATEN"]
    assert crisis.cite(the(crisis, "commitments").commitment).accepted
    (entry, _) = crisis.judgement_log()
    assert entry.state == "in force"
    assert entry.now != (blocked.id,)


def test_a_record_drawn_a_little_wider_is_the_same_and_another_type_is_not(crisis, judge):
    blocked = next(event for event in crisis.events() if event.type == "COERCE")
    judge("reject", blocked.id)
    article = harbour()
    wider = msgspec.structs.replace(blocked, id="e-wider", start=blocked.start - 8)
    crisis._store.put(msgspec.structs.replace(article, events=(article.events[0], wider)), again=True)
    assert [event.type for event in crisis.events()] == ["THREATEN"]
    other = msgspec.structs.replace(blocked, id="e-other", type="PROTEST")
    crisis._store.put(msgspec.structs.replace(article, events=(article.events[0], other)), again=True)
    assert [event.type for event in crisis.events()] == ["THREATEN", "PROTEST"]
    assert [entry.state for entry in crisis.judgement_log()] == ["not found"]


def test_judgements_survive_a_changed_article(crisis, judge):
    blocked = next(event for event in crisis.events() if event.type == "COERCE")
    judge("reject", blocked.id)
    judge("accept", the(crisis, "stories").documents[0].id)
    assert crisis._store.put(harbour("Updated at noon. ")) == "replaced"
    assert [event.type for event in crisis.events()] == ["THREATEN"]
    assert the(crisis, "stories").citation.accepted
    assert crisis._store.put(Article("Talks went on.", "heron.txt", FRIDAY).extraction()) == "replaced"
    assert [entry.state for entry in crisis.judgement_log()] == ["not found", "in force"]


def test_the_same_words_elsewhere_in_a_changed_article_are_not_taken_for_it(crisis, judge):
    first = crisis.extraction(next(crisis.documents()).id).mentions[0]
    judge("reject", first.id)
    article = Article("Pilots left. Norland slept, and Norland woke.", "heron.txt", FRIDAY)
    for place in (article.text.index("Norland"), article.text.rindex("Norland")):
        record = article.mention("Norland", "NOR", "NOR")
        article.lists["mentions"][-1] = msgspec.structs.replace(record, id=f"m-{place}", start=place, end=place + 7)
    crisis._store.put(article.extraction())
    assert [entry.state for entry in crisis.judgement_log()] == ["not found"]
    assert the(crisis, "actors").mentions == 2


TALKS = "Osprey opened talks with Merle about fishing rights. Both delegations met at the old customs house."
STRIKE = "Dockers in Port Alder went on strike over pay. The tugs stayed in harbour for a second week."


@pytest.fixture
def stories(crisis: Crisis) -> Crisis:
    crisis._store.put(Article(TALKS, "talks.txt", FRIDAY).extraction())
    crisis._store.put(Article(STRIKE, "strike.txt", date(2031, 7, 1)).extraction())
    return crisis


def paths(crisis: Crisis) -> set[frozenset[str]]:
    return {frozenset(line.path for line in story.documents) for story in crisis.stories()}


def test_merged_stories_stay_merged_and_come_apart_again(stories, judge):
    apart = {frozenset({"heron.txt"}), frozenset({"talks.txt"}), frozenset({"strike.txt"})}
    assert paths(stories) == apart
    one, other = (s.id for s in stories.stories() if s.documents[0].path != "heron.txt")
    merged = judge("merge", one, other)
    together = {frozenset({"heron.txt"}), frozenset({"talks.txt", "strike.txt"})}
    assert paths(stories) == together
    stories.link()
    assert paths(stories) == together
    assert paths(as_found(stories)) == apart
    stories._store.put(Article(f"Late news. {TALKS}", "talks.txt", FRIDAY).extraction())
    assert paths(stories) == together  # another id, the same article
    both = next(s.id for s in stories.stories() if len(s.documents) == 2)
    judge("split", both)
    assert paths(stories) == apart
    judge("undo")
    judge("undo", merged.id)
    assert paths(stories) == apart


def test_one_article_leaves_its_story(stories, judge):
    ids = {line.path: line.id for line in stories.lines()}
    judge("merge", ids["heron.txt"], ids["talks.txt"])
    judge("merge", ids["talks.txt"], ids["strike.txt"])
    assert len(paths(stories)) == 1
    judge("split", ids["strike.txt"])
    assert paths(stories) == {frozenset({"heron.txt", "talks.txt"}), frozenset({"strike.txt"})}


def test_quotes_are_merged_into_a_statement(crisis, judge):
    one, other = crisis.quotes()
    judge("merge", one.id, other.id)
    (found,) = crisis._view.linked(Utterance)
    assert set(found.attributions) == {one.id, other.id}


@pytest.mark.parametrize(
    ("verdict", "ids", "message"),
    [
        ("merge", ("d-", "e-"), "cannot belong together"),
        ("merge", ("d-", "d-"), "named twice"),
        ("merge", ("d-",), "takes two ids"),
        ("split", ("e-",), "stands with no other"),
        ("split", ("m-",), "in no group"),
        ("split", ("d-",), "stands with no other"),
        ("reground", ("e-", "NOR"), "not a mention"),
        ("rate", ("The Heron", "Z9"), "Admiralty"),
        ("accept", ("NOR",), "cannot be accepted"),
        ("undo", ("d-",), "not a judgement"),
    ],
)
def test_a_verdict_that_does_not_fit_is_refused(crisis, judge, verdict, ids, message):
    mention = crisis.extraction(next(crisis.documents()).id).mentions[0].id
    known = {"d-": next(crisis.documents()).id, "e-": crisis.events()[0].id, "m-": mention}
    with pytest.raises(InputError, match=message):
        judge(verdict, *(known.get(id_, id_) for id_ in ids))
    assert crisis.judgements() == []


def test_who_judges_and_what_must_be_known(crisis, judge):
    with pytest.raises(InputError, match="author"):
        judge("accept", crisis.events()[0].id, author=" ")
    for verdict, ids in (("accept", ("e-none",)), ("rate", ("The Owl", "A"))):
        with pytest.raises(NotFound):
            judge(verdict, *ids)


def test_judgements_travel_with_an_export(crisis, judge):
    judge("reject", next(event for event in crisis.events() if event.type == "COERCE").id)
    judge("rate", "The Heron", "A1")
    with Crisis(Store.open(None), Fixed()) as other:
        other.import_(crisis.export())
        assert [event.type for event in other.events()] == ["THREATEN"]
        assert other.judgement_log() == crisis.judgement_log()
