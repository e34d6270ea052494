"""First and last token under a token of the parse, each token looked at once however deep the clauses nest.

Contents within contents ("A said that B said that …") would otherwise walk the same subtree once for every cue above.
"""

from standoff.extraction.grammar import kids
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import DENYING

# Relative pronouns: after a comma, the clause is the reporter's.
ASIDE = frozenset({"which", "who", "whom", "whose"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())


class Extents:
    """Extents of subtrees, for one document, remembered.

    Args:
        parse: The document's parse.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._whole: dict[int, tuple[int, int]] = {}
        self._bare: dict[int, tuple[int, int]] = {}

    def of(self, root: int, *, aside: bool = False) -> tuple[int, int]:
        """The first and the last token under *root*.

        Args:
            root: The token.
            aside: Whether relative clauses after a comma, and days, are left out.
        """
        known = self._bare if aside else self._whole
        if root in known:
            return known[root]
        order, stack = [], [root]
        while stack:
            i = stack.pop()
            order.append(i)
            stack += [k for k in self._under(i, aside) if k not in known]
        for i in reversed(order):
            first = last = i
            for k in self._under(i, aside):
                low, high = known[k]
                first = low if low < first else first
                last = high if high > last else last
            known[i] = first, last
        return known[root]

    def _under(self, token: int, aside: bool) -> list[int]:
        below = self.parse.kids[token]
        return [k for k in below if not self._is_aside(k, token)] if aside else below

    def _is_aside(self, token: int, above: int) -> bool:
        parse = self.parse
        if parse.dep[token] == "npadvmod":
            return parse.lower[token] in DAYS
        if parse.dep[token] == "appos" and token > above:
            return self.is_answered(token)
        if parse.dep[token] != "relcl" or token < above:
            return False
        first, last = self.of(token)
        return (
            first > above
            and parse.word[first - 1] in (",", "—", "–")
            and any(parse.lower[t] in ASIDE for t in range(first, min(first + 3, last + 1)))
        )

    def is_answered(self, noun: int) -> bool:
        """Whether a noun only sums up what was said, to tell who denies it: "…, *a claim Oman rejects*"."""
        parse = self.parse
        article = any(parse.lower[k] in ("a", "an") and parse.word[k - 1] == "," for k in parse.kids[noun])
        spoken = parse.lemma[noun] in _SPOKEN
        answers = [k for k in kids(parse, noun, "relcl") if spoken or parse.lemma[k] in _ANSWERING]
        return article and any(kids(parse, k, "nsubj") for k in answers)


# What is called so is what was said, and its clause the reporter's: "…, a remark that Oman dismissed".
_SPOKEN = frozenset("remark comment claim charge allegation accusation statement line phrase assertion".split())
_ANSWERING = DENYING | {"dispute", "contest"}
