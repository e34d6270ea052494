"""The floors: what was reached and may not be lost.

``baseline.json`` holds per metric its floor (or ceiling, where less is better), the target where one is set, and every
lowering with its reason. A floor only rises; lowering one takes a reason, which stays in the file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

# The same code on the same data gives the same figures; another processor may round a parser's scores differently.
TOLERANCE = 0.002
Verdict = Literal["holds", "broken", "better", "new", "gone"]


def is_ceiling(metric: str) -> bool:
    """Whether less is better: what was found without being there, counted or as a share."""
    return metric.endswith((".extra", ".invented"))


@dataclass(frozen=True)
class Floor:
    """What a metric must keep (``None``: only a target is set so far), and what is hoped for."""

    floor: float | None = None
    target: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Lowered:
    """A floor that was given up, and why."""

    metric: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True)
class Row:
    """One line of the comparison."""

    metric: str
    floor: float | None
    now: float | None
    target: float | None
    verdict: Verdict

    @property
    def reaches_target(self) -> bool | None:
        """Whether the target is reached; ``None`` without one."""
        if self.target is None or self.now is None:
            return None
        return self.now <= self.target if is_ceiling(self.metric) else self.now >= self.target - 0.0005


@dataclass(frozen=True)
class Baseline:
    """All floors by metric, and the record of lowerings."""

    floors: Mapping[str, Floor] = field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """The baseline in a file; an empty one if there is none."""
        if not path.exists():
            return cls()
        content = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            floors={name: Floor(**row) for name, row in content["metrics"].items()},
            lowered=tuple(Lowered(**row) for row in content["lowered"]),
        )

    def write(self, path: Path) -> None:
        """Writes one line per metric, sorted, so that a change is a change of its line."""
        rows = [
            f"    {json.dumps(m)}: {json.dumps(_bare(f), ensure_ascii=False)}" for m, f in sorted(self.floors.items())
        ]
        lowered = json.dumps([vars(entry) for entry in self.lowered], ensure_ascii=False, indent=2).replace(
            "\n", "\n  "
        )
        metrics = ",\n".join(rows)
        path.write_text(f'{{\n  "metrics": {{\n{metrics}\n  }},\n  "lowered": {lowered}\n}}\n', encoding="utf-8")

    def compare(self, measured: Mapping[str, float], *, sets: Iterable[str]) -> list[Row]:
        """Every metric of these sets, by name. What has a floor and was not measured is ``gone``."""
        chosen = set(sets)
        names = {name for name in (*self.floors, *measured) if name.partition(".")[0] in chosen}
        return [self._row(name, measured.get(name)) for name in sorted(names)]

    def _row(self, name: str, now: float | None) -> Row:
        known = self.floors.get(name, Floor())
        verdict: Verdict
        if now is None:
            verdict = "gone"
        elif known.floor is None:
            verdict = "new"
        else:
            gain = known.floor - now if is_ceiling(name) else now - known.floor
            verdict = "broken" if gain < -TOLERANCE else "better" if gain > TOLERANCE else "holds"
        return Row(name, known.floor, now, known.target, verdict)

    def updated(self, rows: Iterable[Row], *, reason: str | None = None) -> "Baseline":
        """The baseline with floors raised to what is measured; lowered only if a *reason* is given."""
        floors = dict(self.floors)
        lowered = list(self.lowered)
        for row in rows:
            known = floors.get(row.metric, Floor())
            if row.verdict in ("better", "new") and row.now is not None:
                floors[row.metric] = replace(known, floor=_rounded(row.now))
            elif row.verdict == "broken" and reason and row.now is not None and row.floor is not None:
                floors[row.metric] = replace(known, floor=_rounded(row.now))
                lowered.append(Lowered(row.metric, row.floor, _rounded(row.now), reason))
            elif row.verdict == "gone" and reason and row.floor is not None:
                del floors[row.metric]
                lowered.append(Lowered(row.metric, row.floor, 0.0, f"no longer measured: {reason}"))
        return Baseline(floors, tuple(lowered))


def _json(value: Any, *, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _rounded(value: float) -> float:
    return round(value, 4)


def _bare(floor: Floor) -> dict[str, Any]:
    return {name: value for name, value in vars(floor).items() if value not in (None, "")}
