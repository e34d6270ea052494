"""The tables of a crisis file, and how an older file is brought forward.

Every annotation keeps its full record as JSON: that is the truth. The columns beside it exist only to be searched.
Offsets are code points into ``document_text.text``; dates are ISO text, ``NULL`` where nothing bounds the interval.
"""

import apsw

from standoff.store.summing import SUMMED

APPLICATION_ID = 0x5374_646F  # "Stdo": tells a crisis file from any other SQLite file

_FIRST = """
CREATE TABLE document (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    key       TEXT NOT NULL UNIQUE,      -- url, absolute path, or hash: what "the same article, changed" means
    path      TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    earliest  TEXT,
    latest    TEXT,
    record    TEXT NOT NULL              -- the document as JSON, its text left empty
) STRICT;
CREATE INDEX document_sha256 ON document (sha256);
CREATE INDEX document_path ON document (path, id);

CREATE TABLE document_text (
    number    INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
    title     TEXT NOT NULL,
    text      TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    title, text, content = 'document_text', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
-- A hit in the headline counts four times a hit in the body.
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
CREATE TRIGGER document_text_added AFTER INSERT ON document_text BEGIN
    INSERT INTO search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER document_text_removed AFTER DELETE ON document_text BEGIN
    INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

CREATE TABLE sentence (
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    id        TEXT NOT NULL,
    type      TEXT NOT NULL,
    country   TEXT,
    record    TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_id ON entity (id);

-- Mentions, timexes, attributions, events, claims and commitments.
CREATE TABLE annotation (
    number    INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    kind      TEXT NOT NULL,
    id        TEXT NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    type      TEXT,
    modality  TEXT,
    earliest  TEXT,
    latest    TEXT,
    record    TEXT NOT NULL
) STRICT;
CREATE INDEX annotation_id ON annotation (id);
CREATE INDEX annotation_document ON annotation (document, kind);
-- Mentions and timexes are nine rows in ten and are only ever read with their document.
CREATE INDEX annotation_kind ON annotation (kind, type, latest) WHERE kind NOT IN ('mention', 'timex');

-- Who acts in an annotation and on whom: entity ids and country codes alike.
CREATE TABLE party (
    annotation INTEGER NOT NULL REFERENCES annotation ON DELETE CASCADE,
    side       TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    name       TEXT NOT NULL,
    PRIMARY KEY (annotation, side, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_name ON party (name, side, annotation);

CREATE TABLE failure (
    number    INTEGER PRIMARY KEY,
    document  INTEGER REFERENCES document ON DELETE CASCADE,
    key       TEXT NOT NULL,
    path      TEXT NOT NULL,
    component TEXT NOT NULL,
    record    TEXT NOT NULL
) STRICT;
CREATE INDEX failure_key ON failure (key);
CREATE INDEX failure_document ON failure (document);

-- Clusters, duplicates, utterances, occurrences, threads and questions: replaced as a whole at each linking run.
CREATE TABLE linked (
    number    INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    id        TEXT,
    record    TEXT NOT NULL
) STRICT;
CREATE INDEX linked_id ON linked (id);
CREATE INDEX linked_kind ON linked (kind);
CREATE TABLE linked_member (
    linked    INTEGER NOT NULL REFERENCES linked ON DELETE CASCADE,
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    PRIMARY KEY (linked, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX linked_member_document ON linked_member (document);
CREATE TRIGGER linked_member_removed AFTER DELETE ON linked_member BEGIN
    DELETE FROM linked WHERE number = old.linked;
END;

CREATE TABLE judgement (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    target    TEXT NOT NULL,             -- no foreign key: a judgement outlives the record it is about
    made      TEXT NOT NULL,
    record    TEXT NOT NULL
) STRICT;
CREATE INDEX judgement_target ON judgement (target);
CREATE TRIGGER judgement_kept BEFORE DELETE ON judgement BEGIN
    SELECT RAISE (ABORT, 'judgements are append-only');
END;
CREATE TRIGGER judgement_fixed BEFORE UPDATE ON judgement BEGIN
    SELECT RAISE (ABORT, 'judgements are append-only');
END;

-- content: counts changes of the documents; linked: the content that the linked records were computed from.
CREATE TABLE generation (
    name      TEXT PRIMARY KEY,
    value     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO generation VALUES ('content', 0), ('linked', 0);
"""

