"""Sums by day: how many articles, and how many independent origins, were out in a window; read without the articles.

The sums are kept by triggers, so that they hold whoever changes an article; who changes what is folded has it counted
anew with ``recount``.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

if TYPE_CHECKING:
    from standoff.store.paging import Window

SUMMED = """
-- A window over a large crisis is counted from sums by day, not by going through its articles; derived.
DROP TRIGGER IF EXISTS document_counted;
DROP TRIGGER IF EXISTS document_uncounted;
DROP TRIGGER IF EXISTS document_recounted;
DROP VIEW IF EXISTS recounted;
DROP TABLE IF EXISTS document_sum;
DROP TABLE IF EXISTS origin;
DROP TABLE IF EXISTS origin_sum;

-- Articles by the days between which each came out, empty where nothing bounds them; hidden ones are left out.
CREATE TABLE document_sum (
    earliest  TEXT NOT NULL,
    latest    TEXT NOT NULL,
    rough     INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (earliest, latest, rough)
) STRICT, WITHOUT ROWID;
INSERT INTO document_sum
    SELECT ifnull(earliest, ''), ifnull(latest, ''), rough, count(*) FROM document WHERE NOT hidden GROUP BY 1, 2, 3;

-- What goes back to one article: the first day on which any of it may have been out, and the last; with sums of those.
CREATE TABLE origin (
    head      TEXT PRIMARY KEY,
    known     TEXT NOT NULL,
    newest    TEXT NOT NULL,
    documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO origin SELECT ifnull(head, id), min(ifnull(earliest, '')), max(ifnull(latest, '9999-12-31')), count(*)
    FROM document LEFT JOIN folded ON folded.document = document.id WHERE NOT hidden GROUP BY 1;
CREATE INDEX origin_copied ON origin (known, newest) WHERE documents > 1;
CREATE TABLE origin_sum (
    known     TEXT NOT NULL,
    newest    TEXT NOT NULL,
    origins   INTEGER NOT NULL,
    PRIMARY KEY (known, newest)
) STRICT, WITHOUT ROWID;
INSERT INTO origin_sum SELECT known, newest, count(*) FROM origin GROUP BY 1, 2;
CREATE TRIGGER origin_added AFTER INSERT ON origin BEGIN
    INSERT INTO origin_sum VALUES (new.known, new.newest, 1) ON CONFLICT DO UPDATE SET origins = origins + 1;
END;
CREATE TRIGGER origin_removed AFTER DELETE ON origin BEGIN
    UPDATE origin_sum SET origins = origins - 1 WHERE known = old.known AND newest = old.newest;
    DELETE FROM origin_sum WHERE known = old.known AND newest = old.newest AND origins < 1;
END;
-- Inserting a head here counts anew what goes back to it: for whoever changes what is folded.
CREATE VIEW recounted (head) AS SELECT head FROM origin;
CREATE TRIGGER origin_recounted INSTEAD OF INSERT ON recounted BEGIN
    DELETE FROM origin WHERE head = new.head;
    INSERT INTO origin
        SELECT new.head, min(ifnull(earliest, '')), max(ifnull(latest, '9999-12-31')), count(*) FROM document
        WHERE NOT hidden AND id IN (
            SELECT new.head WHERE NOT EXISTS (SELECT 1 FROM folded WHERE document = new.head)
            UNION ALL SELECT document FROM folded WHERE head = new.head
        ) HAVING count(*) > 0;
END;

CREATE TRIGGER document_counted AFTER INSERT ON document WHEN NOT new.hidden BEGIN
    INSERT INTO document_sum VALUES (ifnull(new.earliest, ''), ifnull(new.latest, ''), new.rough, 1)
        ON CONFLICT DO UPDATE SET documents = documents + 1;
    INSERT INTO recounted VALUES (ifnull((SELECT head FROM folded WHERE document = new.id), new.id));
END;
CREATE TRIGGER document_uncounted AFTER DELETE ON document WHEN NOT old.hidden BEGIN
    UPDATE document_sum SET documents = documents - 1
        WHERE earliest = ifnull(old.earliest, '') AND latest = ifnull(old.latest, '') AND rough = old.rough;
    DELETE FROM document_sum
        WHERE earliest = ifnull(old.earliest, '') AND latest = ifnull(old.latest, '') AND documents < 1;
    INSERT INTO recounted VALUES (ifnull((SELECT head FROM folded WHERE document = old.id), old.id));
END;
CREATE TRIGGER document_recounted AFTER UPDATE OF earliest, latest, rough, hidden ON document BEGIN
    UPDATE document_sum SET documents = documents - NOT old.hidden
        WHERE earliest = ifnull(old.earliest, '') AND latest = ifnull(old.latest, '') AND rough = old.rough;
    INSERT INTO document_sum VALUES (ifnull(new.earliest, ''), ifnull(new.latest, ''), new.rough, NOT new.hidden)
        ON CONFLICT DO UPDATE SET documents = documents + excluded.documents;
    DELETE FROM document_sum WHERE documents < 1 AND (
        (earliest, latest) = (ifnull(old.earliest, ''), ifnull(old.latest, ''))
        OR (earliest, latest) = (ifnull(new.earliest, ''), ifnull(new.latest, '')));
    INSERT INTO recounted VALUES (ifnull((SELECT head FROM folded WHERE document = new.id), new.id));
END;

-- What is asked of the days and types of lines, and of who occurs, is answered by indexes alone, in the order shown.
DROP INDEX line_due;
CREATE INDEX line_due ON line (kind, due, known) WHERE due IS NOT NULL;
DROP INDEX line_newest;
CREATE INDEX line_newest ON line (kind, newest, known, latest, earliest, type);
DROP INDEX line_weight;
CREATE INDEX line_weight ON line (kind, weight DESC, place, latest, earliest, type);
DROP INDEX presence_month;
CREATE INDEX presence_month ON presence (level, month, newest);
"""


class Counted(NamedTuple):
    """Articles of a window; days as ISO text.

    Attributes:
        documents: How many there are.
        undated: How many are dated roughly, and bounded on one side at most.
        rough: How many others are dated roughly.
        earliest: The first day of those dated more closely; of all, where there are none.
        latest: The last such day, or the first possible one of a later article.
    """

    documents: int
    undated: int
    rough: int
    earliest: str | None
    latest: str | None


def counted(connection: apsw.Connection, window: "Window") -> Counted:
    """The articles of a window, counted."""
    conditions, bindings = ["TRUE"], list[str]()
    if window.as_of:
        conditions.append("earliest <= ?")
        bindings.append(window.as_of.isoformat())
    if window.since:
        conditions.append("(latest = '' OR latest >= ?)")
        bindings.append(window.since.isoformat())
    days = "min(nullif(earliest, '')){0}, max(nullif(latest, '')){0}"
    found: Any = connection.execute(
        "SELECT total(documents), total(documents * (rough AND '' IN (earliest, latest))), total(documents * rough), "
        f"total(NOT rough), max(earliest), {days.format(' FILTER (WHERE NOT rough)')}, {days.format('')} "
        f"FROM document_sum WHERE {' AND '.join(conditions)}",
        bindings,
    ).get
    documents, undated, rough, dated, begun, *both = found
    earliest, latest = both[:2] if dated else both[2:]
    return Counted(
        documents=int(documents),
        undated=int(undated),
        rough=int(rough - undated),
        earliest=earliest,
        latest=max((day for day in (latest, begun) if day), default=None),
    )


def origins(connection: apsw.Connection, window: "Window") -> int:
    """How many independent origins the articles of a window have; a copy stands for one that is not in it itself."""
    conditions, bindings = ["TRUE"], list[str]()
    as_of, since = (day and day.isoformat() for day in (window.as_of, window.since))
    if as_of:
        conditions.append("known <= ?")
        bindings.append(as_of)
    if since:
        conditions.append("newest >= ?")
        bindings.append(since)
    total: int = connection.execute(
        f"SELECT ifnull(sum(origins), 0) FROM origin_sum WHERE {' AND '.join(conditions)}", bindings
    ).get
    if not as_of or not since:
        return total
    # What was out before the window and again behind it need not have been out in it.
    around: int = connection.execute(
        "SELECT count(*) FROM origin WHERE documents > 1 AND known < ?2 AND known <= ?1 AND newest > ?1 "
        "AND newest >= ?2 AND NOT EXISTS ("
        "SELECT 1 FROM document WHERE NOT hidden AND ifnull(earliest, '') <= ?1 AND ifnull(latest, '9999-12-31') >= ?2 "
        "AND id IN (SELECT origin.head WHERE NOT EXISTS (SELECT 1 FROM folded WHERE document = origin.head) "
        "UNION ALL SELECT document FROM folded WHERE folded.head = origin.head))",
        (as_of, since),
    ).get
    return total - around


def recount(connection: apsw.Connection, heads: Iterable[str]) -> None:
    """Count anew what goes back to some articles: other articles than before do."""
    connection.executemany("INSERT INTO recounted VALUES (?)", [(head,) for head in dict.fromkeys(heads)])
