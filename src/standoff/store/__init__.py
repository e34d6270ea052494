"""The crisis file: one SQLite database per crisis."""

from standoff.store.crisis_file import Outcome, Store
from standoff.store.deriving import Derived, LineEntry, Listed, Move, Presence
from standoff.store.deriving import days as published_days
from standoff.store.filters import EVERYTHING, Filter
from standoff.store.paging import Order, Window
from standoff.store.searching import Hit
from standoff.store.writing import Linked

__all__ = [
    "EVERYTHING",
    "Derived",
    "Filter",
    "Hit",
    "LineEntry",
    "Linked",
    "Listed",
    "Move",
    "Order",
    "Outcome",
    "Presence",
    "Store",
    "Window",
    "published_days",
]