_DERIVED = """
-- All that follows is derived from the articles and the judgements: it can be emptied and made anew.

ALTER TABLE document ADD COLUMN publisher TEXT;
ALTER TABLE document ADD COLUMN rough INTEGER NOT NULL DEFAULT 0;   -- not dated to a month or so
UPDATE document SET publisher = record ->> 'publisher',
    rough = ifnull(julianday(latest) - julianday(earliest) >= 45, 1);
ALTER TABLE document ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;  -- rejected by an analyst
CREATE INDEX document_dated ON document (rough, latest, earliest, hidden);
CREATE INDEX document_earliest ON document (earliest, hidden);
CREATE INDEX document_publisher ON document (publisher, latest, hidden);

-- Articles that came or changed since the last linking, and lines of which a record went away.
CREATE TABLE pending (
    document  INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE
) STRICT;
INSERT INTO pending SELECT number FROM document;
CREATE TRIGGER document_added AFTER INSERT ON document BEGIN
    INSERT INTO pending VALUES (new.number);
END;

-- What a reader sees as one line: an act, a commitment or a denial, whoever printed it; a story; a question.
CREATE TABLE line (
    number    INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('event', 'commitment', 'denial', 'cluster', 'question')),
    key       INTEGER NOT NULL,          -- hash of what its records have in common; the number of the linked record
    type      TEXT,
    place     TEXT NOT NULL,             -- where it stands among the lines of its kind
    earliest  TEXT,
    latest    TEXT,
    due       TEXT,
    known     TEXT NOT NULL,             -- the first day on which a document with it may have been out
    newest    TEXT NOT NULL,             -- the last such day
    grade     REAL NOT NULL DEFAULT 0,   -- what its weight starts from, and is multiplied by
    factor    REAL NOT NULL DEFAULT 1,
    weight    REAL NOT NULL DEFAULT 0,
    UNIQUE (kind, key)
) STRICT;
CREATE INDEX line_place ON line (kind, place);
CREATE INDEX line_weight ON line (kind, weight);
CREATE INDEX line_newest ON line (kind, newest);
CREATE INDEX line_due ON line (due) WHERE due IS NOT NULL;
CREATE TRIGGER linked_removed AFTER DELETE ON linked BEGIN
    DELETE FROM line WHERE key = old.number AND kind = old.kind;
END;

CREATE TABLE entry (
    annotation INTEGER PRIMARY KEY REFERENCES annotation ON DELETE CASCADE,
    document   INTEGER NOT NULL,
    line       INTEGER NOT NULL,
    place      TEXT NOT NULL             -- by date of publication, then in the document
) STRICT;
CREATE INDEX entry_line ON entry (line, place);
CREATE INDEX entry_document ON entry (document);
CREATE TABLE stale (line INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN
    INSERT OR IGNORE INTO stale VALUES (old.line);
END;

CREATE TABLE line_party (
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    side      TEXT NOT NULL,
    place     TEXT NOT NULL,
    line      INTEGER NOT NULL REFERENCES line ON DELETE CASCADE,
    PRIMARY KEY (name, kind, side, place, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_party_line ON line_party (line);

-- Who occurs in a document, as an entity and as a state, with sums by month of publication.
CREATE TABLE presence (
    level     TEXT NOT NULL CHECK (level IN ('entity', 'country')),
    name      TEXT NOT NULL,
    place     TEXT NOT NULL,             -- by date of publication, then the first mention
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    mention   TEXT,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    month     TEXT NOT NULL,
    known     TEXT NOT NULL,
    newest    TEXT NOT NULL,
    mentions  INTEGER NOT NULL,
    acts      INTEGER NOT NULL,
    receives  INTEGER NOT NULL,
    PRIMARY KEY (level, name, place, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX presence_document ON presence (document);
CREATE INDEX presence_month ON presence (level, month, known);
CREATE TABLE presence_sum (
    level     TEXT NOT NULL,
    month     TEXT NOT NULL,
    name      TEXT NOT NULL,
    documents INTEGER NOT NULL,
    mentions  INTEGER NOT NULL,
    acts      INTEGER NOT NULL,
    receives  INTEGER NOT NULL,
    PRIMARY KEY (level, month, name)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER presence_added AFTER INSERT ON presence BEGIN
    INSERT INTO presence_sum VALUES
        (new.level, new.month, new.name, new.mentions > 0, new.mentions, new.acts, new.receives)
    ON CONFLICT DO UPDATE SET documents = documents + excluded.documents, mentions = mentions + excluded.mentions,
        acts = acts + excluded.acts, receives = receives + excluded.receives;
END;
CREATE TRIGGER presence_removed AFTER DELETE ON presence BEGIN
    UPDATE presence_sum SET documents = documents - (old.mentions > 0), mentions = mentions - old.mentions,
        acts = acts - old.acts, receives = receives - old.receives
    WHERE level = old.level AND month = old.month AND name = old.name;
END;

-- How many documents describe an entity in which way: the most frequent is how it is printed.
CREATE TABLE called (
    id        TEXT NOT NULL,
    name      TEXT NOT NULL,
    type      TEXT NOT NULL,
    country   TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (id, name, type, country)
) STRICT, WITHOUT ROWID;
INSERT INTO called SELECT id, record ->> 'name', type, ifnull(country, ''), count(*) FROM entity GROUP BY 1, 2, 3, 4;
CREATE TRIGGER entity_added AFTER INSERT ON entity BEGIN
    INSERT INTO called VALUES (new.id, new.record ->> 'name', new.type, ifnull(new.country, ''), 1)
    ON CONFLICT DO UPDATE SET documents = documents + 1;
END;
CREATE TRIGGER entity_removed AFTER DELETE ON entity BEGIN
    UPDATE called SET documents = documents - 1 WHERE id = old.id AND name = old.record ->> 'name'
        AND type = old.type AND country = ifnull(old.country, '');
    DELETE FROM called WHERE id = old.id AND documents < 1;
END;

-- Acts between countries on known days, and their sums.
CREATE TABLE move (
    day       TEXT NOT NULL,
    actor     TEXT NOT NULL,
    recipient TEXT NOT NULL,
    event     TEXT NOT NULL,
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    type      TEXT NOT NULL,
    score     REAL NOT NULL,
    known     TEXT NOT NULL,
    PRIMARY KEY (day, actor, recipient, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX move_document ON move (document);
CREATE TABLE tension (
    day       TEXT NOT NULL,
    actor     TEXT NOT NULL,
    recipient TEXT NOT NULL,
    record    TEXT NOT NULL,
    score     REAL NOT NULL,
    PRIMARY KEY (day, actor, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX tension_dyad ON tension (actor, recipient, day, score);
CREATE TABLE stale_day (
    day       TEXT NOT NULL,
    actor     TEXT NOT NULL,
    recipient TEXT NOT NULL,
    PRIMARY KEY (day, actor, recipient)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER move_added AFTER INSERT ON move BEGIN
    INSERT OR IGNORE INTO stale_day VALUES (new.day, new.actor, new.recipient);
END;
CREATE TRIGGER move_removed AFTER DELETE ON move BEGIN
    INSERT OR IGNORE INTO stale_day VALUES (old.day, old.actor, old.recipient);
END;

-- Which document a folded copy goes back to.
CREATE TABLE folded (
    document  TEXT PRIMARY KEY,
    head      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX folded_head ON folded (head);

-- What bears on a commitment.
CREATE TABLE pledge (
    id        TEXT PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    matchable INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pledge_document ON pledge (document);
CREATE TABLE evidence (
    number     INTEGER PRIMARY KEY,
    commitment TEXT NOT NULL REFERENCES pledge ON DELETE CASCADE,
    document   INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    part       TEXT NOT NULL,
    record     TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_commitment ON evidence (commitment);
CREATE INDEX evidence_document ON evidence (document);

-- Which linked records an article, a quote or a claim is part of.
CREATE TABLE part (
    record    TEXT NOT NULL,
    linked    INTEGER NOT NULL REFERENCES linked ON DELETE CASCADE,
    PRIMARY KEY (record, linked)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_linked ON part (linked);
-- What linking sees of a document, and what of it bears on commitments.
CREATE TABLE reading (
    document  INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
    reading   BLOB NOT NULL,
    bearing   BLOB NOT NULL
) STRICT;
-- Where documents meet others, by key; a document that went away may still stand here, and is passed over.
CREATE TABLE posting (
    key       INTEGER NOT NULL,
    document  INTEGER NOT NULL,
    PRIMARY KEY (key, document)
) STRICT, WITHOUT ROWID;
-- How often words occur, as counted when everything was linked anew, and how many documents there were then.
CREATE TABLE frequency (
    kind      TEXT NOT NULL,
    word      TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (kind, word)
) STRICT, WITHOUT ROWID;
INSERT INTO generation VALUES ('counted', 0), ('counted documents', 0), ('counted sayings', 0);
DELETE FROM linked;
UPDATE generation SET value = value + 1 WHERE name = 'content' AND EXISTS (SELECT 1 FROM document);
"""

