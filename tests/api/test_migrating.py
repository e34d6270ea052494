"""A filled file of an older version: brought forward, it says what a new one says."""

from pathlib import Path

import apsw
import pytest

from standoff.api import Crisis
from standoff.store import Store, schema
from tests.api.test_growing import crisis_of, groups, told
from tests.api.test_occasions import AUTUMN, SPRING, lines

_FIRST = 1


def older(path: Path, version: int, newest: Path) -> None:
    """A file of an older version with what the newest one holds in the tables and columns that both have."""
    connection = apsw.Connection(str(path))
    schema.migrate(connection, schema.MIGRATIONS[:version])
    connection.execute("ATTACH ? AS newest", (str(newest),))
    connection.execute("BEGIN")
    for table in ("document", "document_text", "sentence", "entity", "annotation", "party", "judgement"):
        known = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        columns = ", ".join(f'"{name}"' for name in known)
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newest.{table}")
    connection.execute("UPDATE generation SET value = value + 1 WHERE name = 'content'")
    connection.execute("COMMIT")
    connection.close()


@pytest.mark.parametrize("version", range(_FIRST, len(schema.MIGRATIONS)))
def test_a_filled_file_of_an_older_version_says_the_same(tmp_path: Path, version: int) -> None:
    with Store.open(tmp_path / "newest.db") as store:
        for number in range(9):
            store.put(told(number))
    older(tmp_path / "older.db", version, tmp_path / "newest.db")
    with Crisis.open(tmp_path / "older.db") as crisis, crisis_of(9) as new:
        assert crisis._store.health()["file version"] == str(len(schema.MIGRATIONS))
        assert {document.id for document in crisis.documents()} == {told(n).document.id for n in range(9)}
        assert groups(crisis) == groups(new)
        assert [line.document.id for line in crisis.search("quay")] == [line.document.id for line in new.search("quay")]


def test_lines_of_a_file_that_told_all_occasions_as_one_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    with Crisis(Store.open(path)) as crisis:
        for extraction in (*SPRING, *AUTUMN):
            crisis._store.put(extraction)
        crisis.update()
    connection = apsw.Connection(str(path))
    # As version 3 left them: threads that name no occasions, and all that has the same words on one line.
    connection.execute(
        "UPDATE linked SET record = (SELECT json_set(linked.record, '$.stages', json_group_array(json_remove(value, "
        "'$.occasion'))) FROM json_each(linked.record, '$.stages')) WHERE kind = 'thread'"
    )
    connection.execute("UPDATE entry SET line = (SELECT min(number) FROM line WHERE kind = 'commitment')")
    connection.execute("DELETE FROM line WHERE kind = 'commitment' AND number NOT IN (SELECT line FROM entry)")
    connection.pragma("user_version", 3)
    connection.close()
    with Crisis.open(path) as crisis:
        assert lines(crisis) == [["Dunlin", "Avocet"], ["Plover", "Ruff"]]
