"""Turns drafts of attributions into records, nested ones with parents, and into the index for later components."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.attribution_drafts import Range, Said
from standoff.extraction.attribution_layout import Layout
from standoff.extraction.attribution_senses import is_yet_to_be_said
from standoff.extraction.attribution_speakers import SpeakerReferences
from standoff.extraction.attribution_stances import stance_of
from standoff.extraction.component import Annotations
from standoff.extraction.controllers import served
from standoff.extraction.grammar import ancestors, antecedent
from standoff.extraction.modality import standing
from standoff.lexicons.events import ModalityWords
from standoff.model import Attribution, Document, Interval, Span, Timex, hull, identify, text_span
from standoff.model.proposition import AttributionType, Modality

NAME, VERSION = "attribution", 1
# Pronouns that stand for whoever speaks.
FIRST_PERSON = frozenset("i we me us my our mine ours myself ourselves".split())
_MARKS = frozenset("\"“”„«»'‘’`")
# Words outside the marks that leave a quotation direct.
_LINKS = frozenset({"and", "but", "yet", "so", "or"})
# Cues that do nothing but report.
_NO_ACTS = frozenset({"say", "ask", "believe"})
# How far (in tokens) a relative pronoun may stand from what it stands for to be named with it.
_NEAR = 15


class AttributionIndex(msgspec.Struct, frozen=True):
    """Which attribution a token stands under.

    Attributes:
        innermost: By token, the innermost attribution whose content holds it, or ``None``. What somebody merely
            supports, praises, wants or opposes is not said on their word and left out.
        by_cue: By the head token of a cue, the attributions that it makes.
    """

    innermost: tuple[Attribution | None, ...]
    by_cue: dict[int, tuple[Attribution, ...]]

    def of(self, token: int) -> Attribution | None:
        """The innermost attribution whose content holds *token*."""
        return self.innermost[token]

    def made_by(self, cue: int) -> tuple[Attribution, ...]:
        """The attributions whose cue is headed by token *cue*."""
        return self.by_cue.get(cue, ())


class Writer:
    """Turns drafts into records."""

    def __init__(
        self,
        document: Document,
        annotations: Annotations,
        layout: Layout,
        actors: Actors,
        modality: ModalityWords,
        home: str | None = None,
    ) -> None:
        self.document = document
        self.parse = annotations.parse
        self.annotations = annotations
        self.layout = layout
        self.actors = actors
        self.modality = modality
        self.home = home
        self.timexes = sorted(annotations.timexes, key=lambda t: t.start)

    def write(self, said: Sequence[Said]) -> tuple[Attribution, ...]:
        """The records in text order; offers the index and binds first-person pronouns on the way."""
        parse = self.parse
        # Where nothing but marks is left of the words, nothing is said.
        drafts = [(self._id(one), one) for one in said if self._content(one)]
        by_draft = {id(one): identifier for identifier, one in drafts}
        # A cue with a mark inside a mark ("he said “‘…”") may have been given the same words twice.
        said = list(dict(reversed(drafts)).values())[::-1]
        # Outer contents first, so that inner ones overwrite them in the index.
        order = sorted(range(len(said)), key=lambda n: -_length(said[n]))
        innermost: list[int] = [-1] * len(parse)
        for n in order:
            if _is_attitude(said[n]):
                continue
            for first, beyond in said[n].pieces:
                innermost[first:beyond] = [n] * (beyond - first)
        parents = [self._parent(n, said, innermost) for n in range(len(said))]
        ids = [by_draft[id(one)] for one in said]
        references = SpeakerReferences(parse, self.layout, self.actors, said, self.home)
        speakers = [references.of(one) for one in said]
        bound: dict[int, Reference] = {}
        for i in parse.having(forms=FIRST_PERSON):
            if innermost[i] >= 0:
                n, word = innermost[i], parse.lower[i]
                if speakers[n] and (self.layout.quote[i] >= 0 or word in ("i", "my", "me") or said[n].frame == "turn"):
                    bound[i] = speakers[n]
        bound.update(references.words(said))
        self.actors.bind_speakers(bound)
        # Speakers that are themselves first persons ("we said") are known only now.
        speakers = [s or self._first_person(one) for s, one in zip(speakers, said, strict=True)]
        records = [
            self._record(
                one,
                ids[n],
                speakers[n],
                parent=None if (outer := parents[n]) is None else ids[outer],
                continues=_continued(one, by_draft),
            )
            for n, one in enumerate(said)
        ]
        by_cue: dict[int, tuple[Attribution, ...]] = {}
        for one, record in zip(said, records, strict=True):
            if one.cue is not None:
                by_cue[one.cue.token] = (*by_cue.get(one.cue.token, ()), record)
        self.annotations.scratch["attribution"] = AttributionIndex(
            tuple(records[n] if n >= 0 else None for n in innermost), by_cue
        )
        return tuple(sorted(records, key=lambda r: (r.start, r.end)))

    def _parent(self, n: int, said: Sequence[Said], innermost: list[int]) -> int | None:
        """The attribution whose content the cue of draft *n* stands in."""
        one = said[n].continues or said[n]
        if one.cue is None:
            return None
        outer = innermost[one.cue.token]
        if outer < 0 or said[outer] is one or said[outer] is said[n] or _length(said[outer]) <= _length(said[n]):
            return None
        return outer

    def _id(self, one: Said) -> str:
        spans = [(s.start, s.end) for s in self._content(one)]
        cue = (one.cue.first, one.cue.beyond) if one.cue else None
        return identify("q", self.document.id, spans, cue, one.rule)

    def _first_person(self, one: Said) -> Reference:
        token = one.speaker
        own = token is not None and self.parse.lower[token] in FIRST_PERSON
        return self.actors.of(token) if own else NOBODY

    def _content(self, one: Said) -> tuple[Span, ...]:
        """The content by code point; marks at the edge of a direct quotation are left out."""
        text = self.document.text
        spans: list[Span] = []
        for first, beyond in one.pieces:
            start, end = self.parse.start[first], self.parse.end[beyond - 1]
            while start < end and text[start] in " \n\t,":
                start += 1
            while end > start and text[end - 1] in " \n\t":
                end -= 1
            opened = self.layout.quote[first] >= 0 or text[start] in _MARKS
            closed = self.layout.quote[beyond - 1] >= 0 or text[end - 1] in _MARKS
            if opened and closed:
                while start < end and text[start] in _MARKS:
                    start += 1
                while end > start and text[end - 1] in _MARKS:
                    end -= 1
            elif one.cue is None or one.cue.quote < 0:
                # A content that only ends, or only begins, inside marks takes the mark with it.
                last, opening = self.layout.quote[beyond - 1], self.layout.quote[first]
                if last >= 0:
                    end = max(end, self.layout.quotes[last].mark.outer_end)
                elif opening >= 0:
                    start = min(start, self.layout.quotes[opening].mark.outer_start)
            if end > start:
                spans.append(Span(start, end))
        return tuple(spans)

    def _type(self, one: Said) -> AttributionType:
        if one.frame == "turn":
            return "direct"
        if not any(self.layout.units[self.layout.unit[first]].quotes for first, _ in one.pieces):
            return "indirect"
        quoted = plain = False
        inside = one.cue.quote if one.cue is not None else -1
        named = one.entry is not None and ("complement" in one.entry.frames or "as" in one.entry.frames)
        for first, beyond in one.pieces:
            for i in range(first, beyond):
                if not self.parse.word[i][0].isalnum():
                    continue
                quote = self.layout.quote[i]
                if quote >= 0 and one.frame == "object" and self._in_relative(i, one):
                    plain = True
                elif quote >= 0 and quote != inside and (named or not self.layout.quotes[quote].name):
                    quoted = True
                elif self.parse.lower[i] not in _LINKS:
                    plain = True
        if quoted:
            return "mixed" if plain else "direct"
        return "indirect"

    def _is_in_relative(self, token: int, cue: int) -> bool:
        """Whether a date stands in a clause about somebody: "Ana Roe, who left *in 2022*, said" she says it now."""
        parse, shared = self.parse, {cue, *ancestors(self.parse, cue)}
        return any(parse.dep[t] in ("relcl", "acl") and t not in shared for t in ancestors(parse, token))

    def _in_relative(self, token: int, one: Said) -> bool:
        """Whether a token stands in a relative clause of the content: its quoted words are not the speaker's."""
        for _ in range(12):
            if self.parse.dep[token] in ("relcl", "acl"):
                return True
            head = self.parse.head[token]
            if head == token or not one.holds(head):
                return False
            token = head
        return False

    def _record(
        self, one: Said, identifier: str, speaker: Reference, *, parent: str | None, continues: str | None
    ) -> Attribution:
        """The record of one draft."""
        parse, text = self.parse, self.document.text
        content = self._content(one)
        said_by = one.said_by
        if said_by is not None and one.speaker is not None:
            said_by = self._with_antecedent(one, said_by)
        by = None if said_by is None or said_by[0] >= said_by[1] else parse.span(*said_by)
        cue = None if one.cue is None else parse.span(one.cue.first, min(one.cue.beyond, len(parse)))
        whole = hull(
            [
                *content,
                *([by] if by and not one.rule.startswith("quotation.") else []),
                *([cue] if cue and not one.rule.startswith("quotation.") else []),
            ]
        )
        return Attribution(
            id=identifier,
            document=self.document.id,
            start=whole.start,
            end=whole.end,
            component=NAME,
            version=VERSION,
            rule=one.rule,
            type="indirect" if parent is not None and _is_thought(one) else self._type(one),
            content=content,
            speaker=None if by is None else text_span(text, by.start, by.end),
            speaker_entity=speaker.entities[0] if len(speaker.entities) == 1 else None,
            speaker_countries=speaker.countries,
            cue=None if cue is None else text_span(text, cue.start, cue.end),
            when=self._when(one),
            stance=stance_of(parse, one),
            act=one.entry.act if one.entry is not None else "say",
            modality=self._modality(one),
            parent=parent,
            continues=continues,
        )

    def _modality(self, one: Said) -> Modality:
        """Whether the speech act of a draft is done; saying and thinking are taken as they stand."""
        if one.cue is None or one.entry is None:
            return "actual"
        if one.entry.act in _NO_ACTS:
            return "hypothetical" if is_yet_to_be_said(self.parse, one.cue) else "actual"
        return standing(self.parse, served(self.parse, one.cue.token), self.modality).modality

    def _with_antecedent(self, one: Said, said_by: Range) -> Range:
        """The words for a speaker who is named by a pronoun ("an aide who said"), with what it stands for if near."""
        if one.cue is None or one.speaker is None:
            return said_by
        noun = antecedent(self.parse, one.speaker, one.cue.token)
        if noun != one.speaker and noun < one.speaker and one.speaker - noun <= _NEAR:
            return noun, said_by[1]
        return said_by

    def _when(self, one: Said) -> Interval | None:
        """The time expression in the cue's own clause: the nearest in its sentence that is not in the content."""
        if one.cue is None or not self.timexes:
            return None
        parse = self.parse
        unit = self.layout.units[self.layout.unit[one.cue.token]]
        start, end, at = parse.start[unit.first], parse.end[unit.beyond - 1], parse.start[one.cue.token]
        best: Timex | None = None
        for n in range(bisect_left(self.timexes, start, key=lambda t: t.start), len(self.timexes)):
            timex = self.timexes[n]
            if timex.start >= end:
                break
            token = parse.token_at(timex.start)
            if token is None or one.holds(token) or timex.relation in ("for", "since"):
                continue
            if self.layout.quote[token] != one.cue.quote or self._is_in_relative(token, one.cue.token):
                continue
            if best is None or abs(timex.start - at) < abs(best.start - at):
                best = timex
        if best is None or (best.earliest is None and best.latest is None):
            return None
        return Interval(best.earliest, best.latest)


def _continued(one: Said, ids: dict[int, str]) -> str | None:
    """The id of the draft that another one continues; of the one before that, where it was dropped as a repetition."""
    earlier = one.continues
    while earlier is not None and id(earlier) not in ids:
        earlier = earlier.continues
    return None if earlier is None else ids[id(earlier)]


def _is_thought(one: Said) -> bool:
    """Whether a cue ascribes a state of mind or sums up: inside another's content, quoted words are the other's."""
    if one.cue is None or one.entry is None:
        return False
    if one.cue.kind != "verb" or one.frame in ("to", "object", "preposition", "gerund"):
        return True
    return one.entry.act in ("believe", "plan") or not {"quote", "complement", "as"} & set(one.entry.frames)


def _is_attitude(one: Said) -> bool:
    """Whether the content is only what somebody is for or against: nothing in it is said on their word."""
    return one.frame == "object" and one.entry is not None and one.entry.act in ("agree", "praise", "plan", "reject")


def _length(one: Said) -> int:
    return sum(beyond - first for first, beyond in one.pieces)
