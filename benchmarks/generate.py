"""A crisis made up by rule, of any size, with what is true in it: ``python -m benchmarks.generate 1000 OUT.jsonl``.

The crisis runs in episodes of a few days, four of which begin each day: one act of one state towards another, figures
that parties give, now and then a denial, a conditional threat, and what the press makes of it, some of it copied from
an agency. Everything about an episode follows from the seed and its number alone, so that the first thousand articles
of a hundred thousand are those of a thousand. States are real, since actors have to be found; what they do is not, and
towns are invented.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from string import Formatter

from benchmarks.wording import (
    AGENCY,
    DENIAL,
    FIGURE,
    FILLERS,
    KILLED,
    KINDS,
    PAPERS,
    STATES,
    SYLLABLES,
    THREAT,
    TRIGGER,
    TRIGGER_TITLE,
    State,
)

FIRST_DAY = date(2015, 1, 5)
# Episodes that begin each day: some 27 articles a day, so that a larger crisis is a longer one.
PACE = 4


@dataclass(frozen=True)
class Sentence:
    """A line of an article: what it is told with, and the words that stand in it for each state, place and number."""

    template: str
    words: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True)
class Article:
    """One article, with the fields that crawlers write; ``lines`` says how its headline and text were made."""

    name: str
    title: str
    text: str
    published: date
    publisher: str
    lines: tuple[Sentence, ...] = ()

    def row(self) -> dict[str, str]:
        """As a line of a crawl."""
        site = self.publisher.lower().replace(" ", "-") + ".example"
        return {
            "url": f"https://{site}/{self.published:%Y/%m/%d}/{self.name}",
            "source_domain": site,
            "date_publish": f"{self.published} 08:00:00",
            "title": self.title,
            "maintext": self.text,
        }


@dataclass(frozen=True)
class Figure:
    """How many of whose troops are in which state, or were killed (``where`` is empty); on whose word, where."""

    of: str
    where: str
    by: str
    value: int
    article: str


@dataclass(frozen=True)
class Threat:
    """Who threatens whom with an answer, in which articles, and whether what it depends on happens later."""

    issuer: str
    addressee: str
    articles: tuple[str, ...]
    triggered_on: date | None


@dataclass(frozen=True)
class Copy:
    """An article that goes back to another."""

    article: str
    origin: str
    relation: str


@dataclass(frozen=True)
class Episode:
    """A happening: what is true, and its articles. ``denials`` names the articles in which the actor denies the act."""

    number: int
    type: str
    actor: str
    recipient: str
    day: date
    place: str
    articles: tuple[Article, ...]
    figures: tuple[Figure, ...] = ()
    denials: tuple[str, ...] = ()
    threats: tuple[Threat, ...] = ()
    copies: tuple[Copy, ...] = ()

    def truth(self) -> dict[str, object]:
        """What is true, without the texts."""
        return asdict(self) | {"articles": [article.name for article in self.articles]}


@dataclass
class _Writer:
    """Makes one episode."""

    number: int
    rng: random.Random
    words: dict[str, str] = field(default_factory=dict)
    third: str = ""
    fillers: tuple[str, ...] = ()
    articles: list[Article] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    denials: list[str] = field(default_factory=list)
    threats: list[str] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)

    def episode(self) -> Episode:
        rng = self.rng
        first, second, third = rng.sample(STATES, 3)
        kind = rng.choice(sorted(KINDS))
        day = FIRST_DAY + timedelta(days=self.number // PACE)
        self.third = third.code
        self.fillers = tuple(rng.sample(FILLERS, 7))
        place = "".join(rng.sample(SYLLABLES, 3)).capitalize()
        self.words = {
            "A": first.name,
            "B": second.name,
            "C": third.name,
            "a": first.adjective,
            "b": second.adjective,
            "capital_A": first.capital,
            "capital_B": second.capital,
            "place": place,
        }
        values = self._values(first, second) if kind in ("MOBILIZE", "ASSAULT") else []
        threatens = rng.random() < 0.3
        for n in range(rng.randint(4, 9)):
            if self.articles and rng.random() < 0.25:
                self._copy(self.articles[0])
            else:
                self._report(kind, day, day + timedelta(days=n % 3), values, threatens=threatens)
        triggered_on = self._trigger(day) if threatens and rng.random() < 0.5 else None
        return Episode(
            number=self.number,
            type=kind,
            actor=first.code,
            recipient=second.code,
            day=day,
            place=place,
            articles=tuple(self.articles),
            figures=tuple(self.figures),
            denials=tuple(self.denials),
            threats=(Threat(second.code, first.code, tuple(self.threats), triggered_on),) if threatens else (),
            copies=tuple(self.copies),
        )

    def _values(self, first: State, second: State) -> list[tuple[State, int, int]]:
        """Figures by whoever gives them: the two parties never agree, and nobody gives one figure twice in years."""
        value = 201 + 2 * (self.number % 20_000)
        return [(first, value, 0), (second, value + 40_001, 1)]

    def _report(
        self, kind: str, day: date, published: date, values: list[tuple[State, int, int]], *, threatens: bool
    ) -> None:
        """An article on the act; the agency's, which comes first, has all there is."""
        rng, name, agency = self.rng, self._name(), not self.articles
        headline, told, by_first, by_second = map(rng.choice, KINDS[kind])
        lead = self._say(told, when=f"on {day:%A}" if rng.random() < 0.7 else f"on {day.day} {day:%B}")
        lines = rng.sample((self._say(by_first), self._say(by_second)), rng.randint(1, 2))
        killed = kind == "ASSAULT"
        for state, value, told_by in values:
            if agency or rng.random() < 0.5:
                lines.append(self._say((KILLED if killed else FIGURE)[told_by], n=f"{value:,}"))
                of, where = (values[1][0].code, "") if killed else (values[0][0].code, self.third)
                self.figures.append(Figure(of, where, state.code, value, name))
        if kind == "ASSAULT" and rng.random() < 0.3:
            lines.append(self._say(DENIAL))
            self.denials.append(name)
        if threatens and (agency or rng.random() < 0.5):
            lines.append(self._say(THREAT))
            self.threats.append(name)
        rng.shuffle(lines)
        self._publish(self._say(headline), [lead, *lines], published, agency=agency)

    def _trigger(self, day: date) -> date:
        """Two papers report, a week on, what the threat depends on; the day it happened."""
        happened = day + timedelta(days=7)
        for _ in range(2):
            lead = self._say(TRIGGER, day=f"{happened:%A}")
            self._publish(self._say(TRIGGER_TITLE), [lead], happened + timedelta(days=1), agency=False)
        return happened

    def _publish(self, title: Sentence, lines: list[Sentence], published: date, *, agency: bool) -> None:
        publisher = AGENCY if agency else self.rng.choice(PAPERS)
        lines = [*lines, *map(self._say, self.rng.sample(self.fillers, 3))]
        text = "\n".join(line.text for line in lines)
        self.articles.append(Article(self._name(), title.text, text, published, publisher, (title, *lines)))

    def _copy(self, origin: Article) -> None:
        day = origin.published + timedelta(days=self.rng.randrange(2))
        self.copies.append(Copy(self._name(), origin.name, "copy"))
        publisher = self.rng.choice(PAPERS)
        self.articles.append(replace(origin, name=self._name(), published=day, publisher=publisher))

    def _name(self) -> str:
        return f"e{self.number:06d}-{len(self.articles):02d}"

    def _say(self, template: str, **more: str) -> Sentence:
        return _sentence(template, {**self.words, **more})


