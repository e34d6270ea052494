"""Finds whole-word occurrences of many fixed strings in one pass."""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind


class Scanner:
    """A set of strings to look for, case-sensitive, leftmost longest.

    Args:
        forms: The strings, with straight apostrophes.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = sorted(set(forms))
        self._known = frozenset(self._forms)
        self._automaton = AhoCorasick(self._forms, matchkind=MatchKind.LeftmostLongest)

    def scan(self, text: str) -> list[tuple[int, int, str]]:
        """Occurrences in *text* that are whole words: ``(start, end, form)`` in code points, in text order."""
        found = []
        for number, start, beyond in self._automaton.find_matches_as_indexes(text):
            if start and text[start - 1].isalnum():
                continue
            end, form = beyond, self._forms[number]
            if end < len(text) and text[end].isalnum():
                # "Niger Delta" ran into "Niger Deltas": try the shorter forms that it hid.
                end, form = self._shorter(text, start, end)
            if form:
                found.append((start, end, form))
            else:
                found += self._inside(text, start, beyond)
        return found

    def _inside(self, text: str, start: int, beyond: int) -> list[tuple[int, int, str]]:
        """What a form that is no whole word hid behind its first word ("Gambian" behind "The Gambia")."""
        first = text.find(" ", start, beyond) + 1
        if not first:
            return []
        while beyond < len(text) and text[beyond].isalnum():
            beyond += 1
        return [(first + a, first + b, form) for a, b, form in self.scan(text[first:beyond])]

    def _shorter(self, text: str, start: int, end: int) -> tuple[int, str]:
        cut = text.rfind(" ", start, end)
        while cut > start:
            if text[start:cut] in self._known:
                return cut, text[start:cut]
            cut = text.rfind(" ", start, cut)
        return start, ""
