"""Where a commitment stands on a day: its evidence folded for that day, never stored.

Thin evidence leaves a commitment open: to say that a threat's trigger was pulled when it was not is the worse error.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from standoff.linking.commitments_evidence import STRONG
from standoff.linking.corroboration import independent
from standoff.model import Case, Commitment, Evidence, Interval, Status
from standoff.model.evidence import EvidencePart
from standoff.model.linked import StatusName


def status(
    commitment: Commitment, *, as_of: date | None, case: Case, origins: Mapping[str, str] | None = None
) -> Status:
    """Where *commitment* stands.

    Args:
        commitment: The record.
        as_of: The day; reports published later do not count. ``None``: all reports count.
        case: What ``evidence`` found for it.
        origins: For each folded document the one it goes back to, so that copies count once.
    """

    def known(part: EvidencePart) -> list[Evidence]:
        return [e for e in case.evidence if e.part == part and e.is_known(as_of)]

    def result(name: StatusName, because: str, for_: Iterable[str] = (), against: Iterable[str] = ()) -> Status:
        return Status(
            commitment=commitment.id,
            as_of=as_of,
            status=name,
            for_=tuple(for_),
            against=tuple(against),
            because=because,
        )

    withdrawn = known("withdrawal")
    if withdrawn:
        return result("withdrawn", "its issuer took it back", against=[withdrawn[0].record])
    triggered = known("trigger")
    against = [e.record for e in known("doubt")]
    met, name, because = _weigh(commitment, case, triggered, known("support"), against, origins or {})
    done = known("fulfilment")
    if done and (met or commitment.condition is None):
        ids = [e.record for e in (*triggered, *done)]
        return result("carried out", f"its issuer is reported to have done it: {done[0].because}", ids, against)
    if _passed(commitment.deadline, as_of) and not met:
        return result("lapsed", "its deadline passed without a report that it was met", against=against)
    return result(name, because, [e.record for e in triggered], against)


def _weigh(
    commitment: Commitment,
    case: Case,
    triggered: Sequence[Evidence],
    supported: Sequence[Evidence],
    against: Sequence[str],
    origins: Mapping[str, str],
) -> tuple[bool, StatusName, str]:
    """Whether the trigger counts as reported, the status that follows, and why."""
    if commitment.condition is None:
        return False, "open", "it names no condition; nobody reports that it was done or taken back"
    if not case.is_matchable:
        return False, "open", "its condition names no act that a report could be matched with"
    doubted = f"; {len(against)} denied or could not confirm it" if against else ""
    if not triggered:
        return False, "open", "no report of what its condition names" + doubted
    if commitment.negative:
        return False, "open", f"what it demands is reported ({triggered[0].because})" + doubted
    reports = independent({e.document for e in triggered}, origins)
    # Ten articles that quote one ministry are one voice; an article's own word is the voice of its origin.
    voices = {origins.get(e.voice, e.voice) for e in triggered}
    # Claims ("3,000 soldiers are there") add their speakers: they bear out the reports, they do not replace them.
    voices |= {e.voice for e in supported if e.voice}
    because = (
        f"{_count(triggered, 'report')} in {_count(reports, 'independent origin')} on {_count(voices, 'word')}; "
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


def _passed(deadline: Interval | None, as_of: date | None) -> bool:
    return deadline is not None and as_of is not None and deadline.latest is not None and deadline.latest < as_of
