"""Compare an extraction with what a golden article expects.

The rules are lenient where two careful readers would differ (the edges of a quotation) and strict where a
reader would be misled (who, when, did it happen). Records are read by the attribute names of the record
contract; a span is anything with `.start` and `.end`, half-open code points.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from golden import Expectation, Item, Offsets, pieces, resolve

_CORE = {"commitment": "consequence", "event": "trigger", "attribution": "content"}


def check(expectation: Expectation, text: str, extraction: Any) -> str | None:
    """What is wrong with the extraction in the light of one expectation, or None when it is met."""
    return _CHECKS[expectation.kind](expectation.item, text, extraction)


def _wanted(text: str, evidence: Any) -> Offsets:
    return frozenset().union(*(resolve(text, piece) for piece in pieces(evidence)))


def _covered_by(record: Any) -> Offsets:
    """Offsets of a span, of something with `.start` and `.end`, or of several of them."""
    if record is None:
        return frozenset()
    if isinstance(record, (list, tuple)):
        return frozenset().union(*(_covered_by(one) for one in record))
    record = getattr(record, "span", record)
    return frozenset(range(record.start, record.end))


def _letters(text: str, offsets: Offsets) -> Offsets:
    # Quotation marks and full stops at the edge of a span are nobody's mistake.
    return frozenset(at for at in offsets if text[at].isalnum())


def _jaccard(left: Offsets, right: Offsets) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def _share(wanted: Offsets, got: Offsets) -> float:
    return len(wanted & got) / len(wanted) if wanted else 1.0


def _codes(value: Any) -> frozenset[str]:
    if value is None:
        return frozenset()
    return frozenset({value}) if isinstance(value, str) else frozenset(value)


def interval(value: Any) -> tuple[str, str] | None:
    """A day, a month (`2024-06`) or `{earliest, latest}` as a pair of ISO dates, both included."""
    if value is None:
        return None
    earliest, latest = (value["earliest"], value["latest"]) if isinstance(value, Mapping) else (value, value)
    return _month(str(earliest), first=True), _month(str(latest), first=False)


def _month(day: str, *, first: bool) -> str:
    if len(day) != len("2024-06"):
        return day
    year, month = int(day[:4]), int(day[5:])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return f"{day}-01" if first else f"{day}-{last}"


def _dates_of(record: Any) -> tuple[str, str] | None:
    if record is None or getattr(record, "earliest", None) is None:
        return None
    return str(record.earliest), str(record.latest)


def _plain(value: Any) -> str:
    """An enum member or a string as the word that RECORDS.md prints."""
    return str(getattr(value, "value", value))


def _first_fit(records: Iterable[Any], tests: list[tuple[str, Callable[[Any], bool]]]) -> str | None:
    """None when one record passes every test; else how far the best one got."""
    best = -1
    for record in records:
        passed = next((i for i, (_, test) in enumerate(tests) if not test(record)), len(tests))
        best = max(best, passed)
    if best == len(tests):
        return None
    return "nothing of this kind" if best < 0 else f"no record has the right {tests[best][0]}"


# --- one function per kind -----------------------------------------------------------------------------


def _published(item: Item, text: str, extraction: Any) -> str | None:
    want, got = interval(item), _dates_of(extraction.document.published)
    if want and got and want[0] <= got[0] <= got[1] <= want[1]:
        return None
    return f"published: want within {want}, got {got}"


def _title(item: Item, text: str, extraction: Any) -> str | None:
    if item["text"] is None:
        return None if extraction.document.title is None else "a title where the page gives none"
    got = _covered_by(extraction.document.title)
    return None if _jaccard(_wanted(text, [item]), got) > 0.9 else f"title: got {_show(text, got)!r}"


def _region(role: str) -> Callable[[Item, str, Any], str | None]:
    def run(item: Item, text: str, extraction: Any) -> str | None:
        marked = _covered_by([r for r in extraction.document.regions if _plain(r.role) == role])
        share = _share(_letters(text, _wanted(text, [item])), marked)
        return None if share > 0.9 else f"{share:.0%} of {item['text']!r} is marked {role}"

    return run


def _mention(item: Item, text: str, extraction: Any) -> str | None:
    want = str(item["text"])
    for at in sorted(a for a in resolve(text, item) if text.startswith(want, a)):
        here = frozenset(range(at, at + len(want)))
        near = [m for m in extraction.mentions if _share(here, _covered_by(m)) >= 0.5]
        got = {code for m in near for code in (m.country, *getattr(m, "countries", ()))} - {None}
        if not (item["country"] in got if item["country"] else not got):
            return f"{want!r} at {at}: want {item['country']}, got {sorted(got)}"
    return None


def _timex(item: Item, text: str, extraction: Any) -> str | None:
    want, dates = _wanted(text, [item]), interval(item)
    return _first_fit(
        extraction.timexes,
        [
            ("words", lambda t: _share(_covered_by(t), want) >= 0.5 and bool(_covered_by(t) & want)),
            (f"dates {dates}", lambda t: _dates_of(getattr(t, "when", t)) == dates),
        ],
    )


def _attribution(item: Item, text: str, extraction: Any) -> str | None:
    want = _letters(text, _wanted(text, item["content"]))

    def near(a: Any) -> float:
        return _jaccard(want, _letters(text, _covered_by(a.content)))

    best = sorted(extraction.attributions, key=near)[-1:]
    tests: list[tuple[str, Callable[[Any], bool]]] = [("content", lambda a: near(a) >= 0.5)]
    for role in ("speaker", "cue"):
        if item.get(role) is not None:
            tests.append((role, _touches(role, _wanted(text, item[role]))))
    if "speaker_countries" in item:
        countries = _codes(item["speaker_countries"])
        tests.append(("speaker countries", lambda a: _codes(a.speaker_countries) == countries))
    tests.append((f"type {item['type']}", lambda a: _plain(a.type) == item["type"]))
    return _first_fit(best, tests)


def _touches(role: str, asked: Offsets) -> Callable[[Any], bool]:
    return lambda record: bool(_covered_by(getattr(record, role)) & asked)


def _together(event: Any) -> frozenset[str] | None:
    """All who take part where several act on each other ("agreed to meet"): a record names the first as who acts."""
    if _plain(event.type) not in ("AGREE", "CONSULT", "COOPERATE"):
        return None
    return _codes(event.actor_countries) | _codes(event.recipient_countries)


def _event(item: Item, text: str, extraction: Any) -> str | None:
    want, types = _wanted(text, item["trigger"]), {item["type"], *item.get("also", [])}
    actor, recipient = _codes(item.get("actor_countries")), _codes(item.get("recipient_countries"))
    tests: list[tuple[str, Callable[[Any], bool]]] = [
        ("trigger", lambda e: bool(_covered_by(e.trigger) & want)),
        (f"type {sorted(types)}", lambda e: _plain(e.type) in types),
        (f"actor {sorted(actor)}", lambda e: not actor or actor in (_codes(e.actor_countries), _together(e))),
        (f"recipient {sorted(recipient)}", lambda e: not recipient or bool(_codes(e.recipient_countries) & recipient)),
    ]
    if "modality" in item:
        tests.append((f"modality {item['modality']}", lambda e: _plain(e.modality) == item["modality"]))
    if "negated" in item:
        tests.append(("negation", lambda e: bool(e.negated) is item["negated"]))
    if "when" in item:
        tests.append((f"date {item['when']}", lambda e: _dates_of(e.when) == interval(item["when"])))
    return _first_fit(extraction.events, tests)


def _claim(item: Item, text: str, extraction: Any) -> str | None:
    want = _wanted(text, [item])
    tests: list[tuple[str, Callable[[Any], bool]]] = [
        ("words", lambda c: bool(_covered_by(c) & want)),
        (f"stance {item['stance']}", lambda c: _plain(c.stance) == item["stance"]),
    ]
    if item.keys() & {"value", "low", "high", "unit"}:
        tests.append(("figure", lambda c: c.quantity is not None and _same_figure(item, c.quantity)))
    if "unit" in item:
        units = {item["unit"]} if isinstance(item["unit"], str) else set(item["unit"])
        tests.append((f"unit {sorted(units)}", lambda c: str(c.quantity.unit or "").lower() in units))
    if "modality" in item:
        tests.append((f"modality {item['modality']}", lambda c: _plain(c.modality) == item["modality"]))
    if "by_countries" in item:
        tests.append(("speaker", lambda c: _codes(c.by_countries) == _codes(item["by_countries"])))
    return _first_fit(extraction.claims, tests)


def _same_figure(item: Item, quantity: Any) -> bool:
    low, high = quantity.low, quantity.high
    if "value" in item:  # an approximate figure: the interval holds it and is not absurdly wide
        value = item["value"]
        return (low is None or low <= value) and (high is None or value <= high <= 2 * value)
    return ("low" not in item or low == item["low"]) and ("high" not in item or high == item["high"])


def _commitment(item: Item, text: str, extraction: Any) -> str | None:
    consequence = _letters(text, _wanted(text, item["consequence"]))
    condition = _letters(text, _wanted(text, item.get("condition")))
    types = {item["type"], *item.get("also", [])}
    issuer, addressee = _codes(item["issuer_countries"]), _codes(item.get("addressee_countries"))

    def consequence_fits(c: Any) -> bool:
        got = _covered_by(c.consequence)
        return _share(consequence, got) >= 0.5 and len(got) <= 4 * max(len(consequence), 1)

    tests: list[tuple[str, Callable[[Any], bool]]] = [
        ("consequence", consequence_fits),
        ("condition", lambda c: _share(condition, _covered_by(c.condition)) >= 0.5),
        (f"issuer {sorted(issuer)}", lambda c: _codes(c.issuer_countries) == issuer),
        ("addressee", lambda c: not addressee or bool(_codes(c.addressee_countries) & addressee)),
        (f"type {sorted(types)}", lambda c: _plain(c.type) in types),
    ]
    if "deadline" in item:
        tests.append((f"deadline {item['deadline']}", lambda c: _dates_of(c.deadline) == interval(item["deadline"])))
    tests += [(flag, _is(flag, item[flag])) for flag in ("hedged", "negative") if flag in item]
    return _first_fit(extraction.commitments, tests)


def _is(flag: str, want: bool) -> Callable[[Any], bool]:
    return lambda record: bool(getattr(record, flag)) is want


def _absent(item: Item, text: str, extraction: Any) -> str | None:
    want, kind = _wanted(text, [item]), str(item["kind"])
    for record in getattr(extraction, f"{kind}s"):
        if kind == "mention" and record.country is None:
            continue
        if any(
            key in item and _plain(getattr(record, key)) != item[key] for key in ("type", "modality", "stance", "use")
        ):
            continue
        got = _covered_by(getattr(record, _CORE[kind]) if kind in _CORE else record)
        if got & want:
            return f"{kind} {_show(text, got)!r} should not be there: {item['why']}"
    return None


def _show(text: str, offsets: Offsets) -> str:
    return text[min(offsets) : max(offsets) + 1] if offsets else ""


_CHECKS: dict[str, Callable[[Item, str, Any], str | None]] = {
    "published": _published,
    "title": _title,
    "boilerplate": _region("boilerplate"),
    "caption": _region("caption"),
    "credit": _region("credit"),
    "body": _region("body"),
    "mentions": _mention,
    "timexes": _timex,
    "attributions": _attribution,
    "events": _event,
    "claims": _claim,
    "commitments": _commitment,
    "absent": _absent,
}
