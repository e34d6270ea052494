"""The explicit list of components, in order, and the extractor that runs them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from standoff.errors import PipelineError
from standoff.extraction.attribution import COMPONENT as ATTRIBUTION
from standoff.extraction.claims import COMPONENT as CLAIMS
from standoff.extraction.commitments import COMPONENT as COMMITMENTS
from standoff.extraction.component import Annotations, Component
from standoff.extraction.dating import COMPONENT as DATING
from standoff.extraction.events import COMPONENT as EVENTS
from standoff.extraction.grounding import COMPONENT as GROUNDING
from standoff.extraction.parse import Parse, parse_many
from standoff.extraction.timex import COMPONENT as TIMEX
from standoff.lexicons import Resources, default_resources
from standoff.model import Document, Extraction, Failure, Published, Sentence

PIPELINE: tuple[Component, ...] = (GROUNDING, DATING, TIMEX, ATTRIBUTION, EVENTS, CLAIMS, COMMITMENTS)
_GIVEN = frozenset({"parse"})


def check(pipeline: Sequence[Component]) -> None:
    """Refuses a pipeline in which a component runs before what it requires.

    Raises:
        PipelineError: Naming the component and what is missing.
    """
    assigned = set(_GIVEN)
    for component in pipeline:
        missing = component.requires - assigned
        if missing:
            raise PipelineError(
                f"component {component.name!r} requires {sorted(missing)}, which nothing before it assigns"
            )
        assigned.add(component.assigns)


class Extractor:
    """Runs the components over documents.

    Args:
        model: spaCy pipeline to parse with (package name or path); the default is the pinned small English one.
        extra_lexicons: Lexicon files of the user.
        pipeline: Components to run, in order.

    Raises:
        PipelineError: If a component's requirements are not met.
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        extra_lexicons: Sequence[Path] = (),
        pipeline: Sequence[Component] = PIPELINE,
    ) -> None:
        check(pipeline)
        self.model = model
        self.pipeline = tuple(pipeline)
        self.resources = Resources(tuple(extra_lexicons)) if extra_lexicons else default_resources()

    def extract(self, document: Document, *, published: Published | None = None) -> Extraction:
        """The extraction of one document.

        Args:
            document: As read by ingest.
            published: DCT to use instead of the document's own (when other documents have dated it).
        """
        return next(self.extract_many([document], published={document.id: published} if published else None))

    def extract_many(
        self, documents: Iterable[Document], *, published: dict[str, Published] | None = None
    ) -> Iterator[Extraction]:
        """Extractions in the order of *documents*, which are read lazily and parsed in batches."""
        queue: list[Document] = []

        def remembered() -> Iterator[Document]:
            for document in documents:
                queue.append(document)
                yield document

        for parsed in parse_many(remembered(), model=self.model):
            document = queue.pop(0)
            given = (published or {}).get(document.id)
            yield self.annotate(document, parsed, published=given)

    def annotate(self, document: Document, parsed: Parse, *, published: Published | None = None) -> Extraction:
        """Runs the components over a parsed document.

        A component that raises becomes a ``Failure``; components that do not depend on it run all the same.
        """
        annotations = Annotations(parsed, published or document.published)
        failures: list[Failure] = []
        failed: set[str] = set()
        for component in self.pipeline:
            if component.requires & failed:
                failed.add(component.assigns)
                continue
            try:
                result = component.run(document, annotations, self.resources)
            except Exception as error:
                # The one place where anything is caught: a document must never take the batch with it.
                failed.add(component.assigns)
                failures.append(
                    Failure(
                        path=document.path,
                        document=document.id,
                        component=component.name,
                        error=f"{type(error).__name__}: {error}; the other findings are kept, please report it",
                    )
                )
                continue
            if component.assigns == "published":
                annotations.published = result[0]
            else:
                setattr(annotations, component.assigns, tuple(result))
        return _extraction(document, annotations, failures)


def _extraction(document: Document, annotations: Annotations, failures: list[Failure]) -> Extraction:
    parsed = annotations.parse
    sentences = (parsed.sentence_span(n) for n in range(len(parsed.sentences)))
    dated = Document(
        **{f: getattr(document, f) for f in document.__struct_fields__ if f != "published"},
        published=annotations.published,
    )
    return Extraction(
        document=dated,
        sentences=tuple(
            Sentence(document=document.id, number=n, start=s.start, end=s.end) for n, s in enumerate(sentences, start=1)
        ),
        entities=tuple(annotations.scratch.get("entities", ())),
        mentions=annotations.mentions,
        timexes=annotations.timexes,
        attributions=annotations.attributions,
        events=annotations.events,
        claims=annotations.claims,
        commitments=annotations.commitments,
        failures=tuple(failures),
    )


@cache
def extractor() -> Extractor:
    """The default extractor, one per process."""
    return Extractor()
