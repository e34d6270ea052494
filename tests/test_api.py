"""The operations of a crisis, on articles made by hand: what goes in, and what a reader gets to see."""

import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

import standoff
from standoff.api import Crisis, Filter
from standoff.api.index import origins
from standoff.api.overview import split_figure
from standoff.api.parts import Parts
from standoff.errors import NotFound, RecordError, UnsupportedLanguage
from standoff.linking import Linked
from standoff.model import (
    Attribution,
    Case,
    Cluster,
    Document,
    Duplicate,
    Extraction,
    Failure,
    Judgement,
    Published,
    Question,
    decode,
    encode,
)
from standoff.store import Store
from tests.articles import Article, closures, on
from tests.strategies import any_record, crises

MONDAY, TUESDAY, FRIDAY = date(2031, 5, 5), date(2031, 5, 6), date(2031, 5, 9)


def warning(path: str = "gull.txt", publisher: str = "The Gull", day: date = TUESDAY) -> Extraction:
    text = (
        "Kestrel warned Norland on Monday. If Norland closes the strait, Kestrel will send its fleet. "
        "At least 300 troops were there, a spokesman said."
    )
    article = Article(text, path, day, publisher=publisher)
    said = article.quote("Kestrel warned Norland", "Kestrel", speaker_countries=("KES",), act="warn")
    article.event("warned", "THREATEN", "KES", "NOR", when=on(2031, 5, 5), score=-4.4)
    article.event("closes", "COERCE", "NOR", modality="hypothetical", attribution=said.id)
    article.commitment("If Norland closes the strait", "Kestrel will send its fleet", "KES", "NOR", attribution=said.id)
    spoke = article.quote("troops were there, a spokesman", "a spokesman")
    article.claim("At least 300 troops", "At least 300", 300, None, attribution=spoke.id)
    article.mention("Kestrel", "KES", "KES")
    article.mention("Norland", "NOR", "NOR")
    return article.extraction()


def denial() -> Extraction:
    article = Article("Norland denied that any troops were there. It closed the strait.", "tern.txt", FRIDAY)
    said = article.quote("Norland denied that any troops were there", "Norland", stance="denies")
    article.claim("any troops were there", stance="denies", by="NOR", by_countries=("NOR",), attribution=said.id)
    article.claim("any troops", "250", 250, 250, by="NOR", by_countries=("NOR",))
    article.event("closed", "COERCE", "NOR", when=on(2031, 5, 8))
    article.mention("Norland", "NOR", "NOR")
    return article.extraction()


@dataclass(frozen=True)
class Bench(Parts):
    """Parts that hand out prepared articles and link them in the plainest way."""

    articles: tuple[Extraction | Failure, ...] = ()
    dates: tuple[tuple[str, Published], ...] = ()

    def read(self, inputs: Iterable[Any], options: dict[str, Any]) -> Iterator[Document | Failure]:
        for item in self.articles:
            yield item if isinstance(item, Failure) else item.document

    def load(self) -> None:
        return None

    def extract(self, document: Document) -> Extraction:
        if "unspeakable" in document.text:
            raise ValueError("no sentence")
        return next(a for a in self.articles if isinstance(a, Extraction) and a.document.id == document.id)

    def redate(self, document: Document, published: Published) -> Extraction:
        document = msgspec.structs.replace(document, published=published)
        return msgspec.structs.replace(self.extract(document), document=document)

    def link(self, extractions: Iterable[Extraction], judgements: Sequence[Judgement]) -> Linked:
        ids = tuple(sorted(extraction.document.id for extraction in extractions))
        alike: dict[str, list[str]] = {}
        for extraction in extractions:
            alike.setdefault(extraction.document.sha256, []).append(extraction.document.id)
        claims = tuple(claim.id for extraction in extractions for claim in extraction.claims)
        return Linked(
            clusters=(Cluster(id="s-strait", documents=ids, label="the strait"),) if ids else (),
            duplicates=tuple(
                Duplicate(documents=tuple(sorted(group)), relation="copy") for group in alike.values() if len(group) > 1
            ),
            questions=(Question(id="l-troops", label="troops at the strait", claims=claims),) if claims else (),
            published={id_: published for id_, published in self.dates if id_ in ids},
        )

    def cases(self, extractions: Iterable[Extraction], *_: Any) -> Iterator[tuple[str, Case]]:
        return closures(extractions)


