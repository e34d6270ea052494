"""What linking sees of a document, as bytes to be kept in a file: it is read once."""

import dataclasses
from array import array
from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from standoff.lexicons.matters import load_matters
from standoff.linking.facts import Fact, Index, Stance, indexed
from standoff.linking.reading import Features, Reading
from standoff.linking.reports import Report
from standoff.linking.sayings import Saying
from standoff.linking.stating import Stated
from standoff.linking.themes import Pledge
from standoff.model import Interval, Published, Span

# Raised whenever a reading is made in another way: what was kept before is made anew.
VERSION = 6
# Parts of a reading that are read when they are asked for alone.
PARTS = ("features", "sayings", "claims", "reports", "pledges", "retractions")


class _Said(msgspec.Struct, array_like=True):
    """A saying with its rows of numbers as bytes; the fields in the same order."""

    id: str
    document: str
    type: str
    stance: str
    parent: str | None
    entity: str | None
    countries: tuple[str, ...]
    person: bool
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    keys: tuple[str, ...]
    starts: bytes
    ends: bytes
    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[float]
    when: Interval | None


class _Kept(msgspec.Struct, array_like=True):
    """A reading with its rows of numbers as bytes; the fields in the same order."""

    id: str
    title: str | None
    opening: str
    name: str
    publisher: str | None
    agency: str | None
    published: Published
    features: msgspec.Raw
    shingles: bytes
    fingerprint: bytes
    weekdays: tuple[int, ...]
    day_of_month: tuple[int, int] | None
    newest_named: Interval | None
    sayings: msgspec.Raw
    claims: msgspec.Raw
    reports: msgspec.Raw
    pledges: msgspec.Raw
    retractions: msgspec.Raw
    kinds: tuple[str | None, ...]
    called: tuple[tuple[str, str, str, int], ...]


_encoder = msgspec.msgpack.Encoder()
_versions = msgspec.msgpack.Decoder(tuple[int, msgspec.Raw])
_readings = msgspec.msgpack.Decoder(tuple[int, _Kept])
_parts: dict[str, Any] = {
    name: msgspec.msgpack.Decoder(kind)
    for name, kind in zip(
        PARTS,
        (
            tuple[tuple[str, ...], bytes],
            tuple[_Said, ...],
            tuple[Stated, ...],
            tuple[Report, ...],
            tuple[Pledge, ...],
            tuple[Stance, ...],
        ),
        strict=True,
    )
}
_bearing_versions = msgspec.msgpack.Decoder(tuple[int, msgspec.Raw, msgspec.Raw, msgspec.Raw])
_bearings = msgspec.msgpack.Decoder(tuple[int, tuple[Fact, ...], tuple[Stance, ...], tuple[Pledge, ...]])


def keep(reading: Reading) -> bytes:
    """A reading as bytes; what the lexicon says of a thing is looked up again."""
    values = _fields(reading)
    values["features"] = (reading.features.names, reading.features.weights.tobytes())
    values["shingles"] = reading.shingles.tobytes()
    values["sayings"] = tuple(
        _Said(**_fields(said) | {"starts": said.starts.tobytes(), "ends": said.ends.tobytes()})
        for said in reading.sayings
    )
    values["claims"] = tuple(dataclasses.replace(claim, kind=None) for claim in reading.claims)
    values["kinds"] = tuple(claim.kind.id if claim.kind else None for claim in reading.claims)
    for name in PARTS:
        values[name] = msgspec.Raw(_encoder.encode(values[name]))
    return _encoder.encode((VERSION, _Kept(**values)))


def is_current(data: bytes) -> bool:
    """Whether this version made the bytes of a reading; what bears on commitments was kept with it."""
    try:
        version, _ = _versions.decode(data)
    except msgspec.MsgspecError:
        return False
    return version == VERSION


def bears_now(data: bytes) -> bool:
    """Whether this version made the bytes of what bears on commitments."""
    try:
        version, *_ = _bearing_versions.decode(data)
    except msgspec.MsgspecError:
        return False
    return version == VERSION


def kept(data: bytes, parts: Collection[str] = PARTS) -> Reading | None:
    """The reading that bytes hold; ``None`` when another version made them, or with a thing that no lexicon has now.

    Args:
        data: What ``keep`` made.
        parts: Those of ``PARTS`` that are wanted; the others are left empty.
    """
    try:
        version, found = _readings.decode(data)
    except msgspec.MsgspecError:
        return None
    things = load_matters().things
    if version != VERSION or not things.keys() >= {kind for kind in found.kinds if kind}:
        return None
    values = {name: value for name, value in msgspec.structs.asdict(found).items() if name != "kinds"}
    values["shingles"] = _row("Q", found.shingles)
    for name in PARTS:
        values[name] = _parts[name].decode(values[name]) if name in parts else ()
    features, weights = values["features"] or ((), b"")
    values["features"] = Features(features, _row("d", weights))
    values["sayings"] = tuple(
        Saying(**msgspec.structs.asdict(said) | {"starts": _row("I", said.starts), "ends": _row("I", said.ends)})
        for said in values["sayings"]
    )
    values["claims"] = tuple(
        dataclasses.replace(claim, kind=things[kind]) if kind else claim
        for claim, kind in zip(values["claims"], found.kinds, strict="claims" in parts)
    )
    return Reading(**values)


def _fields(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


def _row(code: str, data: bytes) -> "array[Any]":
    found: array[Any] = array(code)
    found.frombytes(data)
    return found


def keep_bearing(index: Index) -> bytes:
    """What one document has that bears on commitments, as bytes."""
    facts = {fact.id: fact for found in index.facts.values() for fact in found}
    stances = {stance.id: stance for found in index.stances.values() for stance in found}
    return _encoder.encode((VERSION, tuple(facts.values()), tuple(stances.values()), tuple(index.pledges.values())))


def kept_bearing(rows: Iterable[bytes]) -> Index:
    """What several documents have that bears on commitments; what another version made is left out."""
    facts: list[Fact] = []
    stances: list[Stance] = []
    pledges: list[Pledge] = []
    for row in rows:
        try:
            version, told, claimed, pledged = _bearings.decode(row)
        except msgspec.MsgspecError:
            continue
        if version == VERSION:
            facts += told
            stances += claimed
            pledges += pledged
    return indexed(facts, stances, pledges, lexicon=load_matters())
