"""Commitments as records: their evidence, the events inside it, and until when."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from standoff.extraction.actors import Reference
from standoff.extraction.commitment_kinds import Kinds
from standoff.extraction.consequences import balanced
from standoff.extraction.issuance import Issuance
from standoff.extraction.parse import Parse
from standoff.model import Commitment, Document, Interval, Span, TextSpan, Timex, hull, identify
from standoff.model.proposition import CommitmentType

NAME, VERSION = "commitments", 3

_CITIZENS = "/citizens"


class Records:
    """Makes the records of one document.

    Args:
        document: It.
        parse: Its parse.
        timexes: Its expressions of time, in text order.
        kinds: What its consequences are.
    """

    def __init__(self, document: Document, parse: Parse, timexes: tuple[Timex, ...], kinds: Kinds) -> None:
        self._document = document
        self._parse = parse
        self._timexes = timexes
        self._kinds = kinds

    def deadline(self, *spans: Span | None) -> Interval | None:
        """Until when, where one of these stretches of text says so ("by Friday")."""
        whole = hull(s for s in spans if s is not None)
        for timex in self._timexes[bisect_left(self._timexes, whole.start, key=lambda t: t.start) :]:
            if timex.start >= whole.end:
                return None
            if timex.relation in ("by", "before", "until") and any(
                s is not None and s.start <= timex.start < s.end for s in spans
            ):
                return Interval(timex.earliest, timex.latest)
        return None

    def record(
        self,
        kind: CommitmentType,
        issuance: Issuance,
        addressee: Reference,
        condition: Span | None,
        consequence: Span,
        rule: str,
        *,
        negative: bool = False,
        hedged: bool = False,
        due: Interval | None = None,
    ) -> Commitment:
        """A commitment of *issuance* to *addressee*, *due* at the latest where its own words give no date."""
        text = self._document.text
        consequence = balanced(self._parse, consequence)
        condition = None if condition is None else balanced(self._parse, condition)
        spans: Iterable[Span] = (consequence,) if condition is None else (consequence, condition)
        whole = hull(spans)
        return Commitment(
            id=identify(
                "k", self._document.id, consequence.start, consequence.end, condition, issuance.issuer.countries, kind
            ),
            document=self._document.id,
            start=whole.start,
            end=whole.end,
            component=NAME,
            version=VERSION,
            rule=rule,
            type=kind,
            # What a state's citizens undertake the state does not.
            issuer=tuple(e for e in issuance.issuer.entities if issuance.issuer.countries or not e.endswith(_CITIZENS)),
            issuer_countries=issuance.issuer.countries,
            addressee=addressee.entities,
            addressee_countries=addressee.countries,
            condition=None
            if condition is None
            else TextSpan(condition.start, condition.end, text[condition.start : condition.end]),
            consequence=TextSpan(consequence.start, consequence.end, text[consequence.start : consequence.end]),
            condition_events=() if condition is None else tuple(e.id for e in self._kinds.events_in(condition)),
            consequence_events=tuple(e.id for e in self._kinds.events_in(consequence)),
            deadline=self.deadline(condition, consequence) or due,
            attribution=issuance.attribution.id if issuance.attribution is not None else None,
            negative=negative,
            hedged=hedged,
        )


def on_their_own(found: Iterable[Commitment]) -> list[Commitment]:
    """The commitments in text order, without those that are only part of what another one waits for.

    In "would talk if they guaranteed that it would not be bombed" nobody has guaranteed anything. Of two conditions
    of one consequence, one within the other ("against *any raid*"), the longer stands.
    """
    listed = sorted(found, key=lambda c: (c.start, c.end, c.id))
    cases = sorted((c.condition.start, n) for n, c in enumerate(listed) if c.condition is not None)

    def is_part(one: Commitment) -> bool:
        last = max(one.consequence.start, one.start if one.condition is None else one.condition.start)
        # Whatever holds it began not long before.
        at = bisect_right(cases, (last, len(listed)))
        for _, n in cases[max(0, at - _NEAR) : at]:
            other = listed[n]
            case = other.condition
            if other is one or case is None:
                continue
            if case.covers(one.consequence):
                return True
            within = one.condition is not None and case.covers(one.condition) and len(case) > len(one.condition)
            if within and other.consequence == one.consequence:
                return True
        return False

    # "Promised to do so": what that is was said before.
    return [c for c in listed if not is_part(c) and c.consequence.text.lower() not in _SAME]


_NEAR = 8
_SAME = frozenset({"to do so", "do so", "to do it", "to do that", "to do the same"})
