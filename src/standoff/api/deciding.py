"""Judgements made: checked, anchored, and appended to the log."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal

import msgspec

from standoff.api.anchoring import anchors, find, kind_of, members
from standoff.api.lexicons import is_listed
from standoff.errors import InputError, NotFound
from standoff.model import Anchor, Document, Entity, Judgement, Mention, Record, Verdict, identify
from standoff.model.annotation import Annotation
from standoff.model.judgement import in_order, undone
from standoff.store import Store

# NATO's Admiralty scale (AJP-2.1): how reliable a publisher is, and how credible what it reports is.
RATING = re.compile(r"[A-F][1-6]?")
# What belongs together: a story is a group of articles, a statement of quotes, an occurrence of events, a thread of
# commitments, a question of claims.
_FAMILIES = {
    "document": "article",
    "cluster": "article",
    "attribution": "quote",
    "utterance": "quote",
    "event": "event",
    "occurrence": "event",
    "commitment": "commitment",
    "thread": "commitment",
    "claim": "claim",
    "question": "claim",
}
_GROUPS = {
    "article": "cluster",
    "quote": "utterance",
    "event": "occurrence",
    "commitment": "thread",
    "claim": "question",
}
_ARGUMENTS: dict[Verdict, tuple[int, int, str]] = {
    "accept": (1, 1, "the id of a record"),
    "reject": (1, 1, "the id of a record"),
    "merge": (2, 2, "two ids"),
    "split": (1, 2, "one id or two"),
    "reground": (2, 2, "the id of a mention and whom it stands for"),
    "rate": (2, 2, "a publisher and a rating"),
    "undo": (0, 1, "the id of a judgement, or nothing for the last"),
}


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement in the log.

    Attributes:
        judgement: As it was made.
        state: ``in force``, ``undone``, ``replaced`` by a later one on the same, or ``not found`` when nothing in the
            crisis is any longer what it is about.
        now: Ids that its records have now.
        words: The words it is about, as they were.
    """

    judgement: Judgement
    state: Literal["in force", "undone", "replaced", "not found"]
    now: tuple[str, ...] = ()
    words: str = ""


def decide(
    store: Store, verdict: Verdict, ids: tuple[str, ...], *, author: str, note: str, made: datetime | None
) -> Judgement:
    """Append a judgement.

    Args:
        store: Where.
        verdict: What is decided.
        ids: On what; see ``_ARGUMENTS``.
        author: Who decides.
        note: Why.
        made: When; by default now.

    Raises:
        NotFound: If there is no such record, actor, publisher or judgement.
        InputError: If the verdict does not fit what it is on.
    """
    least, most, wanted = _ARGUMENTS[verdict]
    if not least <= len(ids) <= most:
        raise InputError(f"{verdict}: takes {wanted}")
    if not author.strip():
        raise InputError(f"{verdict}: a judgement needs an author; give a name with --author")
    target, other, standing, apart = _MAKERS[verdict](store, ids)
    made = made or datetime.now(UTC)
    number = len(store.judgements())  # two alike made in one instant are two
    judgement = Judgement(
        id=identify("j", verdict, target, other, author, made.isoformat(), number),
        target=target,
        verdict=verdict,
        author=author.strip(),
        made=made,
        note=note,
        other=other,
        anchors=standing,
        apart=apart,
    )
    store.judge(judgement)
    return judgement


def anchored(store: Store, judgement: Judgement) -> Judgement:
    """A judgement that a program made, with the anchors that it lacks."""
    if judgement.anchors or judgement.verdict in ("rate", "undo"):
        return judgement
    ids = [judgement.target] + ([judgement.other] if judgement.other and judgement.verdict != "reground" else [])
    found = [record for record in map(store.get, ids) if record is not None]
    standing = tuple(one for record in found for one in anchors(store, record))
    return msgspec.structs.replace(judgement, anchors=standing)


def log(store: Store) -> tuple[Logged, ...]:
    """All judgements in the order they were made, and what has become of each."""
    known = in_order(store.judgements())
    taken, last = undone(known), {_subject(one): one.id for one in known if one.id not in undone(known)}
    entries = []
    for one in known:
        now = tuple(id_ for id_ in (find(store, anchor) for anchor in one.anchors) if id_ is not None)
        state: Literal["in force", "undone", "replaced", "not found"] = "in force"
        if one.id in taken:
            state = "undone"
        elif one.anchors and not now:
            state = "not found"
        elif last[_subject(one)] != one.id:
            state = "replaced"
        words = one.anchors[0].words if one.anchors else ""
        entries.append(Logged(judgement=one, state=state, now=now, words=words))
    return tuple(entries)


def _subject(judgement: Judgement) -> object:
    """What a judgement is about: a later one on the same replaces it."""
    if judgement.verdict in ("merge", "split"):
        return frozenset(anchor.record for anchor in judgement.anchors) or (judgement.target, judgement.other)
    matter = {"reject": "accept"}.get(judgement.verdict, judgement.verdict)
    return matter, judgement.target


