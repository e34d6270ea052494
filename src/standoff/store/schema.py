"""The tables of a crisis file, and how an older file is brought forward.

Every annotation keeps its full record as JSON: that is the truth. The columns beside it exist only to be searched.
Offsets are code points into ``document_text.text``; dates are ISO text, ``NULL`` where nothing bounds the interval.
"""

import apsw

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

-- Clusters, duplicates, utterances, occurrences and questions: replaced as a whole at each linking run.
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

# Append only: the n-th script brings a file from version n-1 to n. A released script is never edited.
MIGRATIONS: tuple[str, ...] = (_FIRST,)


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
