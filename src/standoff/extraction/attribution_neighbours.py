"""The cue beside a quotation: right behind its end mark, or right before its opening mark."""

from standoff.extraction.attribution_cues import (
    UTTERANCES,
    VERBAL,
    Found,
    nominal_between,
    speaker_of,
    speaker_tokens,
)
from standoff.extraction.attribution_drafts import Range
from standoff.extraction.attribution_layout import Layout, Quote, Unit
from standoff.extraction.grammar import FINITE, NOMINAL, own_subject, subject
from standoff.extraction.parse import Parse

# Marks that set a cue off from what is said.
COMMAS = frozenset({",", "—", "–", "-", "--"})
_BREAKS = frozenset({";", ":"})
_LINKS = frozenset(
    {"and", "but", "which", "while", "although", "though", "or", "as", "because", "when", "who", "where"}
)
_NAMING = frozenset({"PROPN", "NOUN", "DET", "ADJ", "CCONJ", "ADP", "PART", "NUM"})
# A quotation is looked for this many tokens from its cue.
_REACH = 45
# Shorter quotations (in words) that no listed cue explains quote nobody.
_SCARE = 4


# So few words after a colon are said only if they make a sentence ("his answer was short: “Not now.”").
_FEW = 2


class Neighbours:
    """Cues beside quotations, for one document.

    Args:
        parse: The document's parse.
        layout: Its sentences and quotations.
        cues: Its cues by token.
    """

    def __init__(self, parse: Parse, layout: Layout, cues: dict[int, Found]) -> None:
        self.parse = parse
        self.layout = layout
        self.cues = cues

    def cue_after(self, unit: Unit, n: int) -> tuple[Found, int | None, Range | None] | None:
        """The cue right behind quotation *n*, the speaker's head, and the speaker's token range."""
        parse, quote = self.parse, unit.quotes[n]
        limit = unit.quotes[n + 1].before if n + 1 < len(unit.quotes) else unit.beyond
        limit = min(limit, quote.after + _REACH)
        at = quote.after
        while at < limit and (parse.word[at] in COMMAS or parse.pos[at] == "SPACE"):
            at += 1
        if at >= limit or parse.lower[at] in _LINKS or parse.pos[at] == "PUNCT":
            return None
        if not quote.complete and at == quote.after and not self._cue_like(at) and not self._subject_run(at, limit):
            return None
        verb = self._first_verb(at, limit)
        if verb is None:
            return None
        found = self.cues.get(verb)
        if found is None or found.kind != "verb" or found.having("quote", "bare") is None:
            if not (quote.complete and quote.words >= _SCARE and parse.tag[verb] in FINITE):
                return None
            if parse.pos[verb] == "AUX" or (quote.number and unit.first < quote.before - 2):
                return None
            found = Found(verb, verb, verb + 1, (), "verb", -1)
        if parse.tag[verb] == "VBG" or not self.may_read(found):
            return None
        if found.cues and self.has_clause(found):
            # "Calling it “a trap,” she said that …": the verb has its own clause.
            return None
        start = at
        while start < verb and parse.pos[start] in ("ADV", "AUX", "PART"):
            start += 1
        if start == verb:
            return found, *self._inverted(found, limit)
        head = own_subject(parse, verb)
        if head is None or not at <= head < verb:
            head = nominal_between(parse, at, verb)
        if head is None:
            return None
        first, beyond = speaker_tokens(parse, head, keep_out=range(verb, verb + 1))
        return found, head, (max(first, at), max(min(beyond, verb), head + 1))

    def may_read(self, found: Found) -> bool:
        """Whether what "reads" is a text; a sign or a shirt is no speaker."""
        parse = self.parse
        if parse.lemma[found.token] != "read":
            return True
        speaker = speaker_of(parse, found)
        return speaker is None or parse.lemma[speaker] in UTTERANCES or parse.pos[speaker] in ("PRON", "PROPN")

    def has_clause(self, found: Found) -> bool:
        """Whether a verb governs a clause with "that" behind it."""
        parse = self.parse
        return any(
            k > found.token
            and parse.dep[k] == "ccomp"
            and any(
                parse.lower[m] == "that" and parse.dep[m] == "mark" and self.layout.quote[m] < 0 for m in parse.kids[k]
            )
            for k in parse.kids[found.token]
        )

    def _cue_like(self, at: int) -> bool:
        found = self.cues.get(at)
        return found is not None and found.kind == "verb" and self.parse.tag[at] in FINITE

    def _subject_run(self, at: int, limit: int) -> bool:
        """Whether a short noun phrase and a cue come next ("… he said" without any comma)."""
        verb = self._first_verb(at, min(limit, at + 5))
        if verb is None or verb == at:
            return False
        found = self.cues.get(verb)
        return (
            found is not None
            and found.having("quote") is not None
            and all(self.parse.pos[i] in NOMINAL or self.parse.pos[i] in ("DET", "ADJ") for i in range(at, verb))
        )

    def _first_verb(self, first: int, limit: int) -> int | None:
        """The first finite verb that is not inside a relative clause, cues preferred where the tagger hesitates."""
        parse = self.parse
        i = first
        while i < limit:
            if self.layout.quote[i] >= 0:
                return None
            found = self.cues.get(i)
            listed = found is not None and found.kind == "verb"
            verbal = listed or (parse.pos[i] in VERBAL and parse.tag[i] in (*FINITE, "VBN", "VB"))
            if verbal and parse.dep[i] not in ("aux", "auxpass", "amod") and not self._in_relative(i, first):
                return i if listed else self._listed_next(i, limit)
            if parse.word[i] in _BREAKS:
                return None
            i += 1
        return None

    def _listed_next(self, verb: int, limit: int) -> int:
        """A cue right behind what may be a name taken for a verb ("…,” coach Marta Ruiz said")."""
        for i in range(verb + 1, min(verb + 5, limit)):
            if self.parse.pos[i] == "PUNCT" or self.layout.quote[i] >= 0:
                break
            found = self.cues.get(i)
            if found is not None and found.kind == "verb" and found.having("quote") is not None:
                return i
        return verb

    def _in_relative(self, verb: int, first: int) -> bool:
        parse = self.parse
        if parse.dep[verb] not in ("relcl", "acl") and not (
            parse.dep[verb] in ("ccomp", "xcomp", "conj", "advcl")
            and parse.dep[parse.head[verb]] in ("relcl", "acl")
            and parse.head[verb] >= first
        ):
            return False
        return parse.head[verb] >= first

    def _inverted(self, found: Found, limit: int) -> tuple[int | None, Range | None]:
        """The speaker behind the cue ("said the captain of the tug, a former diver")."""
        parse = self.parse
        head = own_subject(parse, found.token)
        if head is None or not found.beyond <= head < limit:
            head = nominal_between(parse, found.beyond, min(limit, found.beyond + 25))
            if head is None:
                return None, None
            for i in range(found.beyond, head):
                if parse.pos[i] == "ADP" or parse.word[i] in (",", "."):
                    return None, None
            if parse.ner[head] in ("DATE", "TIME") or parse.dep[head] == "npadvmod":
                other = subject(parse, found.token)
                return (other, speaker_tokens(parse, other)) if other is not None else (None, None)
        first, beyond = speaker_tokens(parse, head, keep_out=range(found.first, found.beyond))
        return head, (max(first, found.beyond), max(min(beyond, limit), head + 1))

    def speaks(self, i: int) -> bool:
        """Whether a token is a verb of saying that can have a quotation of its own."""
        found = self.cues.get(i)
        return (
            found is not None
            and found.kind == "verb"
            and self.layout.quote[i] < 0
            and any("quote" in c.frames and c.act != "believe" for c in found.cues)
            and self.parse.dep[i] not in ("relcl", "acl", "advcl")
        )

    def cue_before(self, unit: Unit, quote: Quote) -> tuple[Found, bool] | None:
        """The cue right before a quotation, and whether the quotation is all that it introduces."""
        parse = self.parse
        last = quote.before - 1
        if last < unit.first:
            return None
        colon = parse.word[last] == ":"
        for i in range(last, max(unit.first, last - _REACH) - 1, -1):
            if self.layout.quote[i] >= 0 and i != last and self.layout.quotes[self.layout.quote[i]].words > 5:
                return None
            if parse.word[i] == ";" or (parse.word[i] == ":" and i != last):
                return None
            found = self.cues.get(i)
            if colon and parse.tag[i] in FINITE and self._new_clause(i, unit):
                # "He said A, but gave one reason: “…”": not the cue further up.
                return self._unlisted_colon(unit, last) if i not in self.cues else (self.cues[i], True)
            if not colon and i not in self.cues and self._in_passing(i, unit):
                continue
            if not colon and parse.pos[i] in VERBAL and self._subordinate(i, quote):
                # "once the strike ends, “we shall talk”": not the verb that introduces the words.
                continue
            if found is None or self.layout.quote[i] >= 0:
                if parse.pos[i] in VERBAL and not colon and parse.dep[i] not in ("aux", "auxpass", "amod"):
                    return None
                continue
            if found.kind != "verb" or found.having("quote") is None:
                if found.kind == "verb" and not colon:
                    return None
                continue
            if not colon or not self._leads_in(found, last):
                return self._introduces(unit, quote, found, last) if self.may_read(found) else None
        sentence = quote.words == _FEW and quote.ends in ".!?" and parse.word[quote.first][:1].isupper()
        if colon and (quote.words > _FEW or sentence):
            return self._unlisted_colon(unit, last)
        return None

    def _introduces(self, unit: Unit, quote: Quote, found: Found, last: int) -> tuple[Found, bool] | None:
        return (found, True) if self.parse.word[last] == ":" else self._fits(unit, quote, found, last)

    def _leads_in(self, found: Found, last: int) -> bool:
        """Whether a participle stands before the clause that introduces words ("*Asked* why, the envoy was blunt")."""
        parse = self.parse
        return found.token < parse.head[found.token] <= last and parse.dep[found.token] in ("advcl", "acl")

    def _fits(self, unit: Unit, quote: Quote, found: Found, last: int) -> tuple[Found, bool] | None:
        """Whether what stands between a cue and the mark behind it lets the cue introduce the quotation."""
        parse = self.parse
        opens = parse.text[quote.mark.start : quote.mark.start + 1]
        outer = parse.head[found.token]
        if parse.dep[found.token] == "ccomp" and outer in self.cues and outer < found.token and not opens.isupper():
            # "said that she asks nobody, “except a few”": the words are part of what is said, not asked.
            return None
        if parse.word[last] == "," and (quote.complete or opens.isupper()):
            # "He said, in Oslo, “…”" yes; "He said A, B and “…”" no: what lies between must be no clause.
            return (found, True) if opens.isupper() or not self._commas(found.token, last) else None
        if last != found.token and found.beyond <= last:
            if not self._addressed(found, last):
                return None
            if not opens.isupper() and found.having("person-clause") is None and not self._dated(found, last):
                # "said the chief “looked pale”": what lies between is the subject of what is said.
                return None
        if quote.complete and (opens.isupper() or (quote.words >= 3 and quote.after >= unit.beyond - 1)):
            return found, opens.isupper() or self._clause_inside(quote)
        return None

    def _new_clause(self, verb: int, unit: Unit) -> bool:
        """Whether a comma and a conjunction come right before the subject of a verb."""
        parse = self.parse
        own = own_subject(parse, verb)
        if own is None or own > verb:
            return False
        start = speaker_tokens(parse, own)[0]
        return start - 2 > unit.first and parse.pos[start - 1] == "CCONJ" and parse.word[start - 2] in (",", '"')

    def _in_passing(self, verb: int, unit: Unit) -> bool:
        """Whether a participle between two commas tells how something was said ("joked, using a false voice, “…”")."""
        parse = self.parse
        before = verb - 1
        while before > unit.first and parse.pos[before] == "ADV":
            before -= 1
        return parse.tag[verb] == "VBG" and parse.dep[verb] == "advcl" and parse.word[before] == ","

    def _subordinate(self, verb: int, quote: Quote) -> bool:
        """Whether a verb before a quotation heads an adverbial clause of its own ("when she spoke, “…”")."""
        parse = self.parse
        return (
            parse.dep[verb] == "advcl"
            and own_subject(parse, verb) is not None
            and any(
                parse.dep[k] in ("mark", "advmod") and k < verb and parse.tag[k] in ("IN", "WRB")
                for k in parse.kids[verb]
            )
            and quote.before - verb > 1
        )

    def _commas(self, first: int, last: int) -> bool:
        return sum(self.parse.word[i] == "," for i in range(first, last)) > 1

    def _addressed(self, found: Found, last: int) -> bool:
        """Whether only the person spoken to stands between the cue and the mark ("told the crew “…”")."""
        parse = self.parse
        return all(
            parse.pos[i] in NOMINAL or parse.pos[i] in ("DET", "ADJ", "ADV") for i in range(found.beyond, last + 1)
        )

    def _dated(self, found: Found, last: int) -> bool:
        return all(self.parse.ner[i] in ("DATE", "TIME") for i in range(found.beyond, last + 1))

    def _clause_inside(self, quote: Quote) -> bool:
        parse = self.parse
        return any(parse.tag[i] in FINITE for i in range(quote.first, quote.beyond)) and (
            parse.pos[quote.first] in NOMINAL
            or parse.pos[quote.first] in ("DET", "ADV", "ADJ", "INTJ", "SCONJ", "CCONJ")
        )

    def _unlisted_colon(self, unit: Unit, last: int) -> tuple[Found, bool] | None:
        """A clause that ends in a colon introduces what follows, whatever its verb."""
        parse = self.parse
        at = last - 1
        while at >= unit.first and (parse.pos[at] in _NAMING or parse.tag[at] == "HYPH"):
            at -= 1
        named = parse.pos[last - 1] == "PROPN" or (parse.pos[last - 1] == "NOUN" and at < unit.first)
        if named and (at < unit.first or parse.pos[at] == "PUNCT"):
            # "Our correspondent: “…”": a name alone before the colon.
            return Found(last, last, last + 1, (), "colon", -1), True
        for i in range(last, unit.first - 1, -1):
            if parse.pos[i] not in VERBAL or self.layout.quote[i] >= 0 or own_subject(parse, i) is None:
                continue
            if parse.dep[i] in ("ROOT", "conj", "ccomp", "advcl"):
                return Found(i, i, i + 1, (), "verb", -1), True
        return None
