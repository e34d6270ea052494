"""Searching: words, actors, kinds, days and outlets in one box, each filter visible and removable."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from standoff.api import Citation, Crisis, DocumentLine, Filter, Found
from standoff.api import Page as Stretch
from standoff.errors import InputError
from standoff.model import Attribution, Claim, Commitment, Event
from standoff.web.address import Address
from standoff.web.page import Page, Sheet, fetched, sheet

KINDS = ("articles", "events", "quotes", "claims", "commitments")
LENGTH = 20
_EXCERPT = 420  # characters
_SAVED = 20_000  # articles in a table that is saved
MOST = 100  # articles that are ranked; who needs more narrows down
# actor:KOR, outlet:"The Gull": a filter typed into the box.
_TYPED = re.compile(r"""(?<!\S)(actor|kind|outlet|since|until):("[^"]*"|\S+)""", re.IGNORECASE)
Sought = Event | Attribution | Claim | Commitment
_KINDS: dict[str, type[Any]] = {
    "events": Event,
    "quotes": Attribution,
    "claims": Claim,
    "commitments": Commitment,
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is searched for.

    Attributes:
        words: The query in words.
        kind: Articles, or records of one kind.
        actors: Who acts, speaks, is bound or is mentioned: names, codes or ids.
        outlets: Who published it.
        since: First day of publication, or of what is told.
        until: Last day.
    """

    words: str = ""
    kind: str = "articles"
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked; every record of a kind is an answer, every article is none."""
        return self == Asked()


@dataclass(frozen=True, kw_only=True)
class Line:
    """A record that was found."""

    record: Sought
    citation: Citation
    who: str | None


def asked(address: Address) -> Asked:
    """What the address asks for; filters typed into the box count like those beside it.

    Raises:
        InputError: If a filter makes no sense.
    """
    typed: dict[str, list[str]] = {}
    for name, value in _TYPED.findall(address.text("q")):
        typed.setdefault(name.lower(), []).append(value.strip('"'))
    words = " ".join(_TYPED.sub(" ", address.text("q")).split())
    pairs = [(name, value) for name, values in typed.items() for value in values]
    both = Address(address.path, [*address.pairs("q"), *pairs])
    kind = both.choice("kind", (*KINDS, *(name.removesuffix("s") for name in KINDS)), "articles")
    found = Asked(
        words=words,
        kind=kind if kind in KINDS else f"{kind}s",
        actors=both.texts("actor"),
        outlets=both.texts("outlet"),
        since=both.day("since"),
        until=both.day("until"),
    )
    if found.since and found.until and found.until < found.since:
        raise InputError(f"until {found.until} lies before since {found.since}")
    return found


def rows(crisis: Crisis, address: Address) -> Sequence[Found | DocumentLine | Sought]:
    """Everything that is found."""
    wanted = asked(address)
    if wanted.is_empty:
        return []
    if wanted.kind == "articles":
        return articles(crisis, wanted) if wanted.words else listed(crisis, wanted, limit=_SAVED, offset=0).items
    return records(crisis, wanted, limit=None, offset=0).items


def articles(crisis: Crisis, wanted: Asked) -> Sequence[Found]:
    """Articles by their words, the best first; without words there is nothing to rank."""
    return crisis.search(wanted.words, limit=MOST, within=_within(crisis, wanted)) if wanted.words else []


def listed(crisis: Crisis, wanted: Asked, *, limit: int | None, offset: int) -> Stretch[DocumentLine]:
    """Articles by outlet, day and actor alone, the latest first."""
    within = _within(crisis, wanted)
    return crisis.pages.documents(within, newest_first=True, limit=limit, offset=offset)


def _within(crisis: Crisis, wanted: Asked) -> Filter:
    return Filter(
        parties=crisis.studies.actors(wanted.actors),
        publishers=wanted.outlets,
        since=wanted.since,
        until=wanted.until,
    )


def records(crisis: Crisis, wanted: Asked, *, limit: int | None, offset: int) -> Stretch[Sought]:
    """Records of a kind, the latest published first; of articles with all words, those that hold one."""
    documents: tuple[str, ...] = ()
    if wanted.words:
        # Words are looked up in the index of articles first, and only then in the records of those.
        documents = tuple(one.document.id for one in articles(crisis, replace(wanted, actors=())))
        if not documents:
            return Stretch(items=(), total=0)
    which = Filter(
        actors=crisis.studies.actors(wanted.actors),
        documents=documents,
        publishers=wanted.outlets,
        since=wanted.since,
        until=wanted.until,
    )
    kind: type[Any] = _KINDS[wanted.kind]
    if not wanted.words:
        return crisis.pages.records(kind, which, limit=limit, offset=offset, newest_first=True)
    terms = [term.casefold() for term in re.findall(r"\w+", wanted.words) if term not in ("AND", "OR", "NOT")]
    found = crisis.pages.records(kind, which, limit=None, newest_first=True).items
    held = [one for one in found if _holds(crisis.cite(one).words, terms)]
    shown = held[offset : None if limit is None else offset + limit]
    return Stretch(items=tuple(shown), total=len(held), offset=offset)


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """A page of what is found, with the filters that are set."""
    wanted = asked(address)
    shown: Sheet[Any]
    lines: list[Line] = []
    if wanted.kind == "articles" and (wanted.words or wanted.is_empty):
        shown = sheet(articles(crisis, wanted), address, length=LENGTH)
    else:
        find: Callable[..., Stretch[Any]] = listed if wanted.kind == "articles" else records
        shown = fetched(lambda limit, offset: find(crisis, wanted, limit=limit, offset=offset), address, length=LENGTH)
        if wanted.kind != "articles":
            lines = [Line(record=one, citation=crisis.cite(one), who=crisis.who(one)) for one in shown.items]
    chips = [("actor", name) for name in wanted.actors] + [("outlet", name) for name in wanted.outlets]
    chips += [("since", str(wanted.since))] if wanted.since else []
    chips += [("until", str(wanted.until))] if wanted.until else []
    state: dict[str, Any] = {
        "q": wanted.words,
        "kind": None if wanted.kind == "articles" else wanted.kind,
        "actor": wanted.actors,
        "outlet": wanted.outlets,
        "since": wanted.since,
        "until": wanted.until,
    }
    return {
        "wanted": wanted,
        "found": shown,
        "kinds": KINDS,
        "chips": [
            (name, value, address.to("/search", **{**state, name: _without(state[name], value)}))
            for name, value in chips
        ],
        "lines": lines,
        "actors": [actor.name for actor in crisis.pages.actors(by_country=True, limit=40).items],
        "cut": wanted.kind == "articles" and bool(wanted.words) and shown.total >= MOST,
        "excerpt": excerpt,
    }


def excerpt(found: Found) -> tuple[str, list[tuple[int, int]]]:
    """The words of an excerpt, and where in them something was hit; of a long sentence what surrounds the first hit."""
    start, end = found.excerpt.start, found.excerpt.end
    hits = [hit for hit in found.hits if start <= hit.start and hit.end <= end]
    words = found.excerpt.words
    if len(words) > _EXCERPT:
        first = max(0, hits[0].start - start - _EXCERPT // 3) if hits else 0
        last = first + _EXCERPT
        words = ("…" if first else "") + words[first:last] + ("…" if last < len(words) else "")
        start, end = start + first - bool(first), start + last
    return words, [(hit.start - start, hit.end - start) for hit in hits if start <= hit.start and hit.end <= end]


def _holds(words: str, terms: Sequence[str]) -> bool:
    here = words.casefold()
    return any(term in here for term in terms)


def _without(values: Any, value: str) -> Any:
    return tuple(one for one in values if one != value) if isinstance(values, tuple) else None


PAGE = Page(name="search", path="/search", label="Search", context=context, rows=rows)