def crisis_of(*articles: Extraction | Failure, **fields: Any) -> Crisis:
    crisis = Crisis(Store.open(None), Bench(articles=articles, **fields))
    crisis.add("folder")
    return crisis


@pytest.fixture
def crisis() -> Iterator[Crisis]:
    torn = Failure(path="torn.html", error="truncated page; save it again")
    with crisis_of(warning(), warning("copy.txt", "The Echo", FRIDAY), denial(), torn) as opened:
        yield opened


def test_adding_reports_what_became_of_each_article(crisis: Crisis) -> None:
    seen: list[tuple[str, str]] = []
    report = crisis.add("folder", progress=lambda outcome, path: seen.append((outcome, path)))
    assert (report.added, report.unchanged, report.replaced, len(report.failures)) == (0, 3, 0, 1)
    assert ("unchanged", "gull.txt") in seen
    assert ("failed", "torn.html") in seen
    assert [failure.path for failure in crisis.failures()] == ["torn.html"]


def test_an_article_that_breaks_the_extractor_is_a_failure() -> None:
    with crisis_of(Article("unspeakable", "bad.txt").extraction(), denial()) as crisis:
        assert [failure.error for failure in crisis.failures()] == ["ValueError: no sentence"]
        assert crisis.counts()["document"] == 1


@pytest.mark.slow
def test_workers_find_the_same(crisis: Crisis) -> None:
    bench = crisis._parts
    with Crisis(Store.open(None), bench) as other:
        other.add("folder", workers=2)
        assert list(other.export()) == list(crisis.export())


def test_records_by_filter(crisis: Crisis) -> None:
    assert len(crisis.events(Filter(actors=("KES",)))) == 2
    assert len(crisis.quotes(Filter(types=("warn",)))) == 2
    assert [claim.by for claim in crisis.claims(Filter(types=("denies",)))] == ["NOR"]


def test_a_citation_is_the_words_in_their_place(crisis: Crisis) -> None:
    (commitment, *_) = crisis.commitments()
    citation = crisis.cite(commitment.commitment)
    document = next(d for d in crisis.documents() if d.id == citation.document)
    assert citation.words == document.text[citation.start : citation.end] == "Kestrel will send its fleet"
    assert citation.sentence == 2
    assert citation.publisher in ("The Gull", "The Echo")


def test_an_article_without_publisher_is_cited_by_its_file(crisis: Crisis) -> None:
    (event,) = crisis.events(Filter(types=("COERCE",), modality=("actual",)))
    assert crisis.cite(event).publisher == "tern.txt"


def test_commitments_as_of_a_day(crisis: Crisis) -> None:
    assert {s.status.status for s in crisis.commitments()} == {"trigger reported"}
    early = crisis.commitments(as_of=TUESDAY)
    assert [(s.status.status, s.status.as_of) for s in early] == [("open", TUESDAY)]


def test_the_brief_counts_copies_once(crisis: Crisis) -> None:
    brief = crisis.brief()
    assert (brief.glance.documents, brief.glance.origins) == (3, 2)
    assert (brief.glance.earliest, brief.glance.latest, brief.as_of) == (TUESDAY, FRIDAY, FRIDAY)
    assert brief.glance.publishers == ("The Echo", "The Gull")
    assert [(a.entity, a.name, a.documents) for a in brief.glance.actors] == [
        ("NOR", "Norland", 3),
        ("KES", "Kestrel", 2),
    ]
    assert brief.failures == (Failure(path="torn.html", error="truncated page; save it again"),)


def test_the_brief_says_where_commitments_stand(crisis: Crisis) -> None:
    (line,) = crisis.brief().commitments
    assert (line.issuer, line.addressee, line.who) == (("Kestrel",), ("Norland",), "Kestrel")
    assert line.condition == "If Norland closes the strait"
    assert line.status.status == "trigger reported"
    assert [citation.words for citation in line.evidence] == ["closed"]
    assert [citation.publisher for citation in line.citations] == ["The Gull", "The Echo"]
    assert line.corroboration == 1


