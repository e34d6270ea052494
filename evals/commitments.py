"""Crises told by historians, with coded speech acts, conditions, actors and dyads: ``python -m evals.commitments``.

The set lies under ``../shared/eval/commitments``: whole narratives, whose sentences carry the labels of ICBe. Each
narrative is extracted whole, so that names and pronouns have their context, and cut at the offsets of its sentences.
The scorer beside the data is imported, not copied. Labels are of 1918–2015: what our tables call by the code of a
successor is translated here (Serbia before 1992 is the set's Yugoslavia), and nowhere else.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from evals.sharing import RememberingExtractor
from standoff.extraction import Extractor
from standoff.extraction.parse import Parse
from standoff.lexicons import default_resources
from standoff.model import Attribution, Commitment, Document, Event, Extraction, Mention, Timex, identify

# What an attribution's cue does, in the set's words.
ACTS_OF_CUES = {
    "threaten": "THREAT",
    "warn": "THREAT",
    "promise": "PROMISE",
    "request": "REQUEST",
    "demand": "REQUEST",
    "accuse": "ACCUSE",
    "reject": "REJECT",
    "agree": "ACCEPT",
    "praise": "PRAISE",
    "plan": "INTENT",
}
# Where the codebook draws its lines elsewhere than our cues: opposing is its "disapprove", denying its "reject",
# announcing its "express intent"; trying, wanting and backing somebody are no speech acts there.
ACTS_OF_RULES = {
    "reporting.object": "ACCUSE",
    "reporting.call": "ACCUSE",
    "reporting.deny": "REJECT",
    "reporting.announce": "INTENT",
    "reporting.claim": "ACCUSE",
    "reporting.oppose": "",
    "reporting.opposition-noun": "",
    "reporting.order": "",
    "reporting.ask": "REQUEST",
    "reporting.announcement-noun": "INTENT",
    "reporting.plan": "",
    "reporting.plan-noun": "",
    "reporting.willing": "",
    "reporting.want": "",
    "reporting.consider": "",
    "reporting.support": "",
    "reporting.support-noun": "",
}
ACTS_OF_EVENTS = {
    "REQUEST": "REQUEST",
    "ACCUSE": "ACCUSE",
    "REJECT": "REJECT",
    "THREATEN": "THREAT",
}
# Opposition to policies and leaders (128); recognition, acceptance (054, 057); aid and talks promised (033, 036).
ACTS_OF_CODES = {"128": "ACCUSE", "054": "ACCEPT", "057": "ACCEPT", "033": "PROMISE", "036": "PROMISE", "080": "ACCEPT"}
ACTS_OF_EVENT_RULES = {
    "event.agree.assurance": "PROMISE",
    "event.agree.accept-any": "ACCEPT",
    "event.agree.accept-bare": "ACCEPT",
    "event.agree.accept-talks": "ACCEPT",
    "event.agree.accept": "ACCEPT",
    "event.agree.agree": "ACCEPT",
    "event.agree.agree-yield": "PROMISE",
}
ACTS_OF_COMMITMENTS = {
    "threat": "THREAT",
    "ultimatum": "THREAT",
    "red line": "THREAT",
    "promise": "PROMISE",
    "policy": "INTENT",
    "demand": "REQUEST",
}
# Codes of organisations, and of states that have another code in the set.
CODES = {
    "UNO": "IGO:UN",
    "UN": "IGO:UN",
    "EUR": "IGO:EU",
    "NATO": "IGO:NATO",
    "LON": "IGO:LON",
    "OAS": "IGO:OAS",
    "ARABL": "IGO:AL",
    "OAU": "IGO:OAU",
    "AU": "IGO:AU",
    "ASEAN": "IGO:ASEAN",
}
# Dissolved states and organisations that the set keeps apart from their successors, by our entity: the code it gives
# them (none for some), and the country code of ours that it stands for.
ENTITIES = {
    "YUG": ("YUG", "SRB"),
    "CSK": ("CSK", "CZE"),
    "OAU": ("IGO:OAU", "AU"),
    "AUH": (None, "AUT"),
    "UAR": (None, "EGY"),
    "VIC": ("FRA", "FRA"),
}
# States that the set knows only as those they were part of, and the first year for which that no longer holds.
PARTED = {"CZE": ("CSK", 1993), "SRB": ("YUG", 1992)}
# Codes of ours that the set has no label for.
UNLABELLED = frozenset({"ESH", "HKG"})


@dataclass
class Prediction:
    """What is found in one sentence, in the scorer's terms."""

    acts: set[str] = field(default_factory=set)
    conditional: bool = False
    commitments: list[dict[str, Any]] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    dyads: set[tuple[str, str]] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)

    def back_to(self, year: int) -> None:
        """Calls states by the names of a year."""
        old = {new: code for new, (code, until) in PARTED.items() if year < until}
        self.countries = {old.get(c, c) for c in self.countries}
        self.dyads = {(old.get(x, x), old.get(y, y)) for x, y in self.dyads}
        for one in self.commitments:
            for role in ("by", "against", "condition_actor"):
                one[role] = [old.get(c, c) for c in one[role]]

    def row(self, identifier: str) -> dict[str, Any]:
        """As the scorer reads it."""
        return {
            "id": identifier,
            "acts": sorted(self.acts),
            "conditional": self.conditional,
            "commitments": self.commitments,
            "countries": sorted(self.countries),
            "dyads": sorted(self.dyads),
            "types": sorted(self.types),
            "dates": sorted(self.dates),
        }


def scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module."""
    path = shared / "eval" / "commitments" / "score.py"
    spec = importlib.util.spec_from_file_location("shared_commitments_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = before
    return module


def crises(shared: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """The narratives: ``id``, ``text`` and ``sentences`` as ``[id, start, end]``."""
    path = shared / "eval" / "commitments" / "crises.jsonl"
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()][:limit]


def documents(rows: Iterable[dict[str, Any]]) -> Iterator[Document]:
    for row in rows:
        yield Document(id=identify("d", row["id"]), path=row["id"], sha256="", text=row["text"])


def codes(entities: Sequence[str], countries: Sequence[str]) -> list[str]:
    """The set's codes of whom a record names; what only the set has a code for goes by its entity."""
    owners = {e.split("/")[0] for e in entities}
    special = [ENTITIES[o] for o in sorted(owners) if o in ENTITIES]
    found = [code for code, _ in special if code]
    covered = {country for _, country in special}
    for country in countries:
        code = CODES.get(country, country)
        if country not in covered and code not in UNLABELLED and re.fullmatch(r"[A-Z]{3}|IGO:[A-Z]+", code):
            found.append(code)
    return list(dict.fromkeys(found))


def predictions(extraction: Extraction, sentences: Sequence[Sequence[Any]]) -> dict[str, Prediction]:
    """Predictions by sentence id."""
    starts = [s[1] for s in sentences]
    found: dict[str, Prediction] = {s[0]: Prediction() for s in sentences}

    def at(offset: int) -> Prediction:
        return found[sentences[max(0, bisect_right(starts, offset) - 1)][0]]

    for mention in extraction.mentions:
        if mention.use != "place":
            at(mention.start).countries.update(codes(_entities(mention), _countries(mention)))
    named = [(m.start, codes(_entities(m), _countries(m))) for m in extraction.mentions if m.use != "place"]
    for attribution in extraction.attributions:
        if attribution.cue is not None:
            _attribution(at(attribution.cue.start), attribution, named)
    for event in extraction.events:
        _event(at(event.trigger.start), event)
    for commitment in extraction.commitments:
        _commitment(at(commitment.consequence.start), commitment, _by_id(extraction))
    for timex in extraction.timexes:
        at(timex.start).dates.update(_days(timex))
    years = sorted(t.earliest.year for t in extraction.timexes if t.earliest is not None)
    for prediction in found.values() if years else ():
        prediction.back_to(years[len(years) // 2])
    return found


def _days(timex: Timex) -> list[str]:
    """The days that an expression names: of "between 3 and 7 May" the first and the last, as the set lists them."""
    if timex.earliest is None or timex.latest is None:
        return []
    if timex.earliest == timex.latest or len(_DAY.findall(timex.text)) > 1:
        return [timex.earliest.isoformat(), timex.latest.isoformat()]
    return []


_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")


def _entities(mention: Mention) -> tuple[str, ...]:
    return mention.entities or ((mention.entity,) if mention.entity else ())


def _countries(mention: Mention) -> tuple[str, ...]:
    return mention.countries or ((mention.country,) if mention.country else ())


def _by_id(extraction: Extraction) -> dict[str, Event]:
    return {e.id: e for e in extraction.events}


def _attribution(prediction: Prediction, attribution: Attribution, named: Sequence[tuple[int, list[str]]]) -> None:
    act = _act_of(attribution)
    if act:
        prediction.acts.add(act)
    if attribution.rule.startswith("reporting.propose"):
        # What one party proposes to another is its "appeal" or its "offer", often both.
        prediction.acts.add("PROMISE")
    prediction.conditional |= act == "THREAT" and _is_ultimatum(attribution)
    entities = (attribution.speaker_entity,) if attribution.speaker_entity else ()
    by = codes(entities, attribution.speaker_countries)
    prediction.countries.update(by)
    if not act or not by or attribution.cue is None:
        return
    # The set codes whom words are about as their target: the others named between the cue and the end of the content.
    last = max(s.end for s in attribution.content)
    first = bisect_left(named, attribution.cue.end, key=lambda n: n[0])
    about = list(dict.fromkeys(c for start, found in named[first:] if start < last for c in found if c not in by))
    prediction.dyads.update((a, b) for a in by for b in about)
    if act == "THREAT":
        prediction.commitments.append({"kind": "THREAT", "by": by, "against": about, "condition_actor": []})


def _is_ultimatum(attribution: Attribution) -> bool:
    return attribution.cue is not None and "ultimatum" in attribution.cue.text.lower()


def _act_of(attribution: Attribution) -> str:
    """The act that an attribution is, or ""; what is not done is none, but what is not accepted is rejected."""
    act = ACTS_OF_RULES.get(attribution.rule.split("+")[0], ACTS_OF_CUES.get(attribution.act, ""))
    if attribution.modality == "hypothetical" and act != "REQUEST":
        return ""
    if attribution.stance == "denies" and attribution.act not in ("deny", "reject"):
        return "REJECT" if act == "ACCEPT" else ""
    return act


@cache
def _reciprocal() -> frozenset[str]:
    """Ids of the rules whose parties act on each other."""
    return frozenset(rule.id for rule in default_resources().events.rules if rule.mutual)


def _event(prediction: Prediction, event: Event) -> None:
    act = ACTS_OF_EVENT_RULES.get(event.rule) or ACTS_OF_CODES.get(event.cameo) or ACTS_OF_EVENTS.get(event.type)
    if event.negated:
        act = "REJECT" if act == "ACCEPT" else None
    if event.modality == "hypothetical":
        act = None
    if act:
        prediction.acts.add(act)
    by = codes(event.actor, event.actor_countries)
    to = codes(event.recipient, event.recipient_countries)
    prediction.countries.update(by, to)
    if not event.negated:
        prediction.types.add(event.type)
    if event.type in ("AGREE", "CONSULT", "COOPERATE") and not to:
        to = by
    prediction.dyads.update((a, b) for a in by for b in to if a != b)
    prediction.conditional |= event.cameo == "139" and not event.negated
    if event.rule in _reciprocal():
        # those who meet, agree or fight each other do so from both sides
        prediction.dyads.update((b, a) for a in by for b in to if a != b)
    if act == "THREAT" and by:
        # A threat of which only the act is told, not what is threatened.
        prediction.commitments.append({"kind": "THREAT", "by": by, "against": to, "condition_actor": []})
        if event.rule in _reciprocal() and to:
            # "Exchanged threats": each has threatened the other.
            prediction.commitments.append({"kind": "THREAT", "by": to, "against": by, "condition_actor": []})


def _commitment(prediction: Prediction, commitment: Commitment, events: dict[str, Event]) -> None:
    act = ACTS_OF_COMMITMENTS.get(commitment.type)
    if act:
        prediction.acts.add(act)
    if commitment.type == "ultimatum":
        prediction.acts.add("REQUEST")
    if commitment.rule.endswith("cue.announce"):
        prediction.acts.add("INTENT")
    if commitment.rule == "cue.warn-to" or (act == "INTENT" and commitment.condition is not None):
        # A course that depends on what the other side does is its "ultimatum".
        act = "THREAT"
        prediction.acts.add(act)
    # An ultimatum is a conditional commitment even where "or else" is left unsaid.
    prediction.conditional |= commitment.condition is not None or commitment.type == "ultimatum"
    by = codes(commitment.issuer, commitment.issuer_countries)
    against = codes(commitment.addressee, commitment.addressee_countries)
    trigger = [events[i] for i in commitment.condition_events if i in events]
    actors = sorted({c for e in trigger for c in codes(e.actor, e.actor_countries)}) or against
    kind = "THREAT" if act == "THREAT" else "PROMISE"
    prediction.commitments.append({"kind": kind, "by": by, "against": against, "condition_actor": actors})
    prediction.countries.update(by, against)
    prediction.dyads.update((a, b) for a in by for b in against if a != b)


def measure(
    extractor: Extractor, shared: Path, limit: int | None = None, parses: Sequence[Parse] | None = None
) -> tuple[dict[str, float], str, dict[str, Prediction], list[Extraction]]:
    """Headline metrics, the scorer's printout, the predictions by sentence and the extractions.

    Args:
        extractor: What is measured.
        shared: Folder that holds ``eval/commitments``.
        limit: Number of narratives, from the first.
        parses: Parses of the narratives, when they are at hand.
    """
    rows = crises(shared, limit)
    listed = list(documents(rows))
    if parses is None:
        extractions = list(extractor.extract_many(listed))
    else:
        extractions = [extractor.annotate(d, p) for d, p in zip(listed, parses, strict=False)]
    found: dict[str, Prediction] = {}
    for row, extraction in zip(rows, extractions, strict=True):
        found |= predictions(extraction, row["sentences"])
    module = scorer(shared)
    gold = [s for s in module.read_jsonl(str(shared / "eval" / "commitments" / "sentences.jsonl")) if s["id"] in found]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        module.score(gold, {i: p.row(i) for i, p in found.items()}, "narratives")
    return _metrics(printed.getvalue()), printed.getvalue(), found, extractions


_PATTERNS = {
    "acts": r"speech acts, micro.*?F1[ =]*([\d.]+)",
    "conditional": r"conditional commitment in sentence.*?F1[ =]*([\d.]+)",
    "threat_issuer": r"right issuer ([\d.]+)",
    "threat_issuer_target": r"issuer\+target ([\d.]+)",
    "threat_condition_actor": r"condition actor ([\d.]+)",
    "countries": r"actor countries.*?F1[ =]*([\d.]+)",
    "dyads": r"dyads directed.*?F1[ =]*([\d.]+)",
    "dates_without_year": r"year NOT next to it HEADLINE\s+([\d.]+)",
}


def _metrics(printed: str) -> dict[str, float]:
    matches = {name: re.search(pattern, printed) for name, pattern in _PATTERNS.items()}
    return {f"commitments.{name}": float(match[1]) for name, match in matches.items() if match is not None}


def run(extractor: Extractor, shared: Path, limit: int | None = None) -> dict[str, float]:
    """Headline metrics by name."""
    return measure(extractor, shared, limit)[0]


def misses(shared: Path, found: dict[str, Prediction]) -> Iterator[str]:
    """Sentences where threats, conditions or speech acts differ from the labels, one paragraph each."""
    module = scorer(shared)
    gold: dict[str, list[str]] = defaultdict(list)
    for sentence in module.read_jsonl(str(shared / "eval" / "commitments" / "sentences.jsonl")):
        prediction = found.get(sentence["id"])
        if prediction is None:
            continue
        wanted = module.gold_of(sentence)
        if wanted["acts"] != prediction.acts or wanted["conditional"] != prediction.conditional:
            lines = [
                f"{sentence['id']}: {sentence['text']}",
                f"    acts missing {sorted(wanted['acts'] - prediction.acts)}"
                f" extra {sorted(prediction.acts - wanted['acts'])}"
                f"; conditional want {wanted['conditional']} got {prediction.conditional}",
            ]
            gold[sentence["id"]] = lines
            yield "\n".join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    arguments.add_argument("--limit", type=int)
    arguments.add_argument("--misses", type=int, default=0)
    given = arguments.parse_args()
    metrics, printed, found, _ = measure(RememberingExtractor(), given.shared, given.limit)
    print(printed)
    print(metrics)
    for number, text in enumerate(misses(given.shared, found)):
        if number >= given.misses:
            break
        print(text)


if __name__ == "__main__":
    main()
