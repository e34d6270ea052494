"""Who says what stands in quotation marks: the surface around the marks first, the parse second.

Within a sentence a whole quotation belongs to the cue right behind it ("…," she said) or right before it (she said:
"…"). One that stands alone belongs to whoever spoke last. What none of these explains is left to the clause it stands
in, and otherwise quotes nobody: a name, a title, a word held at arm's length.
"""

from standoff.extraction.attribution_clauses import Regions
from standoff.extraction.attribution_cues import Found, nominal_between, speaker_of, speaker_tokens
from standoff.extraction.attribution_drafts import Range, Said
from standoff.extraction.attribution_layout import Layout, Quote, Unit
from standoff.extraction.attribution_neighbours import COMMAS, Neighbours
from standoff.extraction.grammar import own_subject
from standoff.extraction.parse import Parse

_VERBAL = frozenset({"VERB", "AUX"})
# Longer quotations (in words) may have a cue behind them without a comma between.
_SCARE = 4
# Tokens between a cue and a quotation in mid-sentence.
_NEAR = 10
# "Still, “…,” she said": so few words before the quotation are the reporter's.
_SHORT_LEAD = 3


_SUBORDINATE = frozenset({"because", "if", "that", "while", "although", "since", "when", "unless", "until", "once"})


class Quoter:
    """Attributions of quotations, for one document.

    Args:
        parse: The document's parse.
        layout: Its sentences and quotations.
        cues: Its cues by token.
        regions: What cues govern.

    Attributes:
        claimed: Numbers of the quotations that are spoken for.
        used: Tokens of the cues that a quotation has been given to.
    """

    def __init__(self, parse: Parse, layout: Layout, cues: dict[int, Found], regions: Regions) -> None:
        self.parse = parse
        self.layout = layout
        self.cues = cues
        self.regions = regions
        self.beside = Neighbours(parse, layout, cues)
        self.claimed: set[int] = set()
        self.used: set[int] = set()

    def in_unit(self, unit: Unit) -> list[Said]:
        """The attributions of whole quotations beside a cue in their sentence."""
        found: list[Said] = []
        for n, quote in enumerate(unit.quotes):
            if quote.number in self.claimed:
                continue
            if quote.name and quote.before - 1 not in self.cues and self.parse.word[max(quote.before - 1, 0)] != ":":
                continue
            said = None
            before = self.beside.cue_before(unit, quote)
            if before is not None and before[0].token in self.used:
                # “A,” she said “B”: a comma or stop was lost.
                said = self._again(quote, before[0], found)
            elif before is not None and not (
                quote.ends == "," and self.beside.cue_after(unit, n) and self._colon(quote)
            ):
                said = self._led_in(unit, n, *before)
            if (
                said is None
                and not quote.name
                and (quote.complete or quote.words > _SCARE or n + 1 == len(unit.quotes))
            ):
                after = self.beside.cue_after(unit, n)
                if after is not None:
                    said = self._followed(unit, n, *after)
            if said is not None:
                self.claimed.update(said.claims)
                self.used.add(said.cue.token if said.cue else -1)
                found.append(said)
        return found

    def _colon(self, quote: Quote) -> bool:
        return self.parse.word[quote.before - 1] == ":"

    def _again(self, quote: Quote, cue: Found, found: list[Said]) -> Said | None:
        """A further quotation of the same cue."""
        for one in found:
            if one.cue is not None and one.cue.token == cue.token:
                return Said(
                    [(quote.first, quote.beyond)],
                    cue,
                    one.entry,
                    "quotation.continued",
                    one.speaker,
                    one.said_by,
                    continues=one,
                    claims=(quote.number,),
                )
        return None

    def left_over(self, unit: Unit) -> list[Said]:
        """Quotations that stand behind a cue of saying in mid-sentence, where the parse found no clause."""
        parse, found = self.parse, []
        for n, quote in enumerate(unit.quotes):
            if quote.number in self.claimed or quote.name or quote.words < 2:
                continue
            for i in range(quote.before - 1, max(unit.first, quote.before - _NEAR) - 1, -1):
                cue = self.cues.get(i)
                if self.layout.quote[i] >= 0 or parse.word[i] in (";", ",", ":"):
                    break
                if cue is not None and cue.kind == "verb" and cue.having("quote") is not None:
                    if i not in self.used and self.beside.may_read(cue):
                        said = self._led_in(unit, n, cue, True)
                        if said is not None:
                            # Words between cue and mark belong to the content, unless they name the person spoken to.
                            first, beyond = said.pieces[0]
                            clause = self._clause_start(cue, quote)
                            if clause is not None:
                                said.pieces[0] = (min(clause, first), beyond)
                            self.claimed.update(said.claims)
                            self.used.add(i)
                            found.append(said)
                    break
                if parse.pos[i] == "VERB" and parse.dep[i] not in ("amod", "aux"):
                    break
        return found

    def _leading_speaker(self, unit: Unit, found: Found, speaker: int | None) -> int | None:
        """The speaker of ", adding “…”": that of the cue before it in the sentence, where there is one."""
        for i in range(found.token - 1, unit.first, -1):
            other = self.cues.get(i)
            if other is None or other.kind != "verb" or self.layout.quote[i] >= 0 or i not in self.used:
                continue
            said = own_subject(self.parse, i)
            if said is not None:
                return said
        return speaker

    def _interrupted(self, unit: Unit, quote: Quote, found: Found) -> Range | None:
        """The first part of a sentence that the cue interrupts ("The fence, he said, “will come down”")."""
        parse = self.parse
        own = own_subject(parse, found.token)
        if own is None or own > found.token or parse.word[quote.before - 1] != ",":
            return None
        if parse.text[quote.mark.start].isupper():
            return None
        start = speaker_tokens(parse, own)[0]
        if start - 1 <= unit.first or parse.word[start - 1] not in COMMAS:
            return None
        if any(q.number in self.claimed for q in unit.quotes if q.first < start):
            return None
        first = unit.first
        while first < start - 1 and parse.pos[first] in ("CCONJ", "PUNCT", "SPACE") and self.layout.quote[first] < 0:
            first += 1
        words = [i for i in range(first, start - 1) if parse.word[i][0].isalnum()]
        if len(words) < 2 or parse.pos[first] in ("ADV", "ADP", "SCONJ") or parse.tag[first] in ("VBG", "VBN"):
            quoted = any(first <= q.first < start for q in unit.quotes)
            if not quoted:
                return None
        if any(self.beside.speaks(i) for i in words):
            return None
        return first, start - 1

    def _clause_start(self, cue: Found, quote: Quote) -> int | None:
        """Where the clause between a cue and a quotation in mid-clause begins: at its subject."""
        parse = self.parse
        gap = range(cue.beyond, quote.before)
        for i in gap:
            if parse.dep[i] in ("nsubj", "nsubjpass", "mark", "expl") and (
                parse.lower[i] == "that" or parse.dep[i] != "mark"
            ):
                return next(t for t in gap if t == i or (t < i and parse.head[t] == i))
        if cue.having("person-clause") is None and not any(parse.pos[k] == "ADP" for k in gap):
            return cue.beyond
        return None

    def _followed(self, unit: Unit, n: int, found: Found, speaker: int | None, said_by: Range | None) -> Said:
        """The attribution of quotation *n* (with what leads into it) to the cue behind it."""
        quote = unit.quotes[n]
        start, claims = self._start(unit, n, found.token)
        pieces = [(start, quote.beyond)]
        # The cue may stand inside the utterance: “…,” he said, “…”.
        for m in range(n + 1, len(unit.quotes)):
            other = unit.quotes[m]
            between = other.before - 1
            # A title ("The Long Winter") or nickname is mentioned, not said.
            if other.name or other.number in self.claimed or between <= found.token:
                break
            if self.parse.word[between] not in COMMAS:
                break
            if any(
                i in self.cues and self.cues[i].kind == "verb" and self.cues[i].having("quote", "clause") is not None
                for i in range(found.beyond, other.before)
            ):
                break
            if self.beside.cue_after(unit, m) is not None:
                break
            if m > n + 1 and unit.quotes[m - 1].after < other.before - 3:
                break
            pieces.append((other.first, other.beyond))
            claims.append(other.number)
        entry = found.having("quote", "bare")
        rule = entry.id if entry else "reporting.unlisted"
        parse = self.parse
        if parse.lemma[found.token] == "quote" and parse.dep[found.token] != "acl":
            # "…,” the agency quoted him as saying": he said it
            for k in parse.kids[found.token]:
                if parse.dep[k] == "dobj" and any(parse.lower[i] == "as" for i in range(k, min(k + 8, unit.beyond))):
                    speaker, said_by = k, speaker_tokens(parse, k, keep_out=range(found.first, found.beyond))
        return Said(pieces, found, entry, rule, speaker, said_by, claims=tuple(claims))

    def _start(self, unit: Unit, n: int, cue: int) -> tuple[int, list[int]]:
        """Where the utterance that ends with quotation *n* starts, and the quotations it holds."""
        parse, quote = self.parse, unit.quotes[n]
        claims = [quote.number]
        start = quote.first
        at = unit.first
        for m in range(n):
            if unit.quotes[m].number in self.claimed:
                at = unit.quotes[m].after
        whole = at == unit.first
        lead = range(self._behind_colon(at, quote.before), quote.before)
        worded = [i for i in lead if parse.word[i][0].isalnum()]
        if any(parse.word[i] == ";" for i in lead):
            # "Lima kept silent; “…,” its envoy said": the clause before is the paper's own.
            return start, claims
        if not worded or any(i in self.used for i in lead):
            return start, claims
        # "Lima has ordered its men into “a state of war”, the agency said": the order is told
        told = (
            i
            for i in lead
            if parse.head[i] != cue or parse.dep[i] != "ccomp" or not parse.word[quote.first][:1].islower()
        )
        if not whole or any(self.beside.speaks(i) for i in told):
            return start, claims
        if parse.word[quote.before - 1] == ":" or parse.tag[worded[0]] in ("VBG", "VBN"):
            return start, claims
        if quote.complete and parse.word[quote.before - 1] == "," and len(worded) <= _SHORT_LEAD:
            return start, claims
        claims.extend(q.number for q in unit.quotes[:n] if q.number not in self.claimed)
        return worded[0], claims

    def _behind_colon(self, first: int, beyond: int) -> int:
        """Where a clause starts behind a colon that ends another one: "It waits: who goes will “find nobody”"."""
        for i in range(beyond - 2, first, -1):
            if self.parse.word[i] == ":" and self.layout.quote[i] < 0:
                return i + 1 if any(self.parse.pos[k] in _VERBAL for k in range(first, i)) else first
        return first

    def _led_in(self, unit: Unit, n: int, found: Found, whole: bool) -> Said | None:
        """The attribution of quotation *n* to the cue before it."""
        if not whole:
            return None
        parse, quote = self.parse, unit.quotes[n]
        pieces, claims = [(quote.first, quote.beyond)], [quote.number]
        if found.cues and self.beside.has_clause(found):
            # "adds that there are two ways: “…”"
            governed = self.regions.content(found)
            if governed is not None and governed.pieces[0][0] < quote.before:
                pieces = [(governed.pieces[0][0], quote.beyond)]
        if parse.word[quote.before - 1] == "," and parse.lower[found.beyond] in _SUBORDINATE:
            # "said because it rains, “nobody will come”"
            pieces = [(found.beyond, quote.beyond)]
        lead = self._interrupted(unit, quote, found)
        if lead is not None:
            pieces.insert(0, lead)
            claims.extend(q.number for q in unit.quotes[:n] if lead[0] <= q.first < lead[1])
        for other in unit.quotes[n + 1 :]:
            gap = range(pieces[-1][1] + 1, other.before)
            if other.number in self.claimed or any(parse.pos[i] in _VERBAL for i in gap) or len(gap) > 4:
                break
            pieces.append((other.first, other.beyond))
            claims.append(other.number)
        entry = found.having("quote", "bare")
        speaker = speaker_of(parse, found)
        if parse.tag[found.token] == "VBG" and found.kind == "verb":
            speaker = self._leading_speaker(unit, found, speaker)
        if found.kind == "colon":
            at = found.token - 1
            while at > unit.first and parse.pos[at - 1] not in ("PUNCT", "SPACE"):
                at -= 1
            speaker = nominal_between(parse, at, found.token)
        said_by = None
        if speaker is not None and self.layout.quote[speaker] >= 0 and found.quote < 0:
            speaker = None
        if speaker is None and found.cues:
            head = nominal_between(parse, unit.first, found.first)
            speaker = head if head is not None and self.layout.quote[head] < 0 else None
        if speaker is not None:
            said_by = speaker_tokens(parse, speaker, keep_out=range(found.first, found.beyond))
        rule = entry.id if entry else "reporting.unlisted"
        return Said(pieces, found, entry, rule, speaker, said_by, claims=tuple(claims))
