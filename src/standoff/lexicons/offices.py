"""Who held which office, from when to when.

The table is our own (see ``lexicons/offices/README.md``). Dates have the precision they are known with: a year or a
month stands for all of its days, so a term is bounded by an *earliest* start and a *latest* end.
"""

import csv
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import MINYEAR, date
from functools import cache
from pathlib import Path

import msgspec

from standoff.errors import LexiconError
from standoff.lexicons.compiled import compiled
from standoff.lexicons.reading import packaged, shipped
from standoff.lexicons.scanner import Scanner
from standoff.model import Interval
from standoff.model.when import day, month, year

# Letters that do not come apart into a letter of the keyboard and an accent.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Þ": "Th",
                          "þ": "th", "æ": "ae", "Æ": "Ae", "ß": "ss", "ə": "a", "Ə": "A"})  # fmt: skip
COLUMNS = ("state", "office", "holder", "aliases", "from", "to", "status")


class Term(msgspec.Struct, frozen=True, gc=False):
    """One holder's stay in one office.

    Attributes:
        state: ISO 3166 alpha-3, or the id of an organisation or group.
        office: "foreign minister".
        holder: Usual English spelling of the name.
        aliases: Other spellings of the full name.
        short: The forms used alone in the press ("Yoon"); the last word of the name where the table gives none.
        began: Interval in which the term began, ``None`` if unknown.
        ended: Interval in which it ended, ``None`` while it lasts.
        acting: Whether the holder only acted in the office, or held it disputed.
    """

    state: str
    office: str
    holder: str
    aliases: tuple[str, ...]
    short: tuple[str, ...]
    began: Interval | None
    ended: Interval | None
    acting: bool

    def covers(self, interval: Interval) -> bool:
        """Whether the holder may have been in office at some time within *interval*."""
        if self.began and self.began.earliest and interval.latest and interval.latest < self.began.earliest:
            return False
        return not (self.ended and self.ended.latest and interval.earliest and interval.earliest > self.ended.latest)


@dataclass(slots=True)
class OfficeTable:
    """Terms by full name, by short name and by office.

    Attributes:
        terms: All of them.
        by_name: By each full name, also without its accents.
        by_short: By the forms used alone in the press.
        by_office: By state and office.
        horizon: The year up to which the table was kept, from its newest date: no open term says anything about later
            ones.
    """

    terms: list[Term] = field(default_factory=list)
    by_name: dict[str, list[Term]] = field(default_factory=dict)
    by_short: dict[str, list[Term]] = field(default_factory=dict)
    by_office: dict[tuple[str, str], list[Term]] = field(default_factory=dict)
    horizon: int = MINYEAR + 1
    _scanner: Scanner | None = None

    def scan(self, text: str) -> list[tuple[int, int, str]]:
        """Whole-word occurrences of full names: ``(start, end, name)`` in code points.

        Args:
            text: Text with straight apostrophes.
        """
        if self._scanner is None:
            # A mononym is no full name: it is found through ``by_short``, where context has to confirm it.
            self._scanner = Scanner(name for name in self.by_name if " " in name)
        return self._scanner.scan(text)

    def add(self, term: Term, names: Iterable[str]) -> None:
        """Adds a term under all of its holder's names, *names* being the full ones."""
        self.terms.append(term)
        for index, keys in ((self.by_name, names), (self.by_short, term.short)):
            for key in keys:
                if key in index:
                    index[key].append(term)
                else:
                    index[key] = [term]
        self.by_office.setdefault((term.state, term.office), []).append(term)
        for interval in (term.began, term.ended):
            if interval is not None and interval.earliest is not None and interval.earliest.year >= self.horizon:
                self.horizon = interval.earliest.year + 1


def _with_plain(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, each once, and as a keyboard without accents writes them ("Vucic" for "Vučić")."""
    if all(map(str.isascii, names)):
        return names if len(names) < 2 else tuple(dict.fromkeys(names))
    plain = (
        unicodedata.normalize("NFKD", n.translate(_LETTERS)).encode("ascii", "ignore").decode("ascii") for n in names
    )
    return tuple(dict.fromkeys((*names, *filter(None, plain))))


@cache
def partial_date(text: str) -> Interval | None:
    """The interval that ``2022``, ``2022-05`` or ``2022-05-10`` stands for; ``None`` for an empty string.

    Raises:
        ValueError: If it is none of these.
    """
    if not text:
        return None
    parts = [int(p) for p in text.split("-")]
    match len(parts):
        case 1:
            return year(parts[0])
        case 2:
            return month(parts[0], parts[1])
        case 3:
            return day(date(*parts))
    raise ValueError(f"{text!r} is no date of the form YYYY, YYYY-MM or YYYY-MM-DD")


def load_offices(extra: Iterable[Path] = ()) -> OfficeTable:
    """The packaged table together with the user's CSV files.

    Raises:
        LexiconError: If a row breaks the schema; names the file and the row.
    """
    table = OfficeTable()
    for name in packaged("offices", ".csv"):
        for term, names in _shipped_terms(name):
            table.add(term, names)
    for path in extra:
        if path.suffix == ".csv":
            try:
                for term, names in _terms(str(path), path.read_text(encoding="utf-8")):
                    table.add(term, names)
            except (OSError, UnicodeDecodeError) as error:
                raise LexiconError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    return table


def _shipped_terms(name: str) -> list[tuple[Term, tuple[str, ...]]]:
    source = shipped().joinpath(name)
    if not isinstance(source, Path):  # a package inside an archive
        return _terms(name, source.read_text(encoding="utf-8"))
    content = compiled(source, lambda: _terms(name, source.read_text(encoding="utf-8")), by=__file__)
    return msgspec.msgpack.decode(content, type=list[tuple[Term, tuple[str, ...]]])


def _terms(name: str, text: str) -> list[tuple[Term, tuple[str, ...]]]:
    """The terms of a table, each with all spellings of its holder's full name, those without accents included."""
    found: list[tuple[Term, tuple[str, ...]]] = []
    rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    header = tuple(next(rows, ()))
    if header != COLUMNS:
        raise LexiconError(f"{name}: the first row must be {','.join(COLUMNS)}")
    for number, row in enumerate(rows, start=2):
        if not row:
            continue
        if len(row) != len(COLUMNS):
            raise LexiconError(f"{name}, row {number}: {len(row)} fields where {len(COLUMNS)} are wanted")
        state, office, holder, aliases, began, ended, status = row
        if holder == "?":
            continue
        full: tuple[str, ...] = ()
        short: tuple[str, ...] = ()
        if aliases:
            given = [a for a in aliases.split("|") if a]
            full = tuple(a for a in given if not a.startswith("="))
            short = tuple(a[1:] for a in given if a.startswith("="))
        try:
            term = Term(
                state,
                office,
                holder,
                full,
                _with_plain(short or (holder.rpartition(" ")[2],)),
                partial_date(began),
                partial_date(ended),
                bool(status),
            )
        except ValueError as error:
            raise LexiconError(f"{name}, row {number}: {error}") from error
        found.append((term, _with_plain((holder, *full))))
    return found
