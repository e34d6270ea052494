"""Events against other people's labels: ``python -m evals.events [unit|petr2|cameo] [--misses N] [--limit N]``.

Three sets under ``../shared/eval/events``: ``unit`` (invented countries, added through a lexicon file that this module
writes from the set's own dictionary, as a user would), ``petr2`` (a few real sentences) and ``cameo`` (quad classes and
spans). The scorer beside them is imported, not copied.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from evals.sharing import RememberingExtractor
from standoff.extraction import Annotations
from standoff.extraction.events import Found
from standoff.extraction.grammar import phrase
from standoff.extraction.parse import Parse
from standoff.lexicons.actors import load_actors
from standoff.model import Document, Event, Published, identify

SETS = ("unit", "petr2", "cameo")
FILES = {"unit": "unit.jsonl", "petr2": "petr2.jsonl", "cameo": "cameo_train.jsonl"}
# CAMEO root to quad class; statements and appeals (01, 02) are neutral in the set's scheme.
_QUADS = (
    ("NEUTRAL", ("01", "02")),
    ("VERBAL_COOP", ("03", "04", "05")),
    ("MATERIAL_COOP", ("06", "07", "08")),
    ("VERBAL_CONFLICT", ("09", "10", "11", "12", "13", "16")),
    ("MATERIAL_CONFLICT", ("14", "15", "17", "18", "19", "20")),
)
QUAD = {root: name for name, roots in _QUADS for root in roots}


@dataclass(frozen=True)
class Coded:
    """An event with the tokens that filled its slots, and how deep its trigger stands in the sentence."""

    event: Event
    found: Found
    depth: int


def scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module."""
    path = shared / "eval" / "common" / "event_score.py"
    spec = importlib.util.spec_from_file_location("shared_event_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    return module


def documents(rows: Iterable[dict[str, Any]]) -> Iterator[Document]:
    for row in rows:
        date = row.get("date")
        day = None
        if date and re.fullmatch(r"\d{8}", str(date)):
            from datetime import date as calendar

            day = calendar(int(date[:4]), int(date[4:6]), int(date[6:]))
        published = Published(day, day, basis="given") if day else Published(None, None)
        identifier = identify("d", row["id"])
        yield Document(id=identifier, path=row["id"], sha256="", text=row["text"] or " ", published=published)


def annotated(
    extractor: RememberingExtractor, rows: list[dict[str, Any]], parses: list[Parse] | None = None
) -> Iterator[Annotations]:
    """The annotations of each row: what the extractor does, with its working indexes kept."""
    listed = list(documents(rows))
    for document, parse in zip(listed, parses or extractor.parses(listed), strict=True):
        annotations = Annotations(parse, document.published)
        for component in extractor.pipeline:
            result = component.run(document, annotations, extractor.resources)
            if component.assigns == "published":
                annotations.published = result[0]
            else:
                setattr(annotations, component.assigns, tuple(result))
            if component.name == "events":
                break
        yield annotations


def coded(annotations: Annotations) -> list[Coded]:
    """Events, the main one first: that of the highest clause, then in text order."""
    parse = annotations.parse
    arguments: dict[str, Found] = annotations.scratch["event_arguments"]
    listed = []
    for event in annotations.events:
        found = arguments[event.id]
        at, depth = found.carrier if found.carrier is not None else found.head, 0
        while parse.head[at] != at and depth < 100:
            # saying is no event: what is said takes its place
            at, depth = parse.head[at], depth + 1
        listed.append(Coded(event, found, depth))
    return sorted(listed, key=lambda c: (c.depth, c.event.trigger.start))


def quad(event: Event) -> str | None:
    """CAMEO's quad class of an event; ``None`` if CAMEO would not code it.

    CAMEO has no modality: it codes an intended kindness as a promise (03), an intended blow as a threat (13), a
    kindness that is ruled out as a refusal (12), and nothing that is merely considered.
    """
    name = QUAD.get(event.cameo[:2], "NEUTRAL")
    if event.negated:
        return "VERBAL_CONFLICT" if name in ("VERBAL_COOP", "MATERIAL_COOP") and event.modality != "actual" else None
    if event.modality == "hypothetical":
        return None
    if event.modality == "planned" and name.startswith("MATERIAL"):
        return name.replace("MATERIAL", "VERBAL")
    return name


def prediction(annotations: Annotations, codes: dict[str, str], *, dyadic: bool = False) -> list[dict[str, Any]]:
    """Events in the scorer's format, one per pair of countries.

    Args:
        annotations: Of one sentence.
        codes: The set's country codes by ours.
        dyadic: Whether the set codes dyads only, and whatever the modality.
    """
    parse, rows = annotations.parse, []
    for item in coded(annotations):
        event, found = item.event, item.found
        if (event.negated or not (found.actor and found.recipient)) if dyadic else quad(event) is None:
            continue
        base: dict[str, Any] = {
            "type": event.type,
            "cameo": event.cameo,
            "quad": quad(event),
            "trigger": [event.trigger.start, event.trigger.end],
        }
        for name, token in (("source", found.actor_token), ("target", found.recipient_token)):
            if token is not None:
                span = phrase(parse, token, without=frozenset({"relcl", "advcl", "acl"}))
                base[name + "_span"] = [span.start, span.end]
        sources: list[str | None] = [codes.get(c, c) for c in event.actor_countries or event.actor] or [None]
        targets: list[str | None] = [codes.get(c, c) for c in event.recipient_countries or event.recipient] or [None]
        pairs = [(a, b) for a in sources for b in targets]
        # CAMEO codes a meeting once from each side, and a visit as visiting and as hosting.
        mutual = found.mutual
        both = mutual or event.type == "CONSULT" or _between(parse, found)
        pairs += [(b, a) for a, b in pairs] if both else []
        rows += [base | {"source": a, "target": b} for a, b in dict.fromkeys(pairs)]
    return rows


# Most of ``unit`` carries the older WEIS numbers (031 "meet", 122 "denounce", 160 "warn"), which the scorer reads as
# CAMEO ("agree to material cooperation", "reject demand for aid", "reduce relations"). Types by WEIS root:
WEIS: dict[str, frozenset[str]] = {
    "01": frozenset({"CONCEDE", "RETREAT"}),
    "03": frozenset({"CONSULT"}),
    "04": frozenset({"SUPPORT"}),
    "05": frozenset({"AGREE", "SUPPORT"}),
    "06": frozenset({"SUPPORT", "COOPERATE", "RETREAT", "AID"}),
    "07": frozenset({"AID"}),
    "08": frozenset({"AGREE", "SUPPORT"}),
    "09": frozenset({"REQUEST"}),
    "10": frozenset({"REQUEST"}),
    "11": frozenset({"REJECT"}),
    "12": frozenset({"ACCUSE"}),
    "13": frozenset({"ACCUSE", "PROTEST"}),
    "14": frozenset({"REJECT"}),
    "15": frozenset({"REQUEST"}),
    "16": frozenset({"THREATEN"}),
    "17": frozenset({"THREATEN"}),
    "18": frozenset({"PROTEST", "MOBILIZE"}),
    "19": frozenset({"SANCTION"}),
    "20": frozenset({"SANCTION", "COERCE"}),
    "21": frozenset({"COERCE"}),
    "22": frozenset({"ASSAULT"}),
}


def either_scheme(rows: list[tuple[Any, ...]], module: ModuleType) -> float:
    """F1 of triples on ``unit`` when a type counts as right under the code's CAMEO or its WEIS reading."""
    right = wanted = given = 0
    for row, _, predicted in rows:
        gold: dict[tuple[str, str], set[str]] = {}
        for event in row["events"]:
            pair = ((event["source"] or "")[:3].upper(), (event["target"] or "")[:3].upper())
            kinds = {module.c2p(event["code"])} | WEIS.get(event["code"][:2], frozenset())
            if all(pair) and "-" not in "".join(pair) and kinds - {None, "STATEMENT"}:
                gold.setdefault(pair, set()).update(k for k in kinds if k)
        found = {((p["source"] or "")[:3].upper(), (p["target"] or "")[:3].upper(), p["type"]) for p in predicted}
        right += len({(a, b) for a, b, kind in found if kind in gold.get((a, b), ())})
        wanted += len(gold)
        given += len({t for t in found if gold}) or 0
    return round(2 * right / max(1, wanted + given), 3)


def type_either_scheme(rows: list[tuple[Any, ...]], module: ModuleType) -> float:
    """F1 of types by sentence on ``unit`` when a type counts as right under the code's CAMEO or its WEIS reading."""
    right_wanted = right_given = wanted = given = 0
    for row, _, predicted in rows:
        labels = {
            frozenset(({module.c2p(e["code"])} | WEIS.get(e["code"][:2], frozenset())) - {None, "STATEMENT"})
            for e in row["events"]
        } - {frozenset()}
        found = {p["type"] for p in predicted}
        wanted += len(labels)
        given += len(found)
        right_wanted += sum(bool(label & found) for label in labels)
        right_given += sum(any(kind in label for label in labels) for kind in found)
    precision, recall = right_given / max(1, given), right_wanted / max(1, wanted)
    return round(2 * precision * recall / max(1e-9, precision + recall), 3)


def schemes(rows: list[tuple[Any, ...]], module: ModuleType) -> Counter[str]:
    """Of the labels of ``unit`` between two parties of whom we find an act: which scheme's reading our types fit."""
    counted: Counter[str] = Counter()
    for row, _, predicted in rows:
        for event in row["events"]:
            pair = ((event["source"] or "")[:3].upper(), (event["target"] or "")[:3].upper())
            found = {
                p["type"]
                for p in predicted
                if ((p["source"] or "")[:3].upper(), (p["target"] or "")[:3].upper()) == pair
            }
            if not found:
                counted["no act found between the two"] += 1
                continue
            cameo = module.c2p(event["code"]) in found
            weis = bool(found & WEIS.get(event["code"][:2], frozenset()))
            counted["both" if cameo and weis else "CAMEO" if cameo else "WEIS" if weis else "neither"] += 1
    return counted


def _between(parse: Parse, found: Found) -> bool:
    token = found.recipient_token
    return token is not None and parse.lower[parse.head[token]] == "between"


def lexicon(shared: Path) -> tuple[str, dict[str, str]]:
    """The set's dictionary as a lexicon file of a user, and its country codes by ours.

    Names that our tables know keep our entry; their codes are translated when scores are taken.
    """
    known = load_actors()
    names: dict[str, list[str]] = {}
    codes: dict[str, str] = {}
    group: list[str] = []
    folder = shared / "eval" / "events"
    for raw in (folder / "PETR.Validate.actors.txt").read_text(encoding="utf-8").splitlines():
        line = re.sub(r"<!.*?>", "", raw).partition("#")[0].rstrip()
        if not line.strip() or line.startswith("<!"):
            continue
        match = re.match(r"^(\+?)([^\[\t]*?)_?\s*(?:\[([^\]]*)\])?$", line.strip())
        if match is None:
            continue
        plus, name, code = match[1], match[2].strip(" _").replace("_", " "), match[3]
        if name and not plus:
            group = []
        if name:
            group.append(name)
        if plus and code is None and group[:-1]:
            code = _code_of(names, group[0])
        if code is None or not re.match(r"^[A-Za-z]{3}", code.strip()):
            continue
        short = code.strip()[:3].upper()
        for entry in group if not plus else [name]:
            listed = names.setdefault(short, [])
            if entry and entry not in listed:
                listed.append(entry)
    states = []
    for code, entries in names.items():
        titled = [_titled(n) for n in entries]
        ours = next(
            (s.country for n in titled for s in known.surfaces.get(n, ()) if s.country and s.kind == "name"), None
        )
        if ours is not None:
            codes[ours] = code
            continue
        states.append({"id": code, "name": titled[0], "names": titled[1:], "adjectives": _adjectives(titled)})
    return yaml.safe_dump({"states": states}, allow_unicode=True), codes


def _code_of(names: dict[str, list[str]], name: str) -> str | None:
    return next((code for code, listed in names.items() if name in listed), None)


def _titled(name: str) -> str:
    return (
        " ".join(w if "." in w else w.capitalize() for w in name.split())
        .replace(" Of ", " of ")
        .replace("The ", "the ")
    )


def _adjectives(names: list[str]) -> list[str]:
    """Adjectives as English forms them from a country's name; that of the longest single word is enough."""
    found: list[str] = []
    for name in names:
        if " " not in name and "-" not in name:
            found += [name + ending for ending in ("i", "ian", "n", "ese", "s")]
    return found


def measure(
    name: str, extractor: RememberingExtractor, shared: Path, limit: int | None = None
) -> tuple[dict[str, float], str, list[tuple[Any, ...]]]:
    """Scores of one set: headline metrics, the scorer's printout, and ``(gold, predicted)`` rows for reading."""
    path = shared / "eval" / "events" / FILES[name]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()][:limit]
    codes: dict[str, str] = {}
    # the first two code dyads only: an event without actor or recipient is none to them
    dyadic = name != "cameo"
    if name == "unit":
        text, codes = lexicon(shared)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "invented.yaml"
            file.write_text(text, encoding="utf-8")
            extractor = RememberingExtractor(model=extractor.model, extra_lexicons=(file,))
            predictions = [prediction(a, codes, dyadic=dyadic) for a in annotated(extractor, rows)]
    else:
        predictions = [prediction(a, codes, dyadic=dyadic) for a in annotated(extractor, rows)]
    module = scorer(shared)
    gold = module.load(name, rows)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        module.run(name, gold, {r["id"]: p for r, p in zip(rows, predictions, strict=True)}, "")
    metrics = _metrics(name, printed.getvalue())
    together = list(zip(rows, gold, predictions, strict=True))
    if name == "unit":
        metrics["events.unit.triple_either_scheme"] = either_scheme(together, module)
        metrics["events.unit.type_either_scheme"] = type_either_scheme(together, module)
        printed.write(f"labels by the scheme that our types fit: {dict(schemes(together, module))}\n")
    return metrics, printed.getvalue(), together