def test_the_ledger_sets_figures_side_by_side(crisis: Crisis) -> None:
    (row,) = crisis.brief().questions
    assert row.label == "troops at the strait"
    assert [(r.qualifier, r.figure, r.who, r.corroboration) for r in row.rows] == [
        ("At least", "300", "a spokesman", 1),
        ("", "250", "Norland", 1),
    ]
    assert row.rows[0].citations[0].publisher == "The Gull"
    assert [(d.who, d.citations[0].words) for d in row.denials] == [("Norland", "any troops were there")]
    assert crisis.brief().denials == row.denials


def test_the_timeline_merges_what_is_one_act(crisis: Crisis) -> None:
    lines = crisis.timeline()
    assert [(line.earliest, line.type, line.actor, len(line.citations), line.corroboration) for line in lines] == [
        (MONDAY, "THREATEN", ("Kestrel",), 2, 1),
        (date(2031, 5, 8), "COERCE", ("Norland",), 1, 1),
    ]
    assert len(crisis.timeline(since=TUESDAY)) == 1
    assert len(crisis.timeline(until=TUESDAY)) == 1


def test_stories(crisis: Crisis) -> None:
    (story,) = crisis.stories()
    assert (story.label, story.earliest, story.latest, story.origins) == ("the strait", TUESDAY, FRIDAY, 2)
    assert story.documents[0].title.startswith("Kestrel warned Norland on Monday.")
    assert {line.origin for line in crisis.lines()} == {line.origin for line in story.documents}


def test_a_brief_of_an_earlier_day_knows_nothing_later(crisis: Crisis) -> None:
    brief = crisis.brief(as_of=TUESDAY)
    assert (brief.glance.documents, brief.as_of, brief.denials) == (1, TUESDAY, ())
    assert [line.status.status for line in brief.commitments] == ["open"]


def test_a_brief_since_a_day_leaves_out_what_is_older(crisis: Crisis) -> None:
    brief = crisis.brief(since=date(2031, 5, 7))
    assert (brief.glance.documents, len(brief.timeline)) == (2, 1)


def test_every_line_of_the_brief_opens(crisis: Crisis) -> None:
    brief = crisis.brief()
    lines: list[Any] = [*brief.commitments, *brief.denials, *brief.timeline]
    lines += [row for question in brief.questions for row in (*question.rows, *question.denials)]
    citations = [citation for line in lines for citation in line.citations]
    citations += [story.citation for story in brief.stories] + [actor.first for actor in brief.glance.actors]
    assert citations
    for citation in citations:
        assert crisis.show(citation.record).record.id == citation.record  # type: ignore[union-attr]
        assert crisis.why(citation.record).id == citation.record


def test_an_empty_crisis_has_an_empty_brief() -> None:
    with standoff.open() as crisis:
        brief = crisis.brief()
    assert (brief.as_of, brief.glance.documents, brief.stories, brief.commitments) == (None, 0, (), ())


def test_show_gives_the_sentence_and_its_neighbours(crisis: Crisis) -> None:
    (standing, *_) = crisis.commitments()
    shown = crisis.show(standing.commitment.id)
    assert shown.before == "Kestrel warned Norland on Monday."
    assert shown.sentence == "If Norland closes the strait, Kestrel will send its fleet."
    assert shown.after == "At least 300 troops were there, a spokesman said."
    assert [type(record) for record in shown.related] == [Attribution]


def test_show_of_a_record_over_documents_cites_each_member(crisis: Crisis) -> None:
    assert len(crisis.show("s-strait").citations) == 3
    assert len(crisis.show("l-troops").related) == 4
    assert crisis.show("NOR").citations == ()


def test_show_carries_judgements(crisis: Crisis) -> None:
    made = datetime(2031, 5, 10, tzinfo=UTC)
    crisis.judge(Judgement(id="j-1", target="s-strait", verdict="accept", author="an", made=made))
    assert [judgement.id for judgement in crisis.show("s-strait").judgements] == ["j-1"]
    assert crisis.judgements("s-strait") == crisis.judgements()


def test_why_names_component_and_rule(crisis: Crisis) -> None:
    (standing, *_) = crisis.commitments()
    why = crisis.why(standing.commitment.id)
    assert (why.kind, why.component, why.version, why.rule) == ("commitment", "test", 1, "by-hand")
    assert why.sentence == "If Norland closes the strait, Kestrel will send its fleet."
    assert crisis.why("s-strait").component == "linking"
    assert crisis.why("NOR").component == "grounding"
    assert crisis.why(next(crisis.documents()).id).component == "ingest"


