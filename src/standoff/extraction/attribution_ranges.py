"""The token range of a content: what the parse gives, corrected by punctuation and quotation marks.

The small parser often cuts a long clause in two, swallows the next speech, or loses its way at a quotation mark.
"""

from bisect import bisect_left, bisect_right

from standoff.extraction.attribution_cues import VERBAL, Found, has_subject
from standoff.extraction.attribution_drafts import Range
from standoff.extraction.attribution_extents import ASIDE, DAYS, Extents
from standoff.extraction.attribution_layout import Layout, Unit
from standoff.extraction.grammar import is_passive, own_subject, subtree
from standoff.extraction.parse import Parse

_TENSED = frozenset({"VBD", "VBZ", "VBP"})
# How a cue that ends the content of another one hangs on it, unless it is a participle.
_ENDING = frozenset({"relcl", "advcl", "conj"})
# Behind the comma of a quotation these go on with what the speaker says.
_REASONS = frozenset({"because", "since", "if", "unless", "so"})
_BESIDE = frozenset({"as", "while", "after", "before", "although", "though"})
# Heads above a cue that may stand behind its content.
_ABOVE = 4
# A quotation of the same speech is looked for this many tokens on.
_BRIDGE = 25

# How a noun that sums up what was said hangs on it, with a comma before its article.
_SET_OFF = frozenset({"appos", "dep", "npadvmod", "dobj"})


