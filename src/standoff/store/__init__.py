"""The crisis file: one SQLite database per crisis."""

from standoff.store.crisis_file import Outcome, Store
from standoff.store.filters import EVERYTHING, Filter
from standoff.store.searching import Hit
from standoff.store.writing import Linked

__all__ = ["EVERYTHING", "Filter", "Hit", "Linked", "Outcome", "Store"]
