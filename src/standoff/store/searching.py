"""Full-text search: documents by rank, and the exact spans of every hit."""

from bisect import bisect_right
from typing import Any, cast

import apsw
import msgspec

from standoff.model import Span
from standoff.store.filters import EVERYTHING, Filter
from standoff.store.paging import Window, about
from standoff.store.query import expression

_TEXT = 1  # the column of the text in the search table; the title is column 0


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A document that a search found.

    Attributes:
        document: Id.
        score: The better the higher; comparable within one search only.
        spans: Where the words of the query stand in the text, in text order; empty when only an excluded or a
            headline word decided.
        excerpt: The sentence with the most hits, or the start of the text.
    """

    document: str
    score: float
    spans: tuple[Span, ...]
    excerpt: Span


def prepare(connection: apsw.Connection) -> None:
    """Teach the connection to report where a query hit."""
    connection.register_fts5_function("hit_spans", _hit_spans)


def search(connection: apsw.Connection, text: str, limit: int, within: Filter = EVERYTHING) -> list[Hit]:
    """The documents that answer a query best (see ``query.expression`` for what it may hold).

    Args:
        connection: The crisis file.
        text: What is searched for.
        limit: How many at most.
        within: Which documents: by publisher, day of publication, and who is mentioned.
    """
    wanted = expression(text)
    if wanted is None:
        return []
    hits: list[Hit] = []
    # One read transaction: an article that is replaced meanwhile must not be ranked by one text and shown by another.
    with connection:
        # The spans are computed in the second query, for the documents that survive the limit alone.
        condition, bindings = _within(connection, within)
        best = connection.execute(
            f"SELECT rowid, rank FROM search WHERE search MATCH ?{condition} ORDER BY rank LIMIT ?",
            (wanted, *bindings, limit),
        ).fetchall()
        for number, rank in cast("list[tuple[int, float]]", best):
            id_, found = connection.execute(
                "SELECT document.id, hit_spans(search) FROM search JOIN document ON document.number = search.rowid "
                "WHERE search MATCH ? AND search.rowid = ?",
                (wanted, number),
            ).get
            spans = tuple(msgspec.json.decode(found, type=list[Span]))
            hits.append(Hit(document=id_, score=-rank, spans=spans, excerpt=_excerpt(connection, number, spans)))
    return hits


def _within(connection: apsw.Connection, wanted: Filter) -> tuple[str, list[Any]]:
    if wanted == EVERYTHING:
        return "", []
    condition, bindings = about(connection, wanted, Window())
    # The plus keeps SQLite from looking each document up in the index of words by itself.
    return f" AND +rowid IN (SELECT number FROM document WHERE {condition})", bindings


def _hit_spans(api: apsw.FTS5ExtensionApi, *_: object) -> str:
    """JSON list of the spans of all phrases in the text, as code points."""
    utf8 = api.column_text(_TEXT)
    tokens = api.tokenize(utf8, None, include_offsets=True, include_colocated=False)
    found: set[tuple[int, int]] = set()
    for phrase, words in enumerate(api.phrases):
        for first in api.phrase_locations(phrase)[_TEXT]:
            found.add((tokens[first][0], tokens[first + len(words) - 1][1]))
    spans: list[Span] = []
    for start, end in sorted(found):
        if spans and start < spans[-1].end:  # "North Korea" and "Korea": one stretch
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return msgspec.json.encode(_code_points(utf8, spans)).decode()


def _code_points(utf8: bytes, spans: list[Span]) -> list[Span]:
    """Byte offsets turned into code points, reading the text once."""
    result, at, seen = [], 0, 0
    for span in spans:
        seen += len(utf8[at : span.start].decode("utf-8", "replace"))
        length = len(utf8[span.start : span.end].decode("utf-8", "replace"))
        result.append(Span(seen, seen + length))
        seen, at = seen + length, span.end
    return result


def _excerpt(connection: apsw.Connection, number: int, spans: tuple[Span, ...]) -> Span:
    sentences = [
        Span(start, end)
        for start, end in connection.execute(
            'SELECT start, "end" FROM sentence WHERE document = ? ORDER BY start', (number,)
        )
    ]
    if not spans or not sentences:
        start = spans[0].start if spans else 0
        length: int = connection.execute("SELECT length(text) FROM document_text WHERE number = ?", (number,)).get
        return Span(max(0, start - 80), max(0, min(length, start + 160)))
    starts = [sentence.start for sentence in sentences]
    tally = [0] * len(sentences)
    for span in spans:
        tally[max(0, bisect_right(starts, span.start) - 1)] += 1
    return sentences[tally.index(max(tally))]