def _metrics(name: str, printed: str) -> dict[str, float]:
    """Headline figures out of the scorer's lines."""
    patterns = {
        "unit": {
            "type": r"event type.*?F1=([\d.]+)",
            "pair": r"country pair.*?F1=([\d.]+)",
            "triple": r"HEADLINE.*?F1=([\d.]+)",
        },
        "cameo": {
            "quad": r"macro F1 ([\d.]+)",
            "actor": r"source actor span.*?F1=([\d.]+)",
            "recipient": r"target actor span.*?F1=([\d.]+)",
        },
    }
    patterns["petr2"] = patterns["unit"]
    found = {}
    for key, pattern in patterns[name].items():
        match = re.search(pattern, printed)
        if match is not None:
            found[f"events.{name}.{key}"] = float(match[1])
    return found


def run(extractor: RememberingExtractor, shared: Path, limit: int | None = None) -> dict[str, float]:
    """Headline metrics of all three sets."""
    metrics: dict[str, float] = {}
    for name in SETS:
        metrics |= measure(name, extractor, shared, limit)[0]
    return metrics


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sets", nargs="*", default=list(SETS))
    arguments.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    arguments.add_argument("--limit", type=int)
    arguments.add_argument("--misses", type=int, default=0)
    given = arguments.parse_args()
    extractor = RememberingExtractor()
    for name in given.sets:
        metrics, printed, rows = measure(name, extractor, given.shared, given.limit)
        print(printed)
        print(metrics)
        shown = 0
        for row, gold, predicted in rows:
            if shown >= given.misses:
                break
            if not _right(name, gold, predicted):
                shown += 1
                print(f"- {row['text']}\n    want {row.get('quad') or row.get('events')}")
                for p in predicted:
                    print(f"    got {p['type']} {p['cameo']} {p['source']} > {p['target']}")


def _right(name: str, gold: dict[str, Any], predicted: list[dict[str, Any]]) -> bool:
    if name == "cameo":
        return bool(gold["quad"] == (predicted[0]["quad"] if predicted else "NEUTRAL"))
    return {e["type"] for e in gold["events"]} - {None, "STATEMENT"} == {p["type"] for p in predicted}


if __name__ == "__main__":
    main()