_BOUND = """
-- What stories and all else that is linked follow from, so that one article more changes what it bears on and no more.
-- Derived: emptied, it is made anew when all is linked.

-- Articles that are alike, each pair both ways; the parts of the collection within which stories are told apart.
CREATE TABLE edge (
    first     INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    second    INTEGER NOT NULL,
    score     REAL NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER edge_removed AFTER DELETE ON edge BEGIN
    DELETE FROM edge WHERE first = old.second AND second = old.first;
END;
CREATE TABLE block (
    document  INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    level     INTEGER NOT NULL
) STRICT;
CREATE INDEX block_number ON block (number);
-- Records outside of whose group nothing bears on how they are linked.
CREATE TABLE bond (
    kind      TEXT NOT NULL,
    record    TEXT NOT NULL,
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX bond_number ON bond (number);
CREATE INDEX bond_document ON bond (document);
DELETE FROM reading;
UPDATE generation SET value = 0 WHERE name = 'counted';
UPDATE generation SET value = value + 1 WHERE name = 'content' AND EXISTS (SELECT 1 FROM document);
"""

_STATED = """
-- A commitment in the same words is a line of its own on each occasion, and each place of the ledger has stretches of
-- its own: all is linked anew, and what is told together with others than before is derived anew.
UPDATE generation SET value = 0 WHERE name = 'counted';
UPDATE generation SET value = value + 1 WHERE name = 'content' AND EXISTS (SELECT 1 FROM document);
"""

