"""Extraction against the bare parser, by component; loading of the lexicons."""

import cProfile
import pstats
from collections import defaultdict
from collections.abc import Sequence

from benchmarks.measuring import Finding, child_seconds, median, seconds
from benchmarks.texts import varied
from standoff.extraction import Extractor
from standoff.extraction.component import Annotations
from standoff.extraction.parse import Parse, load_model, parse_many, plain
from standoff.ingest import read_text
from standoff.model import Document

_LEXICONS = """
import time
import standoff.model  # every process that reads lexicons has the records already
from standoff.lexicons import Resources
from standoff.lexicons.matters import load_matters
from standoff.lexicons.pages import load_furniture, load_publishers
def timed(name, load):
    began = time.process_time()
    load()
    print(name, time.process_time() - began)
resources = Resources()
for name in sorted(vars(Resources)):
    if not name.startswith("_") and hasattr(getattr(Resources, name), "func"):
        timed(name, lambda: getattr(resources, name))
timed("matters", load_matters)
timed("furniture", load_furniture)
timed("(furniture's first line)", lambda: load_furniture().match("Read more"))
timed("publishers", load_publishers)
"""


def run(*, smoke: bool) -> list[Finding]:
    """Medians over rounds in which parser, parse and components take turns on the same texts."""
    documents = varied(40 if smoke else 200)
    extractor = Extractor()
    nlp = load_model()
    texts = [plain(document.text) for document in documents]
    _components(extractor, documents[:5], list(parse_many(documents[:5])))  # loads what is loaded lazily
    list(nlp.pipe(texts[:5]))
    rounds: dict[str, list[float]] = defaultdict(list)
    tokens = 0
    for _ in range(2 if smoke else 5):
        parses: list[Parse] = []
        bare = seconds(lambda: list(nlp.pipe(texts)))
        parse = seconds(lambda: parses.extend(parse_many(documents)))  # noqa: B023
        tokens = sum(len(parsed) for parsed in parses)
        by_component = _components(extractor, documents, parses)
        outside = sum(by_component.values())
        rounds["bare parser"].append(bare)
        rounds["parse, line by line"].append(parse)
        rounds["all components"].append(outside)
        rounds["ratio of extraction to bare parser"].append((parse + outside) / bare)
        rounds["ratio of components to bare parser"].append(outside / bare)
        for name, took in by_component.items():
            rounds[f"  {name}"].append(took)
        rounds["reading, regions"].append(seconds(lambda: [read_text(d.text, name=d.path) for d in documents]))
    findings = [Finding("articles", len(documents), ""), Finding("tokens", tokens, "")]
    for name, values in rounds.items():
        if name.startswith("ratio"):
            findings.append(Finding(name, median(values), "", 1.35 if "of extraction" in name else 1.0))
        else:
            findings.append(Finding(name, 1e6 * median(values) / tokens, "µs/token"))
    return findings + lexicons(rounds=1 if smoke else 3)


def lexicons(*, rounds: int) -> list[Finding]:
    """CPU seconds that each lexicon takes to load in a fresh process, and all of them.

    What is compiled only when it is first used is shown in brackets and not counted as loading.
    """
    by_name: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for line in child_seconds(["-c", _LEXICONS])[1].splitlines():
            name, _, took = line.rpartition(" ")
            by_name[name].append(float(took))
    each = {name: median(values) for name, values in by_name.items()}
    findings = [Finding(f"  lexicon {name}", took, "s") for name, took in sorted(each.items(), key=lambda i: -i[1])]
    loading = sum(took for name, took in each.items() if not name.startswith("("))
    return [Finding("all lexicons", loading, "s", 0.4), *findings]


def profile(count: int = 60) -> str:
    """Where the components spend their time: the thirty functions that take most themselves."""
    documents = varied(count)
    extractor = Extractor()
    parses = list(parse_many(documents))
    _components(extractor, documents[:5], parses[:5])
    profiler = cProfile.Profile()
    profiler.enable()
    _components(extractor, documents, parses)
    profiler.disable()
    import io

    lines = io.StringIO()
    pstats.Stats(profiler, stream=lines).sort_stats("tottime").print_stats(30)
    return lines.getvalue()


def _components(extractor: Extractor, documents: Sequence[Document], parses: Sequence[Parse]) -> dict[str, float]:
    """CPU seconds by component: what ``Extractor.annotate`` does, with a clock."""
    took: dict[str, float] = defaultdict(float)
    for document, parsed in zip(documents, parses, strict=True):
        annotations = Annotations(parsed, document.published)
        for component in extractor.pipeline:
            result: list[object] = []
            took[component.name] += seconds(
                lambda: result.extend(component.run(document, annotations, extractor.resources))  # noqa: B023
            )
            if component.assigns == "published":
                annotations.published = result[0]  # type: ignore[assignment]
            else:
                setattr(annotations, component.assigns, tuple(result))
    return dict(took)
