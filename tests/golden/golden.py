"""Golden articles: read them and find their quoted evidence.

A golden article is a folder with `article.txt` and `expected.yaml`. The YAML quotes the article instead of
counting characters, so that a person can review it; `resolve` turns a quotation into half-open code-point
offsets and refuses one that is missing or that could mean two places. See README.md for the keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
Item = Mapping[str, Any]
Offsets = frozenset[int]

_COMMON = {"xfail", "note"}
_KEYS: dict[str, set[str]] = {
    "mentions": {"text", "n", "country"},
    "timexes": {"text", "n", "earliest", "latest"},
    "attributions": {"type", "content", "speaker", "speaker_countries", "cue"},
    "events": {"type", "also", "trigger", "actor_countries", "recipient_countries", "modality", "negated", "when"},
    "claims": {"stance", "text", "n", "value", "low", "high", "unit", "modality", "by_countries"},
    "commitments": {
        "type",
        "also",
        "issuer_countries",
        "addressee_countries",
        "condition",
        "consequence",
        "deadline",
        "hedged",
        "negative",
    },
    "absent": {"kind", "text", "n", "why", "type", "modality", "stance", "use"},
    "boilerplate": {"text", "n"},
    "caption": {"text", "n"},
    "credit": {"text", "n"},
    "body": {"text", "n"},
}
_NEEDED: dict[str, set[str]] = {
    "mentions": {"text", "country"},
    "timexes": {"text", "earliest", "latest"},
    "attributions": {"type", "content"},
    "events": {"type", "trigger"},
    "claims": {"stance", "text"},
    "commitments": {"type", "issuer_countries", "consequence"},
    "absent": {"kind", "text", "why"},
}
_ALONE = {"about", "reviewed_by", "published", "title"}
_EVIDENCE = ("content", "speaker", "cue", "trigger", "condition", "consequence")


class GoldenError(ValueError):
    """An expected.yaml that cannot be used: unknown or missing keys, evidence absent or ambiguous."""


@dataclass(frozen=True)
class Expectation:
    """One thing that must (or, for `absent`, must not) come out of one article."""

    article: str
    kind: str
    number: int
    item: Item

    @property
    def name(self) -> str:
        """Identifier shown by pytest, such as `unless/commitments-1`."""
        return f"{self.article}/{self.kind}-{self.number}"

    @property
    def xfail(self) -> str | None:
        """Why this is known to fail, or None when it must hold."""
        reason = self.item.get("xfail")
        return None if reason is None else str(reason)


@dataclass(frozen=True)
class Golden:
    """An article and all that is expected of it."""

    name: str
    text: str
    about: str
    expectations: tuple[Expectation, ...]


def resolve(text: str, evidence: str | Item) -> Offsets:
    """Code-point offsets that a piece of evidence covers.

    Args:
        text: The article as read.
        evidence: An exact substring, or `{text, n}` for its nth occurrence (from 1), or `{text, n: all}`.

    Raises:
        GoldenError: The substring is empty, does not occur (n times), or occurs more than once without an `n`.
    """
    wanted = evidence if isinstance(evidence, str) else str(evidence["text"])
    nth = None if isinstance(evidence, str) else evidence.get("n")
    if not wanted:
        raise GoldenError("empty evidence")
    starts = [at for at in range(len(text)) if text.startswith(wanted, at)]
    if not starts:
        raise GoldenError(f"evidence not in the article: {wanted!r}")
    if nth is None and len(starts) > 1:
        raise GoldenError(f"evidence occurs {len(starts)} times, say which with n: {wanted!r}")
    if nth == "all":
        return frozenset(at for start in starts for at in range(start, start + len(wanted)))
    if nth is not None and not (isinstance(nth, int) and 1 <= nth <= len(starts)):
        raise GoldenError(f"evidence has no occurrence {nth!r}, only {len(starts)}: {wanted!r}")
    start = starts[(nth or 1) - 1]
    return frozenset(range(start, start + len(wanted)))


def load(folder: Path) -> Golden:
    """Read one golden folder and check that it can be used.

    Raises:
        GoldenError: Naming the folder and the entry, when the YAML is not as described in README.md.
    """
    text = (folder / "article.txt").read_text(encoding="utf-8")
    spec = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    if not isinstance(spec, dict) or not {"about", "reviewed_by"} <= spec.keys():
        raise GoldenError(f"{folder.name}: expected.yaml needs 'about' and 'reviewed_by'")
    found: list[Expectation] = []
    for kind, value in spec.items():
        if kind in _ALONE:
            if kind in ("published", "title"):
                item = dict(value) if isinstance(value, dict) else {"text": value}
                found.append(Expectation(folder.name, kind, 1, item))
            continue
        if kind not in _KEYS:
            raise GoldenError(f"{folder.name}: unknown kind {kind!r}")
        for number, row in enumerate(value, start=1):
            item = {"text": row} if isinstance(row, str) else row
            found.append(Expectation(folder.name, kind, number, item))
    golden = Golden(folder.name, text, str(spec["about"]), tuple(found))
    for expectation in golden.expectations:
        _validate(expectation, text)
    return golden


def load_all(root: Path = HERE) -> tuple[Golden, ...]:
    """Every golden folder under `root`, in order of name."""
    return tuple(load(path.parent) for path in sorted(root.glob("*/expected.yaml")))


def pieces(evidence: Any) -> list[Any]:
    """Evidence as a list: nothing, one quotation, or several that belong together."""
    if evidence is None:
        return []
    return list(evidence) if isinstance(evidence, list) else [evidence]


def _validate(expectation: Expectation, text: str) -> None:
    kind, item = expectation.kind, expectation.item
    unknown = item.keys() - _KEYS.get(kind, {"text", "n", "earliest", "latest"}) - _COMMON
    missing = _NEEDED.get(kind, set()) - item.keys()
    if unknown or missing:
        raise GoldenError(f"{expectation.name}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
    try:
        if item.get("text") is not None:
            resolve(text, item)
        for key in _EVIDENCE:
            for piece in pieces(item.get(key)):
                resolve(text, piece)
    except GoldenError as error:
        raise GoldenError(f"{expectation.name}: {error}") from error
