"""A filled file of an older version: brought forward, it says what a new one says."""

from pathlib import Path

import apsw
import pytest

from standoff.api import Crisis
from standoff.store import Store, schema
from tests.api.test_growing import crisis_of, groups, told

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
