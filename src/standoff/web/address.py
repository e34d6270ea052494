"""Where a reader is: the path of a view and its state, read from the URL and written back into one."""

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

from standoff.errors import InputError

Value = str | int | date | bool | None | tuple[str, ...] | list[str]

_LONGEST = 2_000  # characters of one value: more is no question that anybody asks


class Address:
    """The path and query of a request. The whole state of a view is in it, so that its URL can be sent on.

    Attributes:
        path: The path, without the query.
        parts: What the variable parts of the path stand for, by name.
    """

    def __init__(
        self, path: str, query: Iterable[tuple[str, str]] = (), parts: Mapping[str, str] | None = None
    ) -> None:
        """Read the state of a view.

        Raises:
            InputError: If a value is longer than any that makes sense.
        """
        self.path = path
        self.parts = dict(parts or {})
        self._query: dict[str, list[str]] = {}
        for name, value in query:
            if len(value) > _LONGEST:
                raise InputError(f"{name}: longer than {_LONGEST:,} characters; shorten it")
            if value.strip():
                self._query.setdefault(name, []).append(value)

    def text(self, name: str, default: str = "") -> str:
        """A value, or *default*."""
        return self._query[name][-1].strip() if name in self._query else default

    def texts(self, name: str) -> tuple[str, ...]:
        """All values of a name, in the order given."""
        return tuple(dict.fromkeys(value.strip() for value in self._query.get(name, ())))

    def choice(self, name: str, choices: Iterable[str], default: str) -> str:
        """One of some words.

        Raises:
            InputError: If it is none of them.
        """
        known, value = tuple(choices), self.text(name, default)
        if value not in known:
            raise InputError(f"{name}={value}: has to be one of {', '.join(filter(None, known))}")
        return value

    def day(self, name: str) -> date | None:
        """A day, written 2024-10-26.

        Raises:
            InputError: If it is no day.
        """
        value = self.text(name)
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise InputError(f"{name}={value}: is no day; write it like 2024-10-26") from None

    def number(self, name: str, default: int, *, least: int = 1, most: int = 1_000_000) -> int:
        """A whole number between two bounds.

        Raises:
            InputError: If it is none, or lies outside.
        """
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not least <= int(value[:9]) <= most:
            raise InputError(f"{name}={value}: has to be a number from {least:,} to {most:,}")
        return int(value)

    def flag(self, name: str) -> bool:
        """Whether something is switched on."""
        return self.text(name) in ("1", "on", "yes", "true")

    def pairs(self, *but: str) -> tuple[tuple[str, str], ...]:
        """The state as name and value, some names left out: the hidden fields of a form."""
        return tuple((name, value) for name, values in self._query.items() if name not in but for value in values)

    def toggled(self, name: str, value: str) -> str:
        """The URL of the same view with one value of several put in, or taken out where it is in."""
        here = self.texts(name)
        return self.to(**{name: tuple(one for one in here if one != value) if value in here else (*here, value)})

    def to(self, path: str | None = None, /, **changes: Value) -> str:
        """The URL of another view, or of this one in another state.

        Without *path* the state is kept but for *changes*; ``None``, ``False`` and ``""`` take a name out. The page of
        a list is forgotten with any change: it would be another list's.
        """
        state: dict[str, list[str]] = {}
        if path is None:
            state = {name: list(values) for name, values in self._query.items() if name not in ("page", "format")}
        for name, value in changes.items():
            state.pop(name, None)
            written = [value] if not isinstance(value, tuple | list) else list(value)
            kept = ["1" if one is True else str(one) for one in written if one not in (None, False, "")]
            if kept:
                state[name] = kept
        query = urlencode(state, doseq=True)
        return (path or self.path) + (f"?{query}" if query else "")
