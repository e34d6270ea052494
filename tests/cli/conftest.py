"""A small crisis made by hand, and a way to run commands on it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from standoff import cli
from standoff.api import Crisis
from standoff.api.parts import Parts
from standoff.model import (
    Case,
    Cluster,
    Commitment,
    Duplicate,
    Extraction,
    Failure,
    Question,
    Record,
    Status,
    encode,
)
from tests.articles import Article, closures, on, warning

# What a hostile page may hold: a script, a spreadsheet formula, a terminal's escape codes, a link.
HOSTILE = '=HYPERLINK("http://evil.example") <script>alert(1)</script> \x1b[31m[click](http://evil.example) | `x` **b**'


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def denial() -> Extraction:
    article = Article("Norland denied that any troops were there. It closed the strait.", "tern.txt", date(2031, 5, 9))
    said = article.quote("Norland denied that any troops were there", "Norland", stance="denies")
    article.claim("any troops were there", stance="denies", by="NOR", by_countries=("NOR",), attribution=said.id)
    article.claim("any troops", "250", 250, 250, by="NOR", by_countries=("NOR",))
    article.event("closed", "COERCE", "NOR", when=on(2031, 5, 8), score=-7.0)
    article.mention("Norland", "NOR", "NOR")
    return article.extraction()


def hostile() -> Extraction:
    article = Article(f"Osprey accused Norland: {HOSTILE}.", "=cmd().txt", date(2031, 5, 10), publisher=f"{HOSTILE}")
    article.mention("Osprey", "OSP", "OSP", name=f"Osprey {HOSTILE}")
    article.event(HOSTILE, "ACCUSE", "OSP", "NOR", when=on(2031, 5, 10), score=-2.0)
    return article.extraction()


def records_of(*articles: Extraction) -> Iterator[Record]:
    for article in articles:
        yield from (article.document, *article.sentences, *article.entities, *article.mentions)
        yield from (*article.attributions, *article.events, *article.claims, *article.commitments)
    ids = tuple(article.document.id for article in articles)
    yield Cluster(id="s-strait", documents=ids, label="Norland closes the strait")
    yield Duplicate(documents=ids[:2], relation="copy", because="the same text")
    claims = tuple(claim.id for article in articles for claim in article.claims)
    yield Question(id="l-troops", label="troops at the strait", claims=claims)
    yield Failure(path="torn.html", error="truncated page; save it again")


def cases(_: Parts, extractions: Iterable[Extraction], *__: object) -> Iterator[tuple[str, Case]]:
    return closures(extractions)


def status(_: Parts, commitment: Commitment, case: Case, *, as_of: date | None, **__: Any) -> Status:
    closed = tuple(one.record for one in case.evidence if one.is_known(as_of))
    because = "1 report in 1 independent origin; best: the same act" if closed else "no report of it"
    name: Any = "trigger reported" if closed else "open"
    return Status(commitment=commitment.id, as_of=as_of, status=name, for_=closed, because=because)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crisis") / "strait.db"
    echo = warning("echo.txt", "The Echo", date(2031, 5, 9))
    with Crisis.open(path) as crisis, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Parts, "cases", cases)
        crisis.import_(encode(record) for record in records_of(warning(), echo, denial(), hostile()))
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ran]:
    """Runs a command as a pipe would, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Parts, "cases", cases)
    monkeypatch.setattr(Parts, "status", status)
    for name in ("STANDOFF_CRISIS", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "STANDOFF_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def ran(*arguments: str) -> Ran:
        code = cli.run(arguments)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


@pytest.fixture
def at(run: Callable[..., Ran], made: Path) -> Callable[..., Ran]:
    """Runs a command on the crisis made by hand."""
    return lambda command, *rest: run(command, *rest, "--crisis", str(made))
