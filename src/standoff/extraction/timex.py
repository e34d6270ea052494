"""Time expressions (TimeML): found by patterns, resolved to intervals of days against the DCT and the narrative."""

from standoff.extraction.component import Annotations, Component
from standoff.extraction.parse import Parse
from standoff.extraction.time_context import TimeFrame
from standoff.extraction.time_find import Found, find
from standoff.extraction.time_resolve import Resolver
from standoff.lexicons import Resources
from standoff.model import Document, Interval, Timex, identify

NAME, VERSION = "timex", 1


def run(document: Document, annotations: Annotations, resources: Resources) -> tuple[Timex, ...]:
    """The time expressions of a document, in text order.

    ``earliest`` and ``latest`` are both ``None`` where nothing dates them: a length of time, or a relative expression
    in a document without a date.
    """
    parse = annotations.parse
    found = expressions(annotations, resources)
    states = frozenset(
        m.country for m in annotations.mentions if m.country and len(m.country) == 3 and m.use != "other"
    )
    frame = TimeFrame(parse, resources.times, annotations.published, headlines(document, parse), states)
    resolved = Resolver(found, frame).run()
    return tuple(
        _record(document, parse, one, interval, because)
        for one, (interval, because) in zip(found, resolved, strict=True)
    )


def expressions(annotations: Annotations, resources: Resources) -> list[Found]:
    """The expressions of time, found once for the components that date and resolve."""
    found: list[Found] | None = annotations.scratch.get("times")
    if found is None:
        found = annotations.scratch["times"] = find(annotations.parse, resources.times)
    return found


def headlines(document: Document, parse: Parse) -> frozenset[int]:
    """Numbers of the sentences in headlines and captions, where the present tense tells the past."""
    numbers = set(range(parse.title))
    captions = [r for r in document.regions if r.role == "caption"]
    if captions:
        for number, (first, _) in enumerate(parse.sentences):
            if any(r.start <= parse.start[first] < r.end for r in captions):
                numbers.add(number)
    return frozenset(numbers)


def _record(document: Document, parse: Parse, found: Found, interval: Interval | None, because: str) -> Timex:
    start, end = parse.start[found.first], parse.end[found.beyond - 1]
    return Timex(
        id=identify("t", document.id, start, end, found.rule),
        document=document.id,
        start=start,
        end=end,
        component=NAME,
        version=VERSION,
        rule=found.rule,
        text=document.text[start:end],
        earliest=interval.earliest if interval else None,
        latest=interval.latest if interval else None,
        relation=found.relation,
        because=because,
    )


COMPONENT = Component(name=NAME, version=VERSION, requires=frozenset({"parse"}), assigns="timexes", run=run)
