"""One thing looked at closely: pairs, actors, questions, stories, statements."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from standoff.api import Crisis, Filter
from standoff.errors import NotFound
from standoff.model import (
    Attribution,
    Cluster,
    Duplicate,
    Event,
    Extraction,
    Occurrence,
    Question,
    Record,
    Utterance,
    encode,
)
from tests.articles import Article, on


def article(
    name: str, day: int, *, words: str = "Any blockade would end very badly", closed: bool = True, ships: int = 40
) -> Extraction:
    text = f"Norland closed the strait. Kestrel sent {ships} ships. {words}, its minister warned. Osprey wept."
    made = Article(text, f"{name}.txt", date(2031, 5, day), publisher=name)
    if closed:
        made.event("closed", "COERCE", "NOR", "KES", when=on(2031, 5, 5), score=-7.0)
    if name == "Gull":
        made.event("wept", "PROTEST", "OSP", "NOR", when=on(2031, 5, 6), score=-5.0)
    made.claim(f"{ships} ships", str(ships), ships, ships, by="KES", by_countries=("KES",))
    made.quote(words, "its minister", speaker_countries=("KES",), act="warn", when=on(2031, 5, 5))
    made.mention("Norland", "NOR", "NOR")
    made.mention("Kestrel", "KES", "KES")
    return made.extraction()


def records() -> list[Record]:
    gull, tern, echo = article("Gull", 6), article("Tern", 7, ships=50), article("Echo", 8)
    owl = article("Owl", 20, words="Any blockade would end badly for them", closed=False, ships=9)
    articles = (gull, tern, echo, owl)
    found: list[Record] = []
    for one in articles:
        found += [one.document, *one.sentences, *one.entities, *one.mentions]
        found += [*one.attributions, *one.events, *one.claims]
    found += [
        Duplicate(documents=(gull.document.id, echo.document.id), relation="copy"),
        Cluster(id="s-strait", documents=tuple(one.document.id for one in articles[:3]), label="The strait"),
        Cluster(id="s-owl", documents=(owl.document.id,), label="Later"),
        Question(id="l-ships", label="ships", claims=tuple(one.claims[0].id for one in articles)),
        Utterance(id="u-badly", attributions=tuple(one.attributions[0].id for one in articles[:3])),
    ]
    return found


@pytest.fixture
def crisis() -> Iterator[Crisis]:
    with Crisis.open() as made:
        made.import_(encode(record) for record in records())
        yield made


def test_a_pair_is_the_sum_of_its_days_and_copies_do_not_count(crisis: Crisis):
    found = {(one.actor, one.recipient): one for one in crisis.studies.relations()}
    assert found["NOR", "KES"].days == 1
    assert found["NOR", "KES"].score == -7.0
    assert found["OSP", "NOR"].score == -5.0


def test_pairs_can_be_narrowed_by_party_and_day(crisis: Crisis):
    assert [one.actor for one in crisis.studies.relations(Filter(parties=("OSP",)))] == ["OSP"]
    assert [one.actor for one in crisis.studies.relations(Filter(until=date(2031, 5, 5)))] == ["NOR"]


def test_the_acts_behind_a_day_come_with_their_words(crisis: Crisis):
    day = next(one for one in crisis.tension() if one.actor == "NOR")
    acts = crisis.studies.acts(day.events, day=day.day)
    assert acts[0].citations[0].words == "closed"
    assert acts[0].earliest == date(2031, 5, 5)
    assert crisis.studies.acts(["c-nothing"], day=day.day) == ()


def test_a_question_can_be_asked_for_as_it_stood_on_a_day(crisis: Crisis):
    assert len(crisis.studies.question("l-ships").rows) == 3
    then = crisis.studies.question("l-ships", as_of=date(2031, 5, 6))
    assert [row.figure for row in then.rows] == ["40"]
    with pytest.raises(NotFound, match="l-nothing"):
        crisis.studies.question("l-nothing")
    with pytest.raises(NotFound, match="s-strait"):
        crisis.studies.question("s-strait")


def test_an_actor_is_shown_with_what_is_its(crisis: Crisis):
    found = crisis.studies.portrait("KES")
    assert found.count is not None
    assert found.count.documents == 4
    assert crisis.studies.quotes("KES").total == 4
    assert crisis.studies.quotes("KES", limit=1).items[0].citation.publisher == "Owl"
    with pytest.raises(NotFound, match="somebody"):
        crisis.studies.portrait("~somebody")


def test_the_offices_of_a_state_are_those_held_in_the_time_of_the_articles():
    made = Article("Russia spoke.", "a.txt", date(2023, 5, 6))
    made.mention("Russia", "RUS", "RUS")
    one = made.extraction()
    with Crisis.open() as crisis:
        crisis.import_(encode(record) for record in (one.document, *one.entities, *one.mentions))
        held = {(term.office, term.holder) for term in crisis.studies.portrait("RUS").offices}
    assert ("president", "Vladimir Putin") in held
    assert ("president", "Boris Yeltsin") not in held


def test_a_story_tells_what_each_outlet_has_alone_and_what_it_leaves_out(crisis: Crisis):
    found = crisis.studies.story("s-strait")
    assert [outlet.document.publisher for outlet in found.outlets] == ["Gull", "Tern"]
    assert [copy.publisher for copy in found.outlets[0].copies] == ["Echo"]
    by_kind = {(row.kind, row.detail): row for row in found.rows}
    assert by_kind["event", "coerce"].outlets == 2
    protest = by_kind["event", "protest"]
    assert protest.outlets == 1
    assert protest.cells[0][0].publisher == "Gull"
    assert protest.cells[1] == ()
    assert [(outlet.alone, outlet.omitted) for outlet in found.outlets] == [(1, 0), (0, 0)]
    # Two figures on one matter are one row, in which both can be read.
    assert [cell[0].words for cell in by_kind["claim", "claim"].cells] == ["40 ships", "50 ships"]


def test_more_articles_than_fit_side_by_side_are_counted(crisis: Crisis):
    rest = crisis.studies.story("s-strait", offset=1)
    assert [outlet.document.publisher for outlet in rest.outlets] == ["Tern"]
    assert rest.left_out == 1
    with pytest.raises(NotFound, match="l-ships"):
        crisis.studies.story("l-ships")


def test_a_statement_has_all_its_wordings_by_date(crisis: Crisis):
    found = crisis.studies.statement("u-badly")
    assert [variant.citation.publisher for variant in found.variants] == ["Gull", "Tern", "Echo"]
    assert found.origins == 2
    assert found.when == on(2031, 5, 5)
    with pytest.raises(NotFound, match="u-nothing"):
        crisis.studies.statement("u-nothing")


def test_statements_can_be_listed_by_who_made_them(crisis: Crisis):
    assert [one.id for one in crisis.studies.statements().items] == ["u-badly"]
    assert crisis.studies.statements(speakers=("KES",)).total == 1
    assert crisis.studies.statements(speakers=("NOR",)).total == 0


def test_what_a_speaker_said_alike_at_another_time_restates_it(crisis: Crisis):
    found = crisis.studies.statement("u-badly")
    assert [line.words for line in crisis.studies.restatements(found)] == ["Any blockade would end badly for them"]


def test_statements_reported_last_come_first():
    quotes = {record.document: record for record in records() if isinstance(record, Attribution)}
    gull, *_, owl = quotes.values()
    later = Utterance(id="u-later", attributions=(gull.id, owl.id))
    with Crisis.open() as crisis:
        crisis.import_(encode(record) for record in [*records(), later])
        assert [one.id for one in crisis.studies.statements().items] == ["u-later", "u-badly"]
        assert [one.id for one in crisis.studies.statements(limit=1, offset=1).items] == ["u-badly"]


def test_a_name_stands_for_whoever_is_called_so_however_seldom(crisis: Crisis):
    assert crisis.studies.actors(["kestrel", "NOR"]) == ("KES", "NOR")
    assert crisis.studies.actors(["Atlantis"]) == ("Atlantis",)
    assert crisis.studies.actors(["Peru"]) == ("PER",)  # in the tables, though in no article


def test_a_body_that_no_article_names_is_printed_in_words_and_found_by_them(crisis: Crisis):
    assert crisis.studies.name("NOR/coast-guard") == "coast guard of Norland"
    assert crisis.studies.actors(["coast guard of Norland"]) == ("NOR/coast-guard",)
    assert crisis.studies.name("PER/officials") == "officials of Peru"


def test_what_several_tell_without_a_day_is_told_though_only_one_is_read():
    found = [
        msgspec.structs.replace(record, when=None) if isinstance(record, Event) and record.type == "COERCE" else record
        for record in records()
    ]
    day = on(2031, 5, 6)
    one = Occurrence(
        id="o-closed",
        label="Norland closes the strait",
        type="COERCE",
        modality="actual",
        events=tuple(record.id for record in found if isinstance(record, Event) and record.type == "COERCE"),
        reported=day,
        documents=3,
    )
    with Crisis.open() as crisis:
        crisis.import_(encode(record) for record in [*found, one])
        lines = crisis.pages.timeline(cited=1).items
        assert [(line.earliest, line.first_reported) for line in lines if line.type == "COERCE"] == [
            (day.earliest, True)
        ]
