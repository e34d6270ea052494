"""The offices-with-terms table: every row is well formed and no two rows contradict each other."""

import calendar
import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "src" / "standoff" / "lexicons" / "offices"
FILES = sorted(FOLDER.glob("*.csv"))
COLUMNS = ["state", "office", "holder", "aliases", "from", "to", "status"]
REGIONS = {"africa", "americas", "armed_groups", "asia", "europe", "middle_east", "oceania", "organisations"}
UNKNOWN = "?"
LONGEST_GAP = timedelta(days=60)

OFFICES = frozenset(
    {
        "president",
        "prime minister",
        "monarch",
        "supreme leader",
        "chancellor",
        "vice president",
        "foreign minister",
        "defence minister",
        "interior minister",
        "finance minister",
        "national security adviser",
        "secretary general",
        "president of the commission",
        "high representative",
        "president of the council",
        "chief of staff",
        "army chief",
        "spy chief",
        "speaker",
        "foreign ministry spokesperson",
        "presidential spokesperson",
        "defence ministry spokesperson",
        "ambassador to the un",
        "leader",
        "deputy leader",
        "director general",
        "prosecutor",
        "first lady",
        "opposition leader",
    }
)
# Posts that several people hold side by side: rows may overlap, and a stretch without a row says nothing.
SEVERAL_HOLDERS = frozenset(
    {
        "foreign ministry spokesperson",
        "presidential spokesperson",
        "defence ministry spokesperson",
        "spy chief",
        "speaker",
        "deputy leader",
        "opposition leader",
    }
)
# Single posts that are shared by law or by custom in one place only.
SHARED = frozenset({("BIH", "president"), ("NIC", "president"), ("HAMAS", "leader"), ("M23", "leader")})
HEADS = frozenset({"president", "prime minister", "monarch", "supreme leader", "chancellor", "leader"})


@dataclass(frozen=True)
class Row:
    """One line of the table, with where it stands for error messages."""

    where: str
    state: str
    office: str
    holder: str
    aliases: str
    start: str
    end: str
    status: str

    @property
    def starts(self) -> tuple[date, date]:
        """First and last day on which the term can have begun."""
        return bounds(self.start)

    @property
    def ends(self) -> tuple[date, date]:
        """First and last day on which the term can have ended; an open term never ends."""
        return bounds(self.end) if self.end else (date.max, date.max)

    @property
    def settled(self) -> bool:
        """True for a holder in full right, False for an acting or a disputed one."""
        return not self.status


def bounds(text: str) -> tuple[date, date]:
    """Turn a date of year, month or day precision into its first and last day."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(*parts), date(*parts)


def read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as handle:
        for number, fields in enumerate(csv.reader(handle), start=1):
            if number > 1:
                yield Row(f"{path.name}:{number}", *fields)


ROWS = [row for path in FILES for row in read(path)]
CHAINS: dict[tuple[str, str], list[Row]] = defaultdict(list)
for _row in ROWS:
    CHAINS[_row.state, _row.office].append(_row)


def contradicts(one: Row, other: Row) -> bool:
    """True if two settled terms cannot both be right, whatever day their month or year stands for."""
    first, second = sorted((one, other), key=lambda row: (row.starts, row.ends))
    return second.starts[1] < first.ends[0]


def gaps(chain: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield neighbours between which more than `LONGEST_GAP` certainly passes without any row."""
    ordered = sorted(chain, key=lambda row: (row.starts, row.ends))
    latest = ordered[0]
    for row in ordered[1:]:
        if latest.end and row.starts[0] - latest.ends[1] > LONGEST_GAP:
            yield latest, row
        if row.ends[1] > latest.ends[1]:
            latest = row


