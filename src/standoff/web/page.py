"""What a view is: its place, its template, and the three shapes in which it is handed out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from standoff.api import Crisis
from standoff.api import Page as Stretch
from standoff.web.address import Address

T = TypeVar("T")

LENGTH = 50  # entries of a list on one page


def _never(_: Address) -> bool:
    return False


def _always(_: Address) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Page:
    """One view of the desk. Everything it shows follows from the crisis and the address alone.

    Attributes:
        name: Name; also of its template, ``NAME.html``.
        path: Its path, with variable parts in braces.
        label: What the navigation calls it; empty for a page that the navigation does not list.
        context: What the template gets.
        rows: The records of the view, to be handed out as CSV or JSON; ``None`` where there are none.
        picture: The view as an SVG document of its own; ``None`` where it draws nothing.
        draws: Whether there is a picture at an address, where the view has one at all.
        parses: Whether showing it takes a parser: then it is made in the process that has one.
    """

    name: str
    path: str
    context: Callable[[Crisis, Address], dict[str, Any]]
    label: str = ""
    rows: Callable[[Crisis, Address], Sequence[Any]] | None = None
    picture: Callable[[Crisis, Address], str] | None = None
    draws: Callable[[Address], bool] = _always
    parses: Callable[[Address], bool] = _never


@dataclass(frozen=True, kw_only=True)
class Sheet(Generic[T]):
    """One page of a long list.

    Attributes:
        items: What stands on it.
        number: Which page it is, from 1.
        pages: How many there are, at least 1.
        total: Number of items on all of them.
        first: Number of the first item, from 1; 0 when there is none.
    """

    items: Sequence[T]
    number: int
    pages: int
    total: int
    first: int

    @property
    def last(self) -> int:
        """Number of the last item on this page."""
        return self.first + len(self.items) - 1 if self.items else 0


def sheet(items: Sequence[T], address: Address, *, length: int = LENGTH, name: str = "page") -> Sheet[T]:
    """The page of a list that the address asks for; behind the last one comes the last."""
    pages = max(1, -(-len(items) // length))
    number = min(address.number(name, 1), pages)
    start = (number - 1) * length
    shown = items[start : start + length]
    return Sheet(items=shown, number=number, pages=pages, total=len(items), first=start + 1 if shown else 0)


def fetched(
    fetch: Callable[[int, int], Stretch[T]], address: Address, *, length: int = LENGTH, name: str = "page"
) -> Sheet[T]:
    """The page of a list that is read a stretch at a time; behind the last one comes the last.

    Args:
        fetch: The stretch of so many items (first argument) behind so many (second).
        address: Says which page is wanted.
        length: Items on a page.
        name: The name in the address.
    """
    number = address.number(name, 1)
    found = fetch(length, (number - 1) * length)
    pages = max(1, -(-found.total // length))
    if number > pages:
        number = pages
        found = fetch(length, (number - 1) * length)
    first = (number - 1) * length + 1 if found.items else 0
    return Sheet(items=found.items, number=number, pages=pages, total=found.total, first=first)