class Ranges:
    """Content ranges, for one document.

    Args:
        parse: The document's parse.
        layout: Its sentences and quotations.
        cues: All cues by token (where another one begins, a content may end).

    Attributes:
        taken: Cues that a quotation beside them has been given to (filled by whoever gives them).
        same_speaker: Cues that turned out to have the speaker of another one.
    """

    def __init__(self, parse: Parse, layout: Layout, cues: dict[int, Found]) -> None:
        self.parse = parse
        self.layout = layout
        self.by_token = cues
        self.verbs = sorted(t for t, cue in cues.items() if cue.kind == "verb")
        self.extents = Extents(parse)
        self.taken: set[int] = set()
        self.same_speaker: dict[int, int] = {}

    def leading(self, cue: int) -> Found | None:
        """The cue whose speaker another one shares, as far as the ranges have shown."""
        parse = self.parse
        other = self.same_speaker.get(cue)
        if other is None and parse.dep[cue] in ("advcl", "conj") and not has_subject(parse, cue):
            # "noted A and added B, saying C": the cue above has lent its speaker already.
            other = parse.head[cue] if parse.head[cue] in self.same_speaker else self._nearer(cue)
        return None if other is None else self.by_token.get(other)

    def _nearer(self, cue: int) -> int | None:
        """The speech set beside that of the verb above ("A said …, while B said …, adding …": B adds it)."""
        parse = self.parse
        above = parse.head[cue]
        if parse.tag[cue] != "VBG" or above > cue:
            return None
        for n in range(bisect_left(self.verbs, cue) - 1, bisect_right(self.verbs, above) - 1, -1):
            k = self.verbs[n]
            if parse.dep[k] not in ("advcl", "conj", "parataxis") or parse.tag[k] not in _TENSED:
                continue
            if self.layout.quote[k] != self.layout.quote[cue] or not has_subject(parse, k):
                continue
            start = self.extents.of(k)[0]
            if parse.head[k] == above or (start > above and parse.lower[start] in _BESIDE - {"as", "after", "before"}):
                return k
        return None

    def _before_answer(self, first: int, last: int) -> int:
        """The last token before who denies what was said: "said it had hit the port, *a claim Oman rejects*"."""
        for t in range(first + 2, last):
            if self.parse.dep[t] in _SET_OFF and self.extents.is_answered(t) and self.extents.of(t)[1] >= last:
                return max(self.extents.of(t)[0] - 2, first)
        return last

    def under(self, roots: list[int], found: Found, unit: Unit, *, aside: bool = False) -> Range:
        """The token range under *roots* (right of the cue), corrected by punctuation and quotation marks.

        Args:
            roots: Tokens whose subtrees are the content.
            found: The cue.
            unit: Its sentence.
            aside: Whether relative clauses after a comma are left out (they are the reporter's, after a noun phrase).
        """
        parse = self.parse
        limit = unit.beyond
        if found.quote >= 0:
            # What is said inside a quotation ends with it.
            limit = min(limit, self.layout.quotes[found.quote].beyond)
        extents = [self.extents.of(root, aside=aside) for root in roots]
        extents = [(low, high) for low, high in extents if high >= found.beyond and low < limit]
        if not extents:
            return roots[0], roots[0] + 1
        first = max(min(low for low, _ in extents), found.beyond)
        last = min(max(high for _, high in extents), limit - 1)
        if aside:
            last = self._before_aside(first, last)
        # A gap right of the cue up to the clause ("that", "on Friday that") belongs to it from its mark on.
        if first - 1 >= found.beyond and parse.lower[first - 1] in ("that", "whether", "if"):
            first -= 1
        last = min(self._extended(last, found, unit, first, aside=aside), limit - 1)
        if aside:
            last = self._before_comment(first, self._before_aside(first, last), unit)
        else:
            if min(roots[0], roots[-1]) > first:
                last = max(self._before_comment(first, last, unit), min(last, max(roots)))
            last = self._before_answer(first, self._cut(first, last, found))
            last = self._to_quotation(last, found, unit)
        while last > first and (parse.pos[last] in ("PUNCT", "SPACE", "CCONJ") or parse.lower[last] == "-"):
            if self.layout.quote[last] >= 0 and parse.word[last] not in (",", ";"):
                break
            last -= 1
        return first, last + 1

    def _before_aside(self, first: int, last: int) -> int:
        """The last token before a relative clause or an insertion set off by a dash: these are the reporter's."""
        parse, layout = self.parse, self.layout
        for i in range(first + 1, last):
            if layout.quote[i] >= 0:
                continue
            dash = parse.word[i] in ("–", "—", "--") or (parse.word[i] == "-" and parse.start[i] > parse.end[i - 1])
            if dash or (parse.word[i] == "," and parse.lower[i + 1] in ASIDE):
                return i - 1
        return last

    def _before_comment(self, first: int, last: int, unit: Unit) -> int:
        """The last token of a quotation that ends with a comma, unless "and" or another quotation follows."""
        for quote in unit.quotes:
            if first < quote.after <= last and quote.ends == ",":
                following = quote.after
                goes_on = self.parse.pos[following] in ("CCONJ", "PUNCT") or self.parse.lower[following] in _REASONS
                if not goes_on and self.layout.quote[following] < 0:
                    return following - 1
        return last

    def _cut(self, first: int, last: int, found: Found) -> int:
        """The last token before the reporting goes on: ", adding that …" and "… and called it …".

        A participle of saying behind a comma has the same speaker as the cue. So has a coordinated verb of saying that
        agrees with the cue in tense where the clause it seems to belong to does not.
        """
        parse, layout = self.parse, self.layout
        if found.kind != "verb":
            return last
        for n in range(bisect_left(self.verbs, first + 2), bisect_left(self.verbs, last)):
            i = self.verbs[n]
            if parse.dep[i] not in _ENDING and parse.tag[i] != "VBG" and i not in self.taken:
                continue
            other = self.by_token[i]
            if layout.quote[i] != layout.quote[found.token]:
                continue
            if parse.pos[i] not in VERBAL:
                continue
            if i not in self.taken and other.having("clause", "complement", "as", "to") is None:
                continue
            clause = self._reporters_clause(i, first, found.token)
            if clause is not None:
                # The token before is the comma, or the last of the content where there is none.
                return clause if parse.word[clause] != "," else clause - 1
            if i not in self.taken and other.having("clause", "complement", "as") is None:
                continue
            before = i - 1
            while before > first and (parse.pos[before] == "ADV" or self._is_mark(before)):
                before -= 1
            if i in self.taken and parse.pos[before] == "CCONJ" and not has_subject(parse, i):
                # "… and added: “…”": the quotation has been given to that cue.
                return before - 1 if parse.word[before - 1] != "," else before - 2
            if parse.tag[i] == "VBG" and parse.word[before] == "," and other.having("quote", "complement") is not None:
                self._share_speaker(i, found.token)
                return before - 1
            if parse.dep[i] == "conj" and self._follows(i, before) and self._tense(i) == self._tense(found.token):
                head = parse.head[i]
                other_voice = (
                    self._tense(head) != self._tense(i) or parse.lemma[head] == "be" or is_passive(parse, head)
                )
                if first <= head < i and (other_voice or parse.lemma[i] == "add") and not has_subject(parse, i):
                    self.same_speaker[i] = found.token
                    while parse.pos[before] != "CCONJ":
                        before -= 1
                    return before - 1 if parse.word[before - 1] != "," else before - 2
        return last

    def _share_speaker(self, verb: int, cue: int) -> None:
        """Gives a participle the speaker of the cue; not in "accused Oslo of it, which Oslo *denied, saying* …"."""
        above = self.parse.head[verb]
        if self.parse.dep[above] != "relcl" or not has_subject(self.parse, above):
            self.same_speaker[verb] = cue

    def _follows(self, verb: int, before: int) -> bool:
        """Whether "and" or "but" stands right before a verb and its auxiliaries ("but did not say")."""
        parse = self.parse
        while parse.head[before] == verb and parse.dep[before] in ("aux", "neg"):
            before -= 1
        return parse.pos[before] == "CCONJ"

    def _tense(self, verb: int) -> str:
        """The tag of a verb, with that of "did" for "did not say"."""
        parse = self.parse
        auxiliary = next((k for k in parse.kids[verb] if parse.dep[k] == "aux" and parse.lemma[k] == "do"), verb)
        return parse.tag[auxiliary]

    def _is_mark(self, token: int) -> bool:
        """Whether a token is the closing mark of a quotation that ends with a comma."""
        number = self.layout.quote[token]
        if number < 0:
            return False
        quote = self.layout.quotes[number]
        return token >= quote.beyond and quote.ends == ","

    def _reporters_clause(self, verb: int, first: int, cue: int) -> int | None:
        """Where ", as B vowed to …" begins before a verb of saying: the reporter sets another speech beside."""
        parse = self.parse
        own = own_subject(parse, verb)
        if own is None or own > verb:
            return None
        start = self.extents.of(own)[0]
        if parse.dep[verb] == "relcl" and start - 2 > first and parse.lower[start - 1] in ASIDE:
            # ", which he called …", ", to which he replied …"
            comma = start - 2 if parse.pos[start - 2] != "ADP" else start - 3
            return comma if comma > first and (parse.word[comma] == "," or self._is_mark(comma)) else None
        if parse.dep[verb] == "conj" and start - 1 > first and parse.pos[start - 1] == "CCONJ":
            return self._second_report(verb, own, cue, start)
        if parse.dep[verb] != "advcl":
            return None
        if start - 2 > first and parse.lower[start - 1] in _BESIDE:
            return start - 2 if parse.word[start - 2] == "," or parse.lower[start - 1] == "while" else None
        return None

    def _second_report(self, verb: int, own: int, cue: int, start: int) -> int | None:
        """Where "… and B reported that …" begins: told by the first speaker, the tense would be one further back."""
        parse = self.parse
        marked = any(
            parse.dep[k] == "ccomp" and any(parse.lower[m] == "that" and parse.dep[m] == "mark" for m in parse.kids[k])
            for k in parse.kids[verb]
        )
        if not marked or parse.pos[own] != "PROPN" or parse.tag[verb] != "VBD" or parse.tag[cue] != "VBD":
            return None
        if any(parse.dep[k] in ("aux", "neg") for k in parse.kids[verb]):
            return None
        return start - 2

    def _to_quotation(self, last: int, found: Found, unit: Unit) -> int:
        """The last token, moved on to a quotation that a further clause of the same speech holds.

        "said he had got offers, but “they were no good”", "saying A, the plan was “dead” and B “a fraud”".
        """
        parse, layout = self.parse, self.layout
        if layout.quote[found.token] >= 0 or found.having("quote") is None:
            return last
        for quote in unit.quotes:
            if quote.before <= last:
                continue
            between = range(last + 1, quote.before)
            if len(between) == 1 and parse.pos[last + 1] == "CCONJ" and quote.words > 1:
                # "“A” and “B”"
                last = quote.after - 1
                continue
            joined = parse.word[last + 1] == "," or (self._is_mark(last) and parse.pos[last + 1] == "CCONJ")
            if len(between) > _BRIDGE or not joined or quote.name or quote.words < 2:
                break
            if any(
                i in self.by_token
                and self.by_token[i].kind == "verb"
                and self.by_token[i].having("quote", "complement")
                for i in between
            ):
                break
            if any(parse.word[i] in (";", "–", "—", "--") or parse.lower[i] in ASIDE for i in between):
                break
            if len(between) > 2 and (
                parse.tag[last + 2] in ("VBG", "VBN")
                or not any(parse.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in between)
            ):
                break
            last = quote.after - 1
        return last

    def _extended(self, last: int, found: Found, unit: Unit, first: int, *, aside: bool = False) -> int:
        """The last token, moved on where the parse broke off inside a quotation or in mid-clause."""
        parse, layout = self.parse, self.layout
        quoted = layout.quote[last]
        if quoted >= 0 and layout.quote[found.token] != quoted:
            last = max(last, layout.quotes[quoted].after - 1)
        stop = self._own_tail(found, first)
        while last + 1 < unit.beyond:
            i = last + 1
            quoted_noun = aside and layout.quote[last] >= 0 and parse.pos[i] in ("ADP", "PART")
            if quoted_noun and layout.quote[i] < 0 and parse.lower[i] not in ("as", "by") and not self._dated(i):
                # The noun phrase goes on behind the mark: "“joint action” to end the raids".
                last = max([t for t in subtree(parse, i if parse.kids[i] else parse.head[i]) if t >= i], default=i)
                continue
            if (
                any(low <= i <= high for low, high in stop)
                or (parse.pos[i] == "PUNCT" and layout.quote[i] < 0)
                or parse.pos[i] in ("CCONJ", "SPACE")
            ):
                break
            if layout.quote[i] >= 0 and layout.quote[i] == layout.quote[found.token] and parse.pos[i] == "PUNCT":
                break
            quoted = layout.quote[i]
            last = layout.quotes[quoted].after - 1 if quoted >= 0 and quoted != layout.quote[found.token] else i
        return last

    def _dated(self, preposition: int) -> bool:
        """Whether a preposition introduces a date, which is that of the speech."""
        parse = self.parse
        return any(parse.ner[k] in ("DATE", "TIME") or parse.lower[k] in DAYS for k in parse.kids[preposition])

    def _own_tail(self, found: Found, first: int) -> list[tuple[int, int]]:
        """Extents of what modifies the cue itself right of the content's start ("said that … on Monday")."""
        parse = self.parse
        tail: list[tuple[int, int]] = []
        for k in parse.kids[found.token]:
            if k > first and parse.dep[k] in ("advcl", "conj", "npadvmod", "prep", "advmod", "cc", "agent"):
                tail.append(self.extents.of(k))
        above = found.token
        for _ in range(_ABOVE):
            above = parse.head[above]
            if above > first:
                # "the claim that A surprised B": the verb above ends what the cue governs.
                tail.append((above, above))
                tail.extend(
                    (k, k) for k in parse.kids[above] if k > first and parse.dep[k] in ("aux", "auxpass", "neg")
                )
                # "When Oslo said that it was full, *Riga* warned": nor does it reach who acts there.
                tail.extend(self.extents.of(k) for k in parse.kids[above] if k > first and parse.dep[k] == "nsubj")
        return tail
