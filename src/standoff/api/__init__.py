"""One function per operation: what the command line, the web pages and programs call."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from standoff.api import adding
from standoff.api.briefing import (
    Brief,
    Change,
    ClaimLine,
    CommitmentLine,
    Glance,
    Ledger,
    Story,
    TimelineLine,
    Totals,
    Watch,
)
from standoff.api.crisis import Crisis, Inputs
from standoff.api.deciding import Logged
from standoff.api.lexicons import check_lexicon
from standoff.api.pages import Page, Pages, TensionSum
from standoff.api.parts import Parts
from standoff.api.reading import Beside, Card, Opened
from standoff.api.receiving import Received, Taken
from standoff.api.results import (
    ActorCount,
    AddReport,
    Check,
    Citation,
    DocumentLine,
    Found,
    Shown,
    Standing,
    Why,
)
from standoff.api.whatif import Cascade, Edge, Supposed
from standoff.model import Extraction, Interval
from standoff.store import EVERYTHING, Filter

__all__ = [
    "EVERYTHING",
    "ActorCount",
    "AddReport",
    "Beside",
    "Brief",
    "Card",
    "Cascade",
    "Change",
    "Check",
    "Citation",
    "ClaimLine",
    "CommitmentLine",
    "Crisis",
    "DocumentLine",
    "Edge",
    "Filter",
    "Found",
    "Glance",
    "Inputs",
    "Ledger",
    "Logged",
    "Opened",
    "Page",
    "Pages",
    "Received",
    "Shown",
    "Standing",
    "Story",
    "Supposed",
    "Taken",
    "TensionSum",
    "TimelineLine",
    "Totals",
    "Watch",
    "Why",
    "brief",
    "check_lexicon",
    "extract",
]


def extract(
    text: str,
    *,
    name: str = "article.txt",
    published: date | Interval | None = None,
    publisher: str | None = None,
    url: str | None = None,
    model: str | None = None,
    lexicons: Sequence[Path] = (),
) -> Extraction:
    """What is in one article, without any crisis.

    Args:
        text: The article.
        name: What to call it; part of the ids of its records.
        published: When it was published, if you know it.
        publisher: Who published it.
        url: Its address.
        model: spaCy pipeline to parse with, instead of the default.
        lexicons: Lexicon files of your own.

    Raises:
        UnsupportedLanguage: If there are no rules for its language.
    """
    parts = Parts(model=model, lexicons=tuple(lexicons))
    given = adding.options(published=published, publisher=publisher, url=url)
    return parts.extract(parts.read_text(text, {"name": name, **given}))


def brief(inputs: Inputs, *, as_of: date | None = None, since: date | None = None, workers: int = 1) -> Brief:
    """The brief of some articles, with nothing stored.

    Args:
        inputs: Files, folders or globs.
        as_of: The day to write it for; by default the latest day of publication.
        since: Say what changed since that day; leave out of the rest what was published, or happened, before it.
        workers: Processes to extract with.
    """
    with Crisis.open() as crisis:
        crisis.add(inputs, workers=workers)
        return crisis.brief(as_of=as_of, since=since)