def test_what_does_not_exist_is_not_found(crisis: Crisis) -> None:
    for operation in (crisis.show, crisis.why, crisis.find, crisis.extraction, crisis.remove):
        with pytest.raises(NotFound, match="x-none"):
            operation("x-none")


def test_search_gives_the_sentence_and_the_hits(crisis: Crisis) -> None:
    (found,) = crisis.search('"closed the strait"')
    assert found.document.path == "tern.txt"
    assert found.excerpt.words == "It closed the strait."
    text = crisis.extraction(found.document.id).document.text
    assert [text[span.start : span.end] for span in found.hits] == ["closed the strait"]
    assert len(crisis.search("strait", limit=2)) == 2


def test_a_date_that_others_give_away_is_used_to_extract_again() -> None:
    undated = Article("Norland closed the strait.", "undated.txt").extraction()
    given = Published(FRIDAY, FRIDAY, basis="inferred", because=("others report it on that day",))
    with crisis_of(undated, denial(), dates=((undated.document.id, given),)) as crisis:
        assert crisis.brief().glance.undated == 0
        assert crisis.extraction(undated.document.id).document.published == given
        assert crisis.why(undated.document.id).because == given.because
        report = crisis.add("folder")
        assert (report.unchanged, report.replaced) == (2, 0)


def test_a_date_that_contradicts_the_article_is_not_used() -> None:
    last_year = Published(date(2030, 1, 1), date(2030, 12, 31), basis="inferred")
    undated = Article("Norland closed the strait.", "undated.txt", published=last_year).extraction()
    with crisis_of(undated, denial(), dates=((undated.document.id, Published(FRIDAY, FRIDAY)),)) as crisis:
        line = next(line for line in crisis.lines() if line.id == undated.document.id)
        assert line.published.earliest == date(2030, 1, 1)
        assert crisis.extraction(undated.document.id).document.published == last_year


def test_removing_an_article_takes_it_out_of_everything(crisis: Crisis) -> None:
    (found,) = crisis.search('"closed the strait"')
    crisis.remove(found.document.id)
    brief = crisis.brief()
    assert (brief.glance.documents, brief.denials) == (2, ())
    assert [line.status.status for line in brief.commitments] == ["open"]


def test_extracting_again_keeps_the_number_of_articles(crisis: Crisis) -> None:
    assert crisis.add("folder", again=True).replaced == 3
    assert crisis.counts()["document"] == 3


def test_doctor(crisis: Crisis) -> None:
    crisis.link()
    checks = {check.name: check for check in crisis.doctor()}
    assert checks["apsw"].state == "ok"
    assert checks["crisis file"].state == "ok"
    assert checks["linking"].detail == "up to date"
    assert "3 document" in checks["records"].detail


def test_doctor_says_what_is_missing() -> None:
    with standoff.open(model="no_such_model") as crisis:
        (check,) = [check for check in crisis.doctor() if check.name == "no_such_model"]
    assert (check.state, check.detail) == ("error", "missing")


def test_export_follows_the_contract(crisis: Crisis) -> None:
    lines = list(crisis.export())
    kinds = [msgspec.json.decode(line)["kind"] for line in lines]
    assert kinds[0] == "document"
    assert kinds.count("document") == 3
    tail = [kind for kind in kinds if kind in ("cluster", "duplicate", "question", "status", "failure")]
    assert tail == ["cluster", "duplicate", "question", "status", "status", "failure"]
    assert kinds[-len(tail) :] == tail


def test_import_gives_the_same_export(crisis: Crisis) -> None:
    lines = list(crisis.export())
    with Crisis(Store.open(None), Bench()) as other:
        report = other.import_([*lines, "", "\n"])
        assert (report.added, len(report.failures)) == (3, 1)
        assert list(other.export()) == lines
        assert other.import_(lines).unchanged == 3
        assert list(other.export()) == lines


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(crises())
def test_any_crisis_survives_export_and_import(parts: Any) -> None:
    articles, linked, judgements = parts
    with Crisis(Store.open(None), Bench()) as one, Crisis(Store.open(None), Bench()) as other:
        for article in articles:
            one._store.put(article)
        one._store.replace_linked(linked, generation=one._store.generation)
        for judgement in judgements:
            one.judge(judgement)
        lines = list(one.export())
        other.import_(lines)
        assert list(other.export()) == lines
        assert list(other._store.extractions()) == [
            msgspec.structs.replace(article, failures=tuple(sorted(article.failures, key=by_component)))
            for article in one._store.extractions()
        ]