_TOLD = """
-- Who denies an act has not told of it: what moves tension is derived anew from all articles.
INSERT OR IGNORE INTO pending SELECT number FROM document;
UPDATE generation SET value = 0 WHERE name = 'counted';
UPDATE generation SET value = value + 1 WHERE name = 'content' AND EXISTS (SELECT 1 FROM document);
"""

_MET = """
-- Who takes something back meets what he owes at keys of their own, and figures of two happenings do not hang together:
-- all is linked anew.
UPDATE generation SET value = 0 WHERE name = 'counted';
UPDATE generation SET value = value + 1 WHERE name = 'content' AND EXISTS (SELECT 1 FROM document);
"""

_COUNTED = """
-- Lines that were known by a day are counted without looking at each.
CREATE INDEX IF NOT EXISTS line_known ON line (kind, known);
"""

_WINDOWED = """
-- Which articles were out in some days is counted without reading them.
CREATE INDEX IF NOT EXISTS document_window ON document (id, earliest, latest, hidden);
"""

# Append only: the n-th script brings a file from version n-1 to n. A released script is never edited.
MIGRATIONS: tuple[str, ...] = (_FIRST, _DERIVED, _BOUND, _STATED, _TOLD, _MET, _COUNTED, _WINDOWED, SUMMED)


def migrate(connection: apsw.Connection, migrations: tuple[str, ...]) -> None:
    """Bring the file forward to the newest version, all or nothing.

    The version is read again under the write lock: another process may have done the work meanwhile.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version: int = connection.pragma("user_version")
        for script in migrations[version:]:
            connection.execute(script)
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", max(version, len(migrations)))
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