def test_every_region_has_its_file() -> None:
    assert {path.stem for path in FILES} == REGIONS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_plain_sorted_csv(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[0].split(",") == COLUMNS
    assert '"' not in text, "no field may need quoting"
    assert "\r" not in text
    assert all(line.count(",") == len(COLUMNS) - 1 for line in lines)
    keys = [(row.state, row.office, row.start) for row in read(path)]
    assert keys == sorted(keys)


def test_each_state_stands_in_one_file() -> None:
    homes: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        homes[row.state].add(row.where.split(":")[0])
    assert {state: files for state, files in homes.items() if len(files) > 1} == {}


def test_fields_have_their_form() -> None:
    wrong = []
    for row in ROWS:
        fields = (row.state, row.office, row.holder, row.aliases, row.start, row.end, row.status)
        if any(field != field.strip() or "  " in field for field in fields):
            wrong.append((row.where, "stray space"))
        group = row.where.startswith(("organisations", "armed_groups"))
        if not re.fullmatch(r"[A-Z][A-Z0-9]+|[A-Z]{3}/[a-z]+" if group else r"[A-Z]{3}", row.state):
            wrong.append((row.where, row.state))
        if row.office not in OFFICES:
            wrong.append((row.where, row.office))
        if not row.holder or row.holder.startswith("="):
            wrong.append((row.where, "no holder"))
        if row.status not in {"", "acting", "disputed"}:
            wrong.append((row.where, row.status))
    assert wrong == []


def test_aliases_are_distinct_and_not_the_name_itself() -> None:
    wrong = []
    for row in ROWS:
        names = row.aliases.split("|") if row.aliases else []
        if len(names) != len(set(names)) or row.holder in names or any(name in {"", "="} for name in names):
            wrong.append((row.where, row.aliases))
    assert wrong == []


def test_eastern_names_say_which_part_the_press_uses() -> None:
    """The last word of "Xi Jinping" is not what a report calls him, so these rows must carry the short form."""
    missing = [
        row.where
        for row in ROWS
        if row.state in {"CHN", "KOR", "PRK", "TWN", "VNM"} and row.holder != UNKNOWN and "=" not in row.aliases
    ]
    assert missing == []


def test_dates_are_iso_and_in_order() -> None:
    wrong = []
    for row in ROWS:
        for text in filter(None, (row.start, row.end)):
            if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
                wrong.append((row.where, text))
            else:
                bounds(text)
        if not row.start or row.starts[0] > row.ends[1]:
            wrong.append((row.where, "ends before it begins"))
    assert wrong == []


def test_no_row_twice() -> None:
    seen: dict[tuple[str, ...], str] = {}
    twice = []
    for row in ROWS:
        key = (row.state, row.office, row.holder, row.start)
        if key in seen:
            twice.append((seen[key], row.where))
        seen[key] = row.where
    assert twice == []


def test_one_holder_at_a_time() -> None:
    clashes = []
    for (state, office), chain in CHAINS.items():
        if office in SEVERAL_HOLDERS or (state, office) in SHARED:
            continue
        for one, other in combinations([row for row in chain if row.settled], 2):
            if contradicts(one, other):
                clashes.append((one.where, one.holder, other.where, other.holder))
    assert clashes == []


def test_nobody_succeeds_himself_on_overlapping_days() -> None:
    clashes = []
    for chain in CHAINS.values():
        for one, other in combinations(chain, 2):
            if one.holder == other.holder != UNKNOWN and contradicts(one, other):
                clashes.append((one.where, other.where, one.holder))
    assert clashes == []


def test_long_gaps_are_named() -> None:
    unnamed = [
        (one.where, one.holder, one.end, other.holder, other.start)
        for (state, office), chain in CHAINS.items()
        if office not in SEVERAL_HOLDERS and (state, office) not in SHARED
        for one, other in gaps(chain)
    ]
    assert unnamed == []


def test_unknown_rows_stand_between_known_ones() -> None:
    wrong = []
    for chain in CHAINS.values():
        known = [row for row in chain if row.holder != UNKNOWN]
        for row in chain:
            if row.holder != UNKNOWN:
                continue
            before = any(other.starts[0] <= row.starts[1] for other in known)
            after = any(other.ends[1] >= row.ends[0] and other.starts[0] >= row.starts[0] for other in known)
            if row.aliases or row.status or not row.end or not (before and after):
                wrong.append((row.where, row.start, row.end))
    assert wrong == []


def test_seventy_states_have_their_leading_posts_since_2015() -> None:
    posts: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        if row.holder != UNKNOWN and row.ends[1] >= date(2015, 1, 1) and not row.where.startswith(("org", "armed")):
            posts[row.state].add("head" if row.office in HEADS else row.office)
    full = [state for state, held in posts.items() if {"head", "foreign minister", "defence minister"} <= held]
    assert len(full) >= 70, sorted(full)


@pytest.mark.parametrize(
    ("state", "office", "day", "holder"),
    [
        ("KOR", "president", date(2023, 5, 1), "Yoon Suk Yeol"),
        ("UKR", "defence minister", date(2023, 9, 4), "Oleksii Reznikov"),
        ("NATO", "secretary general", date(2024, 10, 15), "Mark Rutte"),
        ("USA", "president", date(1962, 10, 22), "John F. Kennedy"),
        ("GBR", "prime minister", date(1982, 4, 2), "Margaret Thatcher"),
        ("IRQ", "president", date(1990, 8, 2), "Saddam Hussein"),
        ("IND", "prime minister", date(1971, 12, 3), "Indira Gandhi"),
        ("RUS", "foreign minister", date(2014, 3, 1), "Sergei Lavrov"),
    ],
)
def test_known_holders_on_known_days(state: str, office: str, day: date, holder: str) -> None:
    held = {row.holder for row in CHAINS[state, office] if row.starts[0] <= day <= row.ends[1] and row.settled}
    assert held == {holder}


def _term(start: str, end: str, status: str = "") -> Row:
    return Row("here", "AAA", "president", f"{start}/{end}", "", start, end, status)


def test_the_overlap_check_can_fail() -> None:
    assert contradicts(_term("2001-01-01", "2003-05-05"), _term("2003-05-04", ""))
    assert not contradicts(_term("2001-01-01", "2003-05-05"), _term("2003-05-05", "")), "a shared hand-over day"
    assert not contradicts(_term("2001", "2003"), _term("2003", "")), "a shared year may hide a clean hand-over"
    assert contradicts(_term("2001", ""), _term("2003", "")), "an open term cannot have a successor"


def test_the_gap_check_can_fail() -> None:
    assert list(gaps([_term("2001-01-01", "2003-05-05"), _term("2003-07-05", "")]))
    assert not list(gaps([_term("2001-01-01", "2003-05-05"), _term("2003-07-04", "")])), "exactly sixty days"
    assert not list(gaps([_term("2001-01-01", "2005-01-01"), _term("2002-01-01", "2003-01-01"), _term("2005", "")]))