def by_component(failure: Failure) -> tuple[str, str]:
    return failure.component, encode(failure)


@settings(deadline=None, max_examples=200)
@given(any_record())
def test_every_record_survives_a_line(record: Any) -> None:
    assert decode(encode(record)) == record


def test_articles_of_one_path_do_not_replace_each_other_on_import(crisis: Crisis) -> None:
    text = "".join(f"{line}\n" for line in crisis.export()).replace("tern.txt", "gull.txt")
    with Crisis(Store.open(None), Bench()) as other:
        assert other.import_(text.splitlines()).added == 3


def test_import_into_a_crisis_adds_and_links_anew(crisis: Crisis) -> None:
    lines = list(crisis.export())
    with crisis_of(Article("Talks began.", "talks.txt", FRIDAY).extraction()) as other:
        other.import_(lines)
        assert len(other.stories()[0].documents) == 4


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{}", r"lines\.jsonl:1: not a record of the export contract"),
        ("nonsense", r"lines\.jsonl:1: not a record"),
        (encode(denial().events[0]), r"lines\.jsonl:1: stands before its document"),
    ],
)
def test_a_line_that_is_no_record_is_named(line: str, message: str) -> None:
    with Crisis(Store.open(None), Bench()) as crisis, pytest.raises(RecordError, match=message):
        crisis.import_([line], name="lines.jsonl")


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("at least 20", ("at least", "20")),
        ("20", ("", "20")),
        ("some 1,500 men", ("some", "1,500 men")),
        ("thousands", ("", "thousands")),
    ],
)
def test_the_qualifier_of_a_figure(words: str, parts: tuple[str, str]) -> None:
    assert split_figure(words) == parts


def test_copies_of_copies_fold_into_the_first() -> None:
    chain = [Duplicate(documents=("a", "b"), relation="copy"), Duplicate(documents=("b", "c"), relation="wire")]
    assert origins(chain) == {"b": "a", "c": "a"}
    assert origins([Duplicate(documents=("a", "b"), relation="copy"), Duplicate(documents=("b", "a"), relation="copy")])


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, standoff; standoff.open; print({'apsw', 'spacy', 'numpy', 'lxml'} & set(sys.modules))"
    path = {"PYTHONPATH": str(Path(standoff.__file__).parents[1])}
    result = subprocess.run([sys.executable, "-c", code], env=path, capture_output=True, check=True)
    assert result.stdout.strip() == b"set()"
    assert standoff.Brief is standoff.api.Brief
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        standoff.nothing  # noqa: B018


REAL = (
    "Finland's foreign minister said on Tuesday that Helsinki would close the border if Russia sends more buses there. "
    "Moscow denied that it had sent any. The ministry said at least 40 people had crossed since Friday."
)


@pytest.mark.slow
def test_one_article_without_a_crisis() -> None:
    extraction = standoff.extract(REAL, name="border.txt", published=date(2031, 3, 4), publisher="The Gull")
    document = extraction.document
    assert (document.path, document.publisher, document.published.basis) == ("border.txt", "The Gull", "given")
    assert len(extraction.sentences) == 3
    assert {"FIN", "RUS"} <= {mention.country for mention in extraction.mentions}
    for record in (*extraction.mentions, *extraction.events, *extraction.attributions, *extraction.commitments):
        assert 0 <= record.start < record.end <= len(document.text)


@pytest.mark.slow
def test_a_brief_of_a_folder_needs_no_crisis_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "border.txt").write_text(REAL)
    (folder / "empty.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    brief = standoff.brief("news")
    assert brief.glance.documents == 1
    assert [failure.path for failure in brief.failures] == ["news/empty.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news"]


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage, match="'de'"):
        standoff.extract(
            "Die Regierung hat am Dienstag erklärt, dass sie die Grenze vorerst nicht wieder öffnen werde."
        )
