"""Which records a reader asks for: one struct for every kind, and the SQL it stands for."""

from datetime import date

import apsw
import msgspec


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions that all have to hold; within one tuple any value will do. Empty means no condition.

    Attributes:
        actors: Entity ids or country codes that act: actor of an event, speaker of a quote, on whose word a claim
            stands, issuer of a commitment.
        recipients: Entity ids or country codes acted on: recipient of an event, addressee of a commitment, whose
            the figure of a claim is.
        types: Event or commitment type, form or act of a quote (``direct``, ``threaten``), stance of a claim.
        modality: ``actual``, ``planned``, ``hypothetical`` (events and claims).
        parties: Entity ids or country codes on either side.
        documents: Document ids.
        publishers: Who published it.
        since: First day: keeps what may have happened on it or later.
        until: Last day: keeps what may have happened on it or earlier. What has no date, and stands in a document
            without one, passes neither test.
    """

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


EVERYTHING = Filter()
_FEW = 2_000  # records of an actor that are sorted rather than met on the way down all articles


def where(wanted: Filter, *, met: bool = False) -> tuple[str, list[str]]:
    """The SQL condition on ``annotation`` (joined with ``document``) and its bindings.

    Who acts is looked up before the annotations are; with *met* it is looked at of each annotation that is met.
    """
    conditions: list[str] = []
    bindings: list[str] = []

    def any_of(column: str, values: tuple[str, ...]) -> None:
        if values:
            conditions.append(f"{column} IN ({', '.join('?' * len(values))})")
            bindings.extend(values)

    any_of("document.id", wanted.documents)
    any_of("document.publisher", wanted.publishers)
    any_of("annotation.modality", wanted.modality)
    if wanted.types:
        marks = ", ".join("?" * len(wanted.types))
        # A quote has two types, its form and its act, kept as "direct threaten".
        conditions.append(
            f"(annotation.type IN ({marks}) OR annotation.kind = 'attribution' AND ({_words(wanted.types)}))"
        )
        bindings.extend(wanted.types)
        bindings.extend(f"% {name} %" for name in wanted.types)
    sides = (("'actor'", wanted.actors), ("'recipient'", wanted.recipients), ("'actor', 'recipient'", wanted.parties))
    for side, names in sides:
        if names:
            of_one = f"side IN ({side}) AND name IN ({', '.join('?' * len(names))})"
            conditions.append(
                f"EXISTS (SELECT 1 FROM party WHERE party.annotation = annotation.number AND {of_one})"
                if met
                else f"annotation.number IN (SELECT annotation FROM party WHERE {of_one})"
            )
            bindings.extend(names)
    if wanted.since or wanted.until:
        conditions.append("(annotation.earliest IS NOT NULL OR annotation.latest IS NOT NULL)")
    if wanted.since:
        conditions.append("ifnull(annotation.latest, '9999-12-31') >= ?")
        bindings.append(wanted.since.isoformat())
    if wanted.until:
        conditions.append("ifnull(annotation.earliest, '0001-01-01') <= ?")
        bindings.append(wanted.until.isoformat())
    return " AND ".join(conditions) or "TRUE", bindings


def has_many(connection: apsw.Connection, kind: str, wanted: Filter) -> bool:
    """Whether a filter asks for somebody, and for nothing else, of whom the latest records of a kind are soon met."""
    names = wanted.actors or wanted.recipients or wanted.parties
    if not names or wanted not in (Filter(actors=names), Filter(recipients=names), Filter(parties=names)):
        return False
    sides = "'actor'" if wanted.actors else "'recipient'" if wanted.recipients else "'actor', 'recipient'"
    many = connection.execute(
        "SELECT 1 FROM party CROSS JOIN annotation ON annotation.number = party.annotation "
        f"WHERE name IN ({', '.join('?' * len(names))}) AND side IN ({sides}) AND kind = ? LIMIT 1 OFFSET {_FEW}",
        (*names, kind),
    )
    return many.fetchone() is not None


def _words(names: tuple[str, ...]) -> str:
    return " OR ".join(["' ' || annotation.type || ' ' LIKE ?"] * len(names))