Made = tuple[str, str | None, tuple[Anchor, ...], bool]


def _verdict(store: Store, ids: tuple[str, ...]) -> Made:
    record = store.find(ids[0])
    if kind_of(record) not in {*_FAMILIES, "mention", "timex"}:
        raise InputError(f"{ids[0]}: a {kind_of(record)} cannot be accepted or rejected; name a record of an article")
    return _id(record), None, anchors(store, record), False


def _merge(store: Store, ids: tuple[str, ...]) -> Made:
    one, other = _pair(store, ids)
    standing = {anchor.record: anchor for record in (one, other) for anchor in anchors(store, record)}
    family = _FAMILIES[kind_of(one)]
    if family == "claim" and not any(_group(store, _GROUPS[family], id_) for id_ in standing):
        raise InputError(f"{ids[0]}, {ids[1]}: neither claim stands in a question of the ledger; nothing to merge into")
    return _id(one), _id(other), tuple(standing.values()), False


def _split(store: Store, ids: tuple[str, ...]) -> Made:
    if len(ids) == 2:
        one, other = _pair(store, ids)
        if not isinstance(one, Annotation | Document) or not isinstance(other, Annotation | Document):
            raise InputError(f"{ids[0]}, {ids[1]}: name two articles, quotes, events or claims to keep apart")
        return _id(one), _id(other), (*anchors(store, one), *anchors(store, other)), False
    record = store.find(ids[0])
    family = _FAMILIES.get(kind_of(record))
    if family is None:
        raise InputError(
            f"{ids[0]}: a {kind_of(record)} is in no group; name a story, statement, occurrence, question or a member"
        )
    if not isinstance(record, Annotation | Document):
        return _id(record), None, anchors(store, record), True
    group = _group(store, _GROUPS[family], _id(record))
    if group is None:
        raise InputError(f"{ids[0]}: this {family} stands with no other; nothing to split")
    standing = anchors(store, record)
    others = tuple(anchor for anchor in anchors(store, group) if anchor.record != _id(record))
    return _id(record), None, (*standing, *others), False


def _reground(store: Store, ids: tuple[str, ...]) -> Made:
    mention, wanted = store.find(ids[0]), ids[1]
    if not isinstance(mention, Mention):
        raise InputError(f"{ids[0]}: a {kind_of(mention)}, not a mention; 'standoff show ID' lists those in a record")
    if not isinstance(store.get(wanted), Entity) and not is_listed(wanted):
        raise NotFound(f"{wanted}: no actor has this id; 'standoff actors' lists them")
    return mention.id, wanted, anchors(store, mention), False


def _rate(store: Store, ids: tuple[str, ...]) -> Made:
    wanted, rating = ids[0], ids[1].upper()
    known = {document.publisher for document in store.documents() if document.publisher}
    found = [name for name in known if name.casefold() == wanted.casefold()]
    if not found:
        raise NotFound(f"{wanted}: no article has this publisher; 'standoff stories' names them")
    if not RATING.fullmatch(rating):
        raise InputError(
            f"{ids[1]}: not on the Admiralty scale; A to F for the publisher, and 1 to 6 behind it if you like"
        )
    return wanted if wanted in found else found[0], rating, (), False


def _undo(store: Store, ids: tuple[str, ...]) -> Made:
    if ids:
        record = store.find(ids[0])
        if not isinstance(record, Judgement):
            raise InputError(f"{ids[0]}: a {kind_of(record)}, not a judgement; 'standoff judge log' lists them")
        if record.id in undone(store.judgements()):
            raise InputError(f"{record.id}: is undone already")
        return record.id, None, (), False
    known = store.judgements()
    taken = undone(known)
    left = [one for one in in_order(known) if one.verdict != "undo" and one.id not in taken]
    if not left:
        raise NotFound("undo: no judgement is in force")
    return left[-1].id, None, (), False


_MAKERS = {
    "accept": _verdict,
    "reject": _verdict,
    "merge": _merge,
    "split": _split,
    "reground": _reground,
    "rate": _rate,
    "undo": _undo,
}


def _pair(store: Store, ids: tuple[str, ...]) -> tuple[Record, Record]:
    one, other = store.find(ids[0]), store.find(ids[1])
    families = _FAMILIES.get(kind_of(one)), _FAMILIES.get(kind_of(other))
    if families[0] is None or families[0] != families[1]:
        raise InputError(
            f"{ids[0]}, {ids[1]}: a {kind_of(one)} and a {kind_of(other)} cannot belong together; "
            "name two articles or stories, two quotes or statements, two claims or questions"
        )
    if _id(one) == _id(other):
        raise InputError(f"{ids[0]}: named twice")
    return one, other


def _group(store: Store, kind: str, member: str) -> Record | None:
    found: Iterator[Record] = (r for r in store.linked(kind) if any(a == member for a in _members(r)))
    return next(found, None)


def _members(record: Record) -> tuple[str, ...]:
    return members(record) if len(members(record)) > 1 or kind_of(record) == "question" else ()


def _id(record: Record) -> str:
    return str(getattr(record, "id", ""))