def _sentence(template: str, words: dict[str, str]) -> Sentence:
    used = sorted({name for _, name, _, _ in Formatter().parse(template) if name})
    return Sentence(template, tuple((name, words[name]) for name in used), template.format(**words))


def episode_of(number: int, *, seed: int = 1) -> Episode:
    """One episode: it follows from the seed and its number."""
    return _Writer(number, random.Random(f"{seed}/{number}")).episode()


def episodes(seed: int = 1) -> Iterator[Episode]:
    """Episodes without end."""
    return (episode_of(number, seed=seed) for number in count())


def generate(number: int, *, seed: int = 1) -> Iterator[Article]:
    """The first *number* articles."""
    return islice((article for one in episodes(seed) for article in one.articles), number)


def write(number: int, path: Path, *, seed: int = 1) -> int:
    """Writes whole episodes of at least *number* articles, and beside them what is true; the number of articles.

    Args:
        number: How many articles.
        path: A file of lines of JSON; the truth goes beside it, as ``.truth.jsonl``, one episode a line.
        seed: Another seed, another crisis.
    """
    written = 0
    truth = path.with_suffix(".truth.jsonl")
    with path.open("w", encoding="utf-8") as lines, truth.open("w", encoding="utf-8") as facts:
        for told in episodes(seed):
            if written >= number:
                return written
            for article in told.articles:
                lines.write(json.dumps(article.row(), ensure_ascii=False) + "\n")
            facts.write(json.dumps(told.truth(), ensure_ascii=False, default=str) + "\n")
            written += len(told.articles)
    return written


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", type=int)
    options.add_argument("path", type=Path)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args(arguments)
    print(f"{write(chosen.count, chosen.path, seed=chosen.seed)} articles in {chosen.path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
