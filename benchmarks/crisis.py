"""A crisis of many articles: storing, linking, adding one more, reading; and whether it says what is true.

``python -m benchmarks crisis --documents 100000`` makes the articles with ``compose``, without the parser; what they
would be with it is compared on a sample.
"""

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.compose import Composer, agreement, compose
from benchmarks.generate import Article, Episode, episode_of, episodes
from benchmarks.measuring import Finding, median, megabytes
from benchmarks.wording import STATES
from standoff.api import Crisis, Filter, growing
from standoff.extraction import Extractor
from standoff.model import Cluster, Extraction
from standoff.store import Store

SMOKE, FULL = 120, 2_000
# What one article more costs is compared with a crisis of so many; episodes of each kind that are added article by
# article at either size, and rounds of each view.
EARLY = 1_000
_EACH, _ROUNDS = 2, 5
# Articles stored at a time.
_BATCH, _MOST_AT_ONCE = 64, 5_000


def run(*, smoke: bool, documents: int | None = None, keep: Path | None = None) -> list[Finding]:
    """Figures for a crisis of so many articles; CPU time, in this process.

    Args:
        smoke: A short run.
        documents: How many articles; by default 2,000, or some for a short run.
        keep: Where to leave the crisis file; by default it is thrown away.
    """
    count = documents or (SMOKE if smoke else FULL)
    composer = Composer(Extractor())
    # A small crisis is linked anew as a whole each time; here it is to show what adding costs.
    growing.FEWEST = min(EARLY, count // 4)
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "crisis.db"
        told = chosen(count)
        findings = [_agreement(composer, 10 if smoke else 60)]
        steps: tuple[Callable[[], list[Finding]], ...] = (
            lambda: _grown(path, composer, told, count),
            lambda: _views(path, rounds=2 if smoke else _ROUNDS),
            lambda: _truth(path, told),
        )
        for more in steps:
            found = more()
            if count > FULL:
                _progress("\n    ".join(["", *(one.line() for one in found)]))  # what took long is told at once
            findings += found
    return findings


@dataclass(frozen=True)
class Outline:
    """An episode by its number; a hundred thousand articles are made when they are stored, and not kept."""

    number: int
    type: str
    articles: int


def chosen(count: int) -> list[Outline]:
    """Episodes of so many articles."""
    found, articles = [], 0
    for told in episodes():
        if articles >= count:
            break
        found.append(Outline(told.number, told.type, len(told.articles)))
        articles += len(told.articles)
    return found


def _agreement(composer: Composer, count: int) -> Finding:
    """How far the records made without the parser are those that it makes."""
    articles = [article for episode in islice(episodes(), count) for article in episode.articles][:count]
    extractor = Extractor()
    alike = everything = 0
    for made in compose(articles, composer):
        same, of, _ = agreement(made, extractor.extract(made.document))
        alike, everything = alike + same, everything + of
    return Finding("records as the parser makes them", alike / everything, f"of {everything // 2}")


def _grown(path: Path, composer: Composer, told: list[Outline], count: int) -> list[Finding]:
    """Store, link and add to the crisis: some of it, then all."""
    first, singles, others, lasts = _in_turn(told, episodes_of_each=1 if count <= SMOKE else _EACH)
    made = compose(articles_of([*first, *singles, *others, *lasts]), composer)
    few, each = sum(one.articles for one in first), [sum(o.articles for o in part) for part in (singles, lasts)]
    small, count = few + each[0], sum(one.articles for one in told)
    findings = []
    with Store.open(path) as store:
        crisis = Crisis(store)
        put(store, islice(made, few))
        began = time.process_time()
        crisis.update()
        findings.append(Finding(f"linking {few} at once", _ms(began, few), "ms/article"))
        early = _one_by_one(crisis, store, islice(made, each[0]))
        findings += _singles(small, early)
        stored = small
        writing = linking = 0.0
        while stored < count - each[1]:
            batch = list(islice(made, min(max(stored // 4, _BATCH), _MOST_AT_ONCE, count - each[1] - stored)))
            began = time.process_time()
            put(store, iter(batch))
            writing += time.process_time() - began
            began = time.process_time()
            crisis.update()
            linking += time.process_time() - began
            stored += len(batch)
            took = _ms(began, len(batch))
            _progress(f"{stored} articles, the last {len(batch)} linked in {took:.1f} ms each, {megabytes()[1]:.0f} MB")
        new = stored - small
        if new:
            findings.append(Finding("writing", new / writing, "articles/s"))
            findings.append(Finding(f"linking up to {stored}", 1e3 * linking / new, "ms/article", 20.0))
        late = _one_by_one(crisis, store, islice(made, each[1]))
        findings += _singles(count, late)
        for what, key in (("stories", "told"), ("all", "linked")):
            for name, of in (("median", median), ("mean", fmean)):
                ratio = of(late[key]) / of(early[key])
                findings.append(Finding(f"one more at the end to one more early, {what}, {name}", ratio, "times", 1.5))
        findings.append(Finding("size of the file", path.stat().st_size / 2**20, "MB"))
        findings.append(Finding("most memory", megabytes()[1], "MB", 2048.0))
    return findings


def _in_turn(told: list[Outline], *, episodes_of_each: int) -> tuple[list[Outline], ...]:
    """The episodes linked at once, those then added one by one, the others, and the last, which are one by one again.

    What one article more costs depends on what it tells: both times there are as many episodes of each kind.
    """
    known, start = 0, 0
    while known < growing.FEWEST:
        known, start = known + told[start].articles, start + 1
    early, late = (_of_each(some, episodes_of_each) for some in (told[start:], told[:start:-1]))
    rest = [one for one in told[start:] if one not in early and one not in late]
    return told[:start], early, rest, late


def _of_each(told: Iterable[Outline], number: int) -> list[Outline]:
    """The first episodes of each kind, so many of each."""
    found: dict[str, list[Outline]] = defaultdict(list)
    for one in told:
        if len(found[one.type]) < number:
            found[one.type].append(one)
    return [one for ones in found.values() for one in ones]


def articles_of(told: Iterable[Outline]) -> Iterator[Article]:
    """The articles of some episodes."""
    return (article for one in told for article in episode_of(one.number).articles)


def _singles(size: int, took: Mapping[str, list[float]]) -> list[Finding]:
    return [Finding(f"adding one more to {size}, {name}", median(values), "ms") for name, values in took.items()]


def _progress(words: str) -> None:
    """How far a long run is."""
    print(f"  {time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


def put(store: Store, made: Iterator[Extraction]) -> None:
    """Store articles, some in each transaction."""
    while batch := list(islice(made, _BATCH)):
        with store.batch():
            for extraction in batch:
                store.put(extraction)


def _one_by_one(crisis: Crisis, store: Store, made: Iterator[Extraction]) -> dict[str, list[float]]:
    """Milliseconds that each article takes: to store it, to link it, and for the stories that it changes alone."""
    stored, linked = [], []
    with _clocked(growing.Grower, "_stories") as told:
        for extraction in made:
            began = time.process_time()
            store.put(extraction)
            stored.append(_ms(began))
            began = time.process_time()
            crisis.update()
            linked.append(_ms(began))
    return {"stored": stored, "linked": linked, "told": told}


@contextmanager
def _clocked(owner: type, name: str) -> Iterator[list[float]]:
    """Milliseconds of each call of a method meanwhile."""
    took: list[float] = []
    plain = getattr(owner, name)

    def clocked(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return plain(*given, **named)
        finally:
            took.append(_ms(began))

    setattr(owner, name, clocked)
    try:
        yield took
    finally:
        setattr(owner, name, plain)


def _views(path: Path, *, rounds: int) -> list[Finding]:
    """What each view takes when the file has just been opened."""
    with Crisis.open(path) as crisis:
        latest = crisis.brief().as_of or date.max
    month, year = latest - timedelta(days=30), latest - timedelta(days=365)
    views: dict[str, Callable[[Crisis], Any]] = {
        "brief": lambda c: c.brief(),
        "brief, as of a year before": lambda c: c.brief(as_of=year),
        "brief, since a month before": lambda c: c.brief(since=month),
        "search, two words": lambda c: c.search("depot exercise"),
        "search, a name": lambda c: c.search("Norway"),
        "commitments": lambda c: c.pages.commitments(),
        "commitments, what has moved": lambda c: c.pages.commitments(order="weight"),
        "commitments of one state": lambda c: c.pages.commitments(Filter(parties=("NOR",)), as_of=year),
        "ledger": lambda c: c.pages.ledger(Filter(types=("several",))),
        "ledger of two states": lambda c: c.pages.ledger(Filter(actors=("NOR",), recipients=("PER",))),
        "timeline": lambda c: c.pages.timeline(Filter(since=month)),
        "timeline, the weightiest": lambda c: c.pages.timeline(order="weight"),
        "timeline of one state, page 20": lambda c: c.pages.timeline(Filter(parties=("NOR",)), offset=1000),
        "stories": lambda c: c.pages.stories(order="newest"),
        "stories of one state": lambda c: c.pages.stories(Filter(parties=("NOR",))),
        "denials": lambda c: c.pages.denials(order="newest"),
        "articles": lambda c: c.pages.documents(newest_first=True),
        "articles of one publisher": lambda c: c.pages.documents(Filter(publishers=("lantern-post.example",))),
        "actors": lambda c: c.pages.actors(by_country=True),
        "actors, as of a year before": lambda c: c.pages.actors(as_of=year),
        "tension of a month": lambda c: c.pages.tension(Filter(since=month)),
        "tension by month": lambda c: c.pages.tension_by(by="month"),
    }
    findings = []
    for name, view in views.items():
        took = []
        for _ in range(rounds):
            with Crisis.open(path) as crisis:
                began = time.process_time()
                view(crisis)
                took.append(_ms(began))
        findings.append(Finding(f"  {name}", median(took), "ms", 300.0))
    return findings


def _truth(path: Path, told: list[Outline]) -> list[Finding]:
    """Whether the record says what is true."""
    with Crisis.open(path) as crisis:
        by_name = {document.url.rpartition("/")[2]: document.id for document in crisis.documents() if document.url}
        known = [one for one in (episode_of(o.number) for o in told) if all(a.name in by_name for a in one.articles)]
        return [
            _stories(crisis, known, by_name),
            _copies(crisis, known, by_name),
            _figures(crisis, known, by_name),
            _threats(crisis, known, by_name),
        ]


def _stories(crisis: Crisis, told: list[Episode], by_name: dict[str, str]) -> Finding:
    """B³ of stories against episodes; what a threat depends on happens a week later and is a story of its own."""
    gold: dict[str, object] = {}
    for episode in told:
        for article in episode.articles:
            late = (article.published - episode.day).days > 6
            gold[by_name[article.name]] = (episode.number, late)
    ours = {id_: story.id for story in crisis._view.linked(Cluster) for id_ in story.documents if id_ in gold}
    sides = [_groups(gold), _groups(ours)]
    precision = recall = 0.0
    for id_ in gold:
        one, two = sides[0][gold[id_]], sides[1][ours[id_]]
        common = len(one & two)
        precision, recall = precision + common / len(two), recall + common / len(one)
    precision, recall = precision / len(gold), recall / len(gold)
    return Finding("stories, B³", 2 * precision * recall / (precision + recall), f"of {len(gold)}")


def _groups(of: Mapping[str, object]) -> dict[object, set[str]]:
    found: dict[object, set[str]] = defaultdict(set)
    for id_, group in of.items():
        found[group].add(id_)
    return found


def _copies(crisis: Crisis, told: list[Episode], by_name: dict[str, str]) -> Finding:
    copies = [(by_name[copy.article], by_name[copy.origin]) for episode in told for copy in episode.copies]
    head = crisis._store.rollup.head
    folded = sum(head(copy) == head(origin) for copy, origin in copies)
    return Finding("copies folded with their origin", folded / max(1, len(copies)), f"of {len(copies)}")


def _figures(crisis: Crisis, told: list[Episode], by_name: dict[str, str]) -> Finding:
    """Ledger questions whose figures, speakers and articles are exactly those of a matter of the crisis.

    Figures of one state's troops in another are one matter until nobody reports on them for sixty days; the killed of
    one strike are one.
    """
    matters: dict[object, set[tuple[str, int, str]]] = defaultdict(set)
    last: dict[tuple[str, str], tuple[date, int]] = {}
    for episode in told:
        days = {article.name: article.published for article in episode.articles}
        for figure in episode.figures:
            key: object = (episode.number, figure.of)
            if figure.where:
                pair = figure.of, figure.where
                seen, number = last.get(pair, (date.min, 0))
                number += (days[figure.article] - seen).days > 60
                last[pair] = (max(seen, days[figure.article]), number)
                key = (*pair, number)
            matters[key].add((figure.by, figure.value, by_name[figure.article]))
    found = {
        frozenset(
            ("".join(row.by_countries), int(row.low or 0), citation.document)
            for row in question.rows
            if row.figure
            for citation in row.citations
        )
        for question in _all(lambda offset: crisis.pages.ledger(limit=500, offset=offset))
    }
    # A copy repeats its origin's figures.
    origin_of = {by_name[copy.article]: by_name[copy.origin] for episode in told for copy in episode.copies}
    found = {frozenset(row for row in rows if row[2] not in origin_of) for rows in found}
    right = sum(frozenset(rows) in found for rows in matters.values())
    return Finding("ledger questions as in truth", right / max(1, len(matters)), f"of {len(matters)}", None)


# What is carried out was triggered before.
_TRIGGERED = ("trigger reported", "carried out")


def _threats(crisis: Crisis, told: list[Episode], by_name: dict[str, str]) -> Finding:
    """Threats whose trigger is told to be reported exactly when it was: by anybody who fulfils the words."""
    triggers: dict[tuple[str, str], list[date]] = defaultdict(list)
    for episode in told:
        for threat in episode.threats:
            if threat.triggered_on:
                triggers[threat.addressee, threat.issuer].append(threat.triggered_on)
    # An article may hold another commitment, too.
    status = {
        (citation.document, issuer): line.status.status
        for line in _all(lambda offset: crisis.pages.commitments(limit=500, offset=offset))
        if line.condition
        for citation in line.citations
        for issuer in line.issuer_states
    }
    name_of = {state.code: state.name for state in STATES}
    right = total = 0
    for episode in told:
        for threat in episode.threats:
            met = any(day >= episode.day for day in triggers[threat.addressee, threat.issuer])
            for name in threat.articles:
                total += 1
                right += (status.get((by_name[name], name_of[threat.issuer])) in _TRIGGERED) == met
    return Finding("threats with the status that is true", right / max(1, total), f"of {total}")


def _all(page: Callable[[int], Any]) -> Iterator[Any]:
    offset = 0
    while True:
        found = page(offset)
        yield from found.items
        offset += 500
        if offset >= found.total:
            return


def _ms(began: float, count: int = 1) -> float:
    return 1e3 * (time.process_time() - began) / count
