"""What bears on a commitment: reports of what its condition names, claims about it, its issuer's later deeds and words.

The condition is matched against reported facts by actor, act, what is acted with, who else is named, and words; each
part is explained. No day is looked at and no collection: what one report says about one commitment follows from the
two of them, so that evidence can be kept, added to and taken from, whatever else is read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from standoff.linking.facts import Fact, Index, Stance
from standoff.linking.themes import Pledge, Wanted
from standoff.model import Case, Commitment, Evidence, Interval
from standoff.model.evidence import EvidencePart

# Weights of the parts of a match; a part that the condition does not have drops out. The act must agree.
ACT, THING, NAMED, WORDS = 0.45, 0.2, 0.2, 0.15
# Score from which a fact speaks for the trigger, and from which one fact alone is enough.
MATCH, STRONG = 0.6, 0.75
# What an agreement is worth that rests on the types of two deeds and both their parties, not on what the words say:
# with everything else agreed it is evidence.
BY_TYPE = 0.6
# Most that a match is worth that rests on types, or on an act alone ("if they retaliate") with less than HALF of the
# condition's words: never enough by itself.
BARE, HALF = 0.7, 0.5
# Days before the issue from which a lasting act (troops sent stay sent) still counts.
ONGOING_DAYS = 14


@dataclass(frozen=True)
class Agreement:
    """How well a reported fact agrees with what is sought, in [0, 1], with the reason."""

    fact: Fact
    score: float
    because: str


def evidence(commitment: Commitment, *, index: Index) -> Case:
    """All that bears on *commitment*.

    Args:
        commitment: The record; its document must be in the index.
        index: Made by ``index`` from the same extractions.

    Raises:
        KeyError: If the commitment's document is not in the index.
    """
    read = index.pledges[commitment.id]
    found = [_of_stance("withdrawal", s) for s in _retractions(commitment, read, index=index)]
    triggered: list[Agreement] = []
    if read.condition is not None:
        triggered = _matching(read.condition, read, index=index, after=False)
        found += [_of_fact("trigger", a) for a in triggered]
        found += [_of_stance("doubt", s) for s in _claims(read.condition, read.issued, index=index, borne_out=False)]
        found += [_of_stance("support", s) for s in _claims(read.condition, read.issued, index=index, borne_out=True)]
    found += [_of_fact("fulfilment", a) for a in _fulfilled(read, triggered, index=index)]
    return Case(
        commitment=commitment.id,
        is_matchable=read.condition is not None and bool(read.condition.kinds or _telling(read.condition, index)),
        evidence=tuple(found),
    )


def _of_fact(part: EvidencePart, found: Agreement) -> Evidence:
    fact = found.fact
    return Evidence(
        record=fact.id,
        document=fact.document,
        part=part,
        reported=_days(fact.reported),
        voice=fact.voice,
        score=found.score,
        because=found.because,
    )


def _of_stance(part: EvidencePart, stance: Stance) -> Evidence:
    return Evidence(
        record=stance.id,
        document=stance.document,
        part=part,
        reported=_days(stance.reported),
        voice="+".join(sorted(stance.by)),
    )


def _days(reported: Interval) -> Interval:
    return Interval(reported.earliest, reported.latest)


def agreement(sought: Wanted, fact: Fact, *, index: Index) -> Agreement:
    """How well a reported fact agrees with what is sought, in [0, 1], with the reason."""
    if not sought.actors & fact.actors:
        return Agreement(fact, 0.0, "another actor")
    if sought.persons and fact.persons and not sought.persons & fact.persons:
        return Agreement(fact, 0.0, "another person")
    telling = index.lexicon.telling(sought.theme.acts & fact.theme.acts)
    if telling:
        parts = [(ACT, 1.0, f"same act ({', '.join(sorted(a.removeprefix('act.') for a in telling))})")]
    elif fact.kind in sought.kinds and not _telling(sought, index):
        parts = [(ACT, BY_TYPE, f"same kind of act ({fact.kind[0]}) between the same parties")]
    else:
        return Agreement(fact, 0.0, "another act")
    if sought.theme.things:
        things = sought.theme.things & fact.theme.things
        parts.append((THING, 1.0 if things else 0.0, f"same matter ({', '.join(sorted(things))})"))
    others = sought.theme.countries - sought.actors
    met = others & (fact.theme.countries | fact.recipients)
    if others and fact.recipients and not met:
        # Whose islands are seized is what the words are about: another's are no trigger.
        return Agreement(fact, 0.0, "another party")
    if others:
        parts.append((NAMED, len(met) / len(others), f"also names {', '.join(sorted(met))}"))
    share = 0.0
    if sought.theme.stems:
        share = len(sought.theme.stems & fact.theme.stems) / len(sought.theme.stems)
        parts.append((WORDS, min(1.0, 2 * share), f"{share:.0%} of its words"))
    value = sum(w * v for w, v, _ in parts) / sum(w for w, _, _ in parts)
    if not telling or (not sought.theme.things and not others and share < HALF):
        value = min(value, BARE)
    who = "/".join(sorted(sought.actors & fact.actors))
    because = f"{who}: " + ", ".join(reason for _, v, reason in parts if v)
    return Agreement(fact, round(value, 3), because)


def _telling(sought: Wanted, index: Index) -> frozenset[str]:
    """The acts sought that say enough to be recognised alone."""
    return index.lexicon.telling(sought.theme.acts)


def _matching(sought: Wanted, read: Pledge, *, index: Index, after: bool) -> list[Agreement]:
    """The facts that agree, best first. *after*: only what was reported later than the commitment."""
    in_time = (fact for fact in index.facts_of(sought) if _in_time(fact, sought, read, index=index, after=after))
    found = (agreement(sought, fact, index=index) for fact in in_time)
    return sorted((a for a in found if a.score >= MATCH), key=lambda a: (-a.score, a.fact.id))


def _in_time(fact: Fact, sought: Wanted, read: Pledge, *, index: Index, after: bool) -> bool:
    issued = read.issued
    happened = fact.happened
    if issued.earliest is None:
        return not after
    lasting = any(index.lexicon.acts[a].lasting for a in sought.theme.acts & fact.theme.acts)
    floor = issued.earliest - timedelta(days=ONGOING_DAYS if lasting and not after else 0)
    if after:
        # The same article may report the deed, but only as of a later day than the words.
        later = happened.earliest if happened and happened.earliest else None
        own = fact.document == read.document
        reported = None if own else fact.reported.earliest
        moment = later or reported
        return moment is not None and issued.latest is not None and moment > issued.latest
    if happened is not None and happened.latest is not None and happened.latest < floor:
        return False
    if fact.document == read.document and not lasting:
        # What an article reports beside the words is what they were said about, unless it says that it came later.
        return happened is not None and happened.earliest is not None and happened.earliest >= issued.earliest
    return fact.reported.latest is None or fact.reported.latest >= floor


def _claims(sought: Wanted, issued: Interval, *, index: Index, borne_out: bool) -> Iterator[Stance]:
    """Claims about what the condition names: those that bear it out, or the denials and "could not confirm"."""
    floor = issued.earliest - timedelta(days=ONGOING_DAYS) if issued.earliest else None
    others = sought.theme.countries - sought.actors
    for stance in index.claims_of(sought):
        if others and stance.whom and others.isdisjoint(stance.whom | stance.theme.countries):
            continue  # that another's islands were seized bears nothing out
        if (stance.stance == "asserts") != borne_out or stance.retracts:
            continue
        if borne_out and not stance.actual:
            continue
        if floor and stance.reported.latest and stance.reported.latest < floor:
            continue
        agree = index.lexicon.telling(sought.theme.acts & stance.theme.acts)
        if agree and (not sought.theme.things or sought.theme.things & stance.theme.things):
            yield stance


def _fulfilled(read: Pledge, triggered: Iterable[Agreement], *, index: Index) -> list[Agreement]:
    """Reports that the issuer did what it said, later than the words; what pulls the trigger is not what follows."""
    used = {a.fact.id for a in triggered}
    found = _matching(read.consequence, read, index=index, after=True)
    return [a for a in found if a.score >= STRONG and a.fact.id not in used]


def _retractions(commitment: Commitment, read: Pledge, *, index: Index) -> Iterator[Stance]:
    """The issuer's own later words that take the commitment back."""
    for stance in index.stances_on(commitment.issuer_countries):
        if takes_back(read, stance):
            yield stance


def takes_back(read: Pledge, stance: Stance) -> bool:
    """Whether words take a commitment back: its issuer's, later and elsewhere, about what it announces."""
    if not stance.retracts or read.issuers.isdisjoint(stance.by) or stance.document == read.document:
        return False
    if read.issued.latest and stance.reported.earliest and stance.reported.earliest < read.issued.latest:
        return False
    about = read.consequence.theme
    return bool(about.acts & stance.theme.acts and about.stems & stance.theme.stems)
