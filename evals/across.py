"""What must hold over several articles together: the linked records of an export against ``gold/across.yaml``.

Everything asked there is one item that holds or does not: a story's members, an utterance, an answer or a denial inside
one question, a commitment's status, a document of its evidence, an agency.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Item:
    """One thing asked: its name, whether it holds, and what was found instead."""

    name: str
    holds: bool
    found: str = ""


@dataclass
class Export:
    """The lines of an export by kind and id, its documents by the first three characters of the file name."""

    kinds: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[str, Row] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Export":
        export = cls()
        for row in rows:
            export.kinds[row["kind"]].append(row)
            if "id" in row:
                export.by_id[row["id"]] = row
            if row["kind"] == "document":
                export.names[row["id"]] = row["path"].rsplit("/", 1)[-1][:3]
                export.texts[row["id"]] = row["text"]
        return export

    def name(self, row: Row) -> str:
        """The name of the document that a record stands in."""
        return self.names.get(row.get("document", ""), "")


def check(export: Export, wanted: Row) -> list[Item]:
    """All items of ``across.yaml``, in its order."""
    return [
        *_stories(export, wanted.get("stories", ())),
        *_utterances(export, wanted.get("utterances", ())),
        *_ledger(export, wanted.get("ledger", ())),
        *_commitments(export, wanted.get("commitments", ())),
        *_agencies(export, wanted.get("syndication", ())),
    ]


def _codes(value: Any) -> set[str]:
    if value is None:
        return set()
    return set(value) if isinstance(value, list | tuple) else {value}


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _stories(export: Export, wanted: Sequence[Row]) -> Iterable[Item]:
    clusters = [{export.names[d] for d in row["documents"]} for row in export.kinds["cluster"]]
    for row in wanted:
        yield Item(f"story {row['members']}", set(row["members"]) in clusters, str([sorted(c) for c in clusters]))


def _utterances(export: Export, wanted: Sequence[Row]) -> Iterable[Item]:
    def carries(attribution: Row, variant: Row, speaker: Any) -> bool:
        text = export.texts[attribution["document"]]
        content = " ".join(text[s["start"] : s["end"]] for s in attribution["content"])
        return (
            export.name(attribution) == variant["doc"]
            and _codes(speaker) <= _codes(attribution["speaker_countries"])
            and _letters(variant["text"]) in _letters(content)
        )

    for row in wanted:
        holds = any(
            all(
                any(carries(export.by_id[a], variant, row["speaker"]) for a in utterance["attributions"])
                for variant in row["variants"]
            )
            for utterance in export.kinds["utterance"]
        )
        yield Item(f"utterance {row['variants'][0]['text']!r}", holds, f"{len(export.kinds['utterance'])} utterances")


def _ledger(export: Export, wanted: Sequence[Row]) -> Iterable[Item]:
    """Each question is held against the one line of the ledger that answers most of it."""

    def answer(row: Row) -> Callable[[Row], bool]:
        def fits(claim: Row) -> bool:
            quantity = claim.get("quantity")
            if claim["stance"] != "asserts" or not quantity or not _by(claim, row):
                return False
            low, high = quantity["low"], quantity["high"]
            return bool(low <= row["value"] and (high is None or row["value"] <= high <= 2 * row["value"]))

        return fits

    def stance(row: Row, name: str) -> Callable[[Row], bool]:
        return lambda claim: claim["stance"] == name and _by(claim, row)

    def _by(claim: Row, row: Row) -> bool:
        return export.name(claim) == row["doc"] and _codes(claim["by_countries"]) == _codes(row["by"])

    lines = [[export.by_id[c] for c in row["claims"]] for row in export.kinds["question"]]
    for row in wanted:
        asked: list[tuple[str, Callable[[Row], bool]]] = [
            (f"{a['value']} by {a['by']} in {a['doc']}", answer(a)) for a in row["answers"]
        ]
        asked += [(f"denied by {d['by']} in {d['doc']}", stance(d, "denies")) for d in row.get("denied_by", ())]
        asked += [
            (f"unconfirmed by {u['by']} in {u['doc']}", stance(u, "unconfirmed")) for u in row.get("unconfirmed_by", ())
        ]
        held = [[any(map(fits, claims)) for _, fits in asked] for claims in lines] or [[False] * len(asked)]
        best = max(held, key=sum)
        for (name, _), holds in zip(asked, best, strict=True):
            yield Item(f"question {row['question']!r}: {name}", holds, "not in the line that answers most")


def _commitments(export: Export, wanted: Sequence[Row]) -> Iterable[Item]:
    statuses = {row["commitment"]: row for row in export.kinds["status"]}
    for row in wanted:
        name = f"commitment of {row['issuer']} in {row['doc']} if {row['condition']}"
        found = [
            c
            for c in export.kinds["commitment"]
            if export.name(c) == row["doc"] and row["issuer"] in c["issuer_countries"] and c.get("condition")
        ]
        # The condition is told in other words there: of several, the one with most words (their beginnings) in common.
        best = max(found, key=lambda c: len(_stems(c["condition"]["text"]) & _stems(row["condition"])), default=None)
        status = statuses.get(best["id"]) if best else None
        allowed = _codes(row["status"])
        got = f"{status['status']}, evidence in {_evidence(export, status)}" if status else "no such commitment"
        yield Item(f"{name}: {' or '.join(sorted(allowed))}", bool(status and status["status"] in allowed), got)
        for document in row.get("evidence_docs", ()):
            holds = bool(status and document in _evidence(export, status))
            yield Item(f"{name}: evidence in {document}", holds, got)


def _evidence(export: Export, status: Row) -> list[str]:
    return sorted({export.name(export.by_id[i]) for i in status["for"] if i in export.by_id})


def _stems(text: str) -> set[str]:
    return {w[:5] for w in "".join(c if c.isalnum() else " " for c in text.casefold()).split() if len(w) > 3}


def _agencies(export: Export, wanted: Sequence[Row]) -> Iterable[Item]:
    by_name = {export.names[row["id"]]: row.get("agency") for row in export.kinds["document"]}
    for row in wanted:
        got = by_name.get(row["doc"])
        holds = got is not None and _letters(got) == _letters(row["agency"])
        yield Item(f"agency of {row['doc']}: {row['agency']}", holds, str(got))
