"""Where a commitment stands on a day: computed from what is reported, never stored.

The condition is matched against reported facts by actor, act, what is acted with, who else is named, and words; each
part is explained. Thin evidence leaves a commitment open: to say that a threat's trigger was pulled when it was not is
the worse error.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.linking.corroboration import independent
from standoff.linking.facts import Fact, Index, Stance
from standoff.linking.themes import Pledge, Wanted
from standoff.model import Commitment, Interval, Status
from standoff.model.linked import StatusName

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
class Evidence:
    """A fact that may be what a condition names, with its score in [0, 1] and the reason."""

    fact: Fact
    score: float
    because: str


def status(commitment: Commitment, *, as_of: date | None, index: Index) -> Status:
    """Where *commitment* stands.

    Args:
        commitment: The record; its document must be in the index.
        as_of: The day; reports published later do not count. ``None``: all reports count.
        index: Made by ``index`` from the same extractions.

    Raises:
        KeyError: If the commitment's document is not in the index.
    """
    read = index.pledges[commitment.id]

    def result(name: StatusName, because: str, for_: Iterable[str] = (), against: Iterable[str] = ()) -> Status:
        return Status(
            commitment=commitment.id,
            as_of=as_of,
            status=name,
            for_=tuple(for_),
            against=tuple(against),
            because=because,
        )

    retraction = _retraction(commitment, read, as_of=as_of, index=index)
    if retraction is not None:
        return result("withdrawn", "its issuer took it back", against=[retraction.id])
    triggered: list[Evidence] = []
    supported: list[Stance] = []
    against: list[str] = []
    if read.condition is not None:
        triggered = _matching(read.condition, read, as_of=as_of, index=index, after=False)
        against = [s.id for s in _claims(read.condition, read.issued, as_of=as_of, index=index, borne_out=False)]
        supported = _claims(read.condition, read.issued, as_of=as_of, index=index, borne_out=True)
    met, name, because = _weigh(
        triggered, supported, against, read.condition, negative=commitment.negative, index=index
    )
    if met or read.condition is None:
        done = _fulfilled(read, triggered, as_of=as_of, index=index)
        if done:
            ids = [e.fact.id for e in (*triggered, *done)]
            return result("carried out", f"its issuer is reported to have done it: {done[0].because}", ids, against)
    if _passed(commitment.deadline, as_of) and not met:
        return result("lapsed", "its deadline passed without a report that it was met", against=against)
    return result(name, because, [e.fact.id for e in triggered], against)


def score(sought: Wanted, fact: Fact, *, index: Index) -> Evidence:
    """How well a reported fact agrees with what is sought, in [0, 1], with the reason."""
    if not sought.actors & fact.actors:
        return Evidence(fact, 0.0, "another actor")
    if sought.persons and fact.persons and not sought.persons & fact.persons:
        return Evidence(fact, 0.0, "another person")
    telling = _telling(sought.theme.acts & fact.theme.acts, index)
    if telling:
        parts = [(ACT, 1.0, f"same act ({', '.join(sorted(a.removeprefix('act.') for a in telling))})")]
    elif fact.kind in sought.kinds and not _telling(sought.theme.acts, index):
        parts = [(ACT, BY_TYPE, f"same kind of act ({fact.kind[0]}) between the same parties")]
    else:
        return Evidence(fact, 0.0, "another act")
    if sought.theme.things:
        things = sought.theme.things & fact.theme.things
        parts.append((THING, 1.0 if things else 0.0, f"same matter ({', '.join(sorted(things))})"))
    others = sought.theme.countries - sought.actors
    if others:
        met = others & (fact.theme.countries | fact.recipients)
        parts.append((NAMED, len(met) / len(others), f"also names {', '.join(sorted(met))}"))
    share = 0.0
    if sought.theme.stems:
        shared = sought.theme.stems & fact.theme.stems
        share = index.weights.total(shared) / (index.weights.total(sought.theme.stems) or 1.0)
        parts.append((WORDS, min(1.0, 2 * share), f"{share:.0%} of its words"))
    value = sum(w * v for w, v, _ in parts) / sum(w for w, _, _ in parts)
    if not telling or (not sought.theme.things and not others and share < HALF):
        value = min(value, BARE)
    who = "/".join(sorted(sought.actors & fact.actors))
    because = f"{who}: " + ", ".join(reason for _, v, reason in parts if v)
    return Evidence(fact, round(value, 3), because)


def _telling(acts: Iterable[str], index: Index) -> frozenset[str]:
    """The acts that say enough to be recognised alone."""
    return frozenset(a for a in acts if not index.lexicon.acts[a].vague)


def _matching(sought: Wanted, read: Pledge, *, as_of: date | None, index: Index, after: bool) -> list[Evidence]:
    """The facts that agree, best first. *after*: only what was reported later than the commitment."""
    found = []
    for fact in index.facts_of(sought.actors):
        if not _in_time(fact, sought, read, as_of=as_of, index=index, after=after):
            continue
        evidence = score(sought, fact, index=index)
        if evidence.score >= MATCH:
            found.append(evidence)
    return sorted(found, key=lambda e: (-e.score, e.fact.id))


def _in_time(fact: Fact, sought: Wanted, read: Pledge, *, as_of: date | None, index: Index, after: bool) -> bool:
    issued = read.issued
    if not _known_by(fact.reported, as_of):
        return False
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
    return fact.reported.latest is None or fact.reported.latest >= floor


def _known_by(reported: Interval, as_of: date | None) -> bool:
    """Whether a report was surely out on *as_of*; an undated one is never surely out."""
    return as_of is None or (reported.latest is not None and reported.latest <= as_of) or _is_day_of(reported, as_of)


def _is_day_of(reported: Interval, as_of: date) -> bool:
    # A date known to a day or two counts from its first day on: it is the date the reader is shown.
    return (
        reported.days is not None
        and reported.days <= 2
        and reported.earliest is not None
        and (reported.earliest <= as_of)
    )


def _claims(sought: Wanted, issued: Interval, *, as_of: date | None, index: Index, borne_out: bool) -> list[Stance]:
    """Claims about what the condition names: those that bear it out, or the denials and "could not confirm"."""
    floor = issued.earliest - timedelta(days=ONGOING_DAYS) if issued.earliest else None
    found = []
    for stance in index.stances_on(sought.actors):
        if (stance.stance == "asserts") != borne_out or stance.retracts or not _known_by(stance.reported, as_of):
            continue
        if borne_out and not stance.actual:
            continue
        if floor and stance.reported.latest and stance.reported.latest < floor:
            continue
        agree = _telling(sought.theme.acts & stance.theme.acts, index)
        if agree and (not sought.theme.things or sought.theme.things & stance.theme.things):
            found.append(stance)
    return found


def _weigh(
    triggered: Sequence[Evidence],
    supported: Sequence[Stance],
    against: Sequence[str],
    condition: Wanted | None,
    *,
    negative: bool,
    index: Index,
) -> tuple[bool, StatusName, str]:
    """Whether the trigger counts as reported, the status that follows, and why."""
    if condition is None:
        return False, "open", "it names no condition; nobody reports that it was done or taken back"
    if not _telling(condition.theme.acts, index) and not condition.kinds:
        return False, "open", "its condition names no act that a report could be matched with"
    doubted = f"; {len(against)} denied or could not confirm it" if against else ""
    if not triggered:
        return False, "open", "no report of what its condition names" + doubted
    if negative:
        return False, "open", f"what it demands is reported ({triggered[0].because})" + doubted
    origins = independent({e.fact.document for e in triggered}, index.origins)
    # Ten articles that quote one ministry are one voice; an article's own word is the voice of its origin.
    voices = {index.origins.get(e.fact.voice, e.fact.voice) for e in triggered}
    # Claims ("3,000 soldiers are there") add their speakers: they bear out the reports, they do not replace them.
    voices |= {"+".join(sorted(s.by)) for s in supported if s.by}
    because = (
        f"{_count(triggered, 'report')} in {_count(origins, 'independent origin')} on {_count(voices, 'word')}; "
        f"best: {triggered[0].because}{doubted}"
    )
    if len(voices) > 1:
        return True, "trigger reported", because
    if against:
        return False, "trigger disputed", because
    if triggered[0].score >= STRONG:
        return True, "trigger reported", because
    return False, "open", "the evidence is thin: " + because


def _count(items: Collection[object], word: str) -> str:
    if word == "word":
        return "one party's word" if len(items) == 1 else f"{len(items)} parties' word"
    return f"{len(items)} {word}{'' if len(items) == 1 else 's'}"


def _fulfilled(read: Pledge, triggered: Sequence[Evidence], *, as_of: date | None, index: Index) -> list[Evidence]:
    """Reports that the issuer did what it said, later than the words (and than the trigger, where there is one)."""
    used = {e.fact.id for e in triggered}
    found = _matching(read.consequence, read, as_of=as_of, index=index, after=True)
    return [e for e in found if e.score >= STRONG and e.fact.id not in used]


def _retraction(commitment: Commitment, read: Pledge, *, as_of: date | None, index: Index) -> Stance | None:
    """The issuer's own later words that take the commitment back, if any."""
    about = read.consequence.theme
    for doubt in index.stances_on(commitment.issuer_countries):
        if not doubt.retracts or not set(doubt.by) & set(commitment.issuer_countries):
            continue
        if not _known_by(doubt.reported, as_of) or doubt.document == read.document:
            continue
        if read.issued.latest and doubt.reported.earliest and doubt.reported.earliest < read.issued.latest:
            continue
        if about.acts & doubt.theme.acts and about.stems & doubt.theme.stems:
            return doubt
    return None


def _passed(deadline: Interval | None, as_of: date | None) -> bool:
    return deadline is not None and as_of is not None and deadline.latest is not None and deadline.latest < as_of
