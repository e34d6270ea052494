"""Where a commitment stands on a day: computed from what is reported, never stored.

The condition is matched against reported facts by actor, act, what is acted with, who else is named, and words; each
part is explained. Thin evidence leaves a commitment open: to say that a threat's trigger was pulled when it was not is
the worse error.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.linking.corroboration import independent
from standoff.linking.facts import Fact, Index, Stance, Theme, countries_of, theme
from standoff.linking.reading import Reading
from standoff.model import Commitment, Interval, Span, Status
from standoff.model.linked import StatusName

# Weights of the parts of a match; a part that the condition does not have drops out. The act must agree.
ACT, THING, NAMED, WORDS = 0.45, 0.2, 0.2, 0.15
# Score from which a fact speaks for the trigger, and from which one fact alone is enough.
MATCH, STRONG = 0.6, 0.75
# Days before the issue from which a lasting act (troops sent stay sent) still counts.
ONGOING_DAYS = 14


@dataclass(frozen=True)
class Wanted:
    """What would have to be reported: a condition or a consequence, read once."""

    actors: frozenset[str]
    theme: Theme


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
    reading = index.readings[commitment.document]
    issued = issue_date(commitment, reading)

    def result(name: StatusName, because: str, for_: Iterable[str] = (), against: Iterable[str] = ()) -> Status:
        return Status(
            commitment=commitment.id,
            as_of=as_of,
            status=name,
            for_=tuple(for_),
            against=tuple(against),
            because=because,
        )

    retraction = _retraction(commitment, reading, issued, as_of=as_of, index=index)
    if retraction is not None:
        return result("withdrawn", "its issuer took it back", against=[retraction.claim.id])
    triggered: list[Evidence] = []
    supported: list[Stance] = []
    against: list[str] = []
    condition = None
    if commitment.condition is not None:
        condition = wanted(commitment.condition, commitment.condition_events, commitment, reading, index=index)
        triggered = _matching(condition, commitment, issued, as_of=as_of, index=index, after=False)
        against = [s.claim.id for s in _claims(condition, issued, as_of=as_of, index=index, borne_out=False)]
        supported = _claims(condition, issued, as_of=as_of, index=index, borne_out=True)
    met, name, because = _weigh(triggered, supported, against, condition, negative=commitment.negative, index=index)
    if met or commitment.condition is None:
        done = _fulfilled(commitment, reading, issued, triggered, as_of=as_of, index=index)
        if done:
            ids = [e.fact.event.id for e in (*triggered, *done)]
            return result("carried out", f"its issuer is reported to have done it: {done[0].because}", ids, against)
    if _passed(commitment.deadline, as_of) and not met:
        return result("lapsed", "its deadline passed without a report that it was met", against=against)
    return result(name, because, [e.fact.event.id for e in triggered], against)


def issue_date(commitment: Commitment, reading: Reading) -> Interval:
    """When a commitment was issued: when it was said, else when its document was published."""
    said = next((a for a in reading.extraction.attributions if a.id == commitment.attribution), None)
    if said is not None and said.when is not None and said.when.is_bounded:
        return said.when
    return reading.published


def wanted(span: Span, events: Sequence[str], commitment: Commitment, reading: Reading, *, index: Index) -> Wanted:
    """Who would have to do what for the words of *span* to have come true."""
    about = theme(reading, span, lexicon=index.lexicon)
    coded = [index.events[i] for i in events if i in index.events]
    actors = {c for event in coded for c in event.actor_countries}
    if coded:
        acts = {
            act
            for event in coded
            for act in index.lexicon.acts_in(reading.text[event.trigger.start : event.trigger.end])
        }
        about = Theme(about.countries, frozenset(acts) or about.acts, about.things, about.stems)
    if not actors:
        # Nothing coded: the first country named acts; where none is named, whom the words are addressed to.
        inside = [m for m in reading.extraction.mentions if m.start < span.end and span.start < m.end]
        named = [c for m in sorted(inside, key=lambda m: m.start) for c in countries_of(m)]
        outside = [c for c in named if c not in commitment.issuer_countries]
        actors = set(outside[:1]) or set(commitment.addressee_countries)
    return Wanted(frozenset(actors), about)


def score(sought: Wanted, fact: Fact, *, index: Index) -> Evidence:
    """How well a reported fact agrees with what is sought, in [0, 1], with the reason."""
    acts = sought.theme.acts & fact.theme.acts
    telling = {a for a in acts if not index.lexicon.acts[a].vague}
    if not sought.actors & fact.actors or not telling:
        return Evidence(fact, 0.0, "another actor or another act")
    parts = [(ACT, 1.0, f"same act ({', '.join(sorted(a.removeprefix('act.') for a in telling))})")]
    if sought.theme.things:
        things = sought.theme.things & fact.theme.things
        parts.append((THING, 1.0 if things else 0.0, f"same matter ({', '.join(sorted(things))})"))
    others = sought.theme.countries - sought.actors
    if others:
        met = others & (fact.theme.countries | set(fact.event.recipient_countries))
        parts.append((NAMED, len(met) / len(others), f"also names {', '.join(sorted(met))}"))
    if sought.theme.stems:
        shared = sought.theme.stems & fact.theme.stems
        share = index.weights.total(shared) / (index.weights.total(sought.theme.stems) or 1.0)
        parts.append((WORDS, min(1.0, 2 * share), f"{share:.0%} of its words"))
    value = sum(w * v for w, v, _ in parts) / sum(w for w, _, _ in parts)
    who = "/".join(sorted(sought.actors & fact.actors))
    because = f"{who}: " + ", ".join(reason for _, v, reason in parts if v)
    return Evidence(fact, round(value, 3), because)


def _matching(
    sought: Wanted, commitment: Commitment, issued: Interval, *, as_of: date | None, index: Index, after: bool
) -> list[Evidence]:
    """The facts that agree, best first. *after*: only what was reported later than the commitment."""
    found = []
    for fact in index.facts_of(sought.actors):
        if not _in_time(fact, sought, commitment, issued, as_of=as_of, index=index, after=after):
            continue
        evidence = score(sought, fact, index=index)
        if evidence.score >= MATCH:
            found.append(evidence)
    return sorted(found, key=lambda e: (-e.score, e.fact.event.id))


def _in_time(
    fact: Fact,
    sought: Wanted,
    commitment: Commitment,
    issued: Interval,
    *,
    as_of: date | None,
    index: Index,
    after: bool,
) -> bool:
    if not _known_by(fact.reported, as_of):
        return False
    happened = fact.event.when
    if issued.earliest is None:
        return not after
    lasting = any(index.lexicon.acts[a].lasting for a in sought.theme.acts & fact.theme.acts)
    floor = issued.earliest - timedelta(days=ONGOING_DAYS if lasting and not after else 0)
    if after:
        # The same article may report the deed, but only as of a later day than the words.
        later = happened.earliest if happened and happened.earliest else None
        own = fact.document == commitment.document
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
        claim = stance.claim
        if (claim.stance == "asserts") != borne_out or claim.retracts or not _known_by(stance.reported, as_of):
            continue
        if borne_out and claim.modality != "actual":
            continue
        if floor and stance.reported.latest and stance.reported.latest < floor:
            continue
        telling = {a for a in sought.theme.acts & stance.theme.acts if not index.lexicon.acts[a].vague}
        if telling and (not sought.theme.things or sought.theme.things & stance.theme.things):
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
    if not condition.theme.acts - {a for a, act in index.lexicon.acts.items() if act.vague}:
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
    voices |= {"+".join(sorted(s.claim.by_countries)) for s in supported if s.claim.by_countries}
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


def _fulfilled(
    commitment: Commitment,
    reading: Reading,
    issued: Interval,
    triggered: Sequence[Evidence],
    *,
    as_of: date | None,
    index: Index,
) -> list[Evidence]:
    """Reports that the issuer did what it said, later than the words (and than the trigger, where there is one)."""
    sought = wanted(commitment.consequence, commitment.consequence_events, commitment, reading, index=index)
    issuers = frozenset(commitment.issuer_countries)
    addressed = frozenset(commitment.addressee_countries) - issuers
    about = sought.theme
    sought = Wanted(issuers, Theme(about.countries | addressed, about.acts, about.things, about.stems))
    used = {e.fact.event.id for e in triggered}
    found = _matching(sought, commitment, issued, as_of=as_of, index=index, after=True)
    return [e for e in found if e.score >= STRONG and e.fact.event.id not in used]


def _retraction(
    commitment: Commitment, reading: Reading, issued: Interval, *, as_of: date | None, index: Index
) -> Stance | None:
    """The issuer's own later words that take the commitment back, if any."""
    about = theme(reading, commitment.consequence, lexicon=index.lexicon)
    for doubt in index.stances_on(commitment.issuer_countries):
        claim = doubt.claim
        if not claim.retracts or not set(claim.by_countries) & set(commitment.issuer_countries):
            continue
        if not _known_by(doubt.reported, as_of) or claim.document == commitment.document:
            continue
        if issued.latest and doubt.reported.earliest and doubt.reported.earliest < issued.latest:
            continue
        if about.acts & doubt.theme.acts and about.stems & doubt.theme.stems:
            return doubt
    return None


def _passed(deadline: Interval | None, as_of: date | None) -> bool:
    return deadline is not None and as_of is not None and deadline.latest is not None and deadline.latest < as_of
