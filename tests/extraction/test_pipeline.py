import pytest

from standoff.errors import PipelineError
from standoff.extraction import PIPELINE, Component, Extractor
from standoff.extraction.pipeline import check
from tests.extraction.reading import document


def component(name, *, requires=(), assigns=None, run=lambda document, annotations, resources: ()):
    return Component(name=name, version=1, requires=frozenset(requires), assigns=assigns or name, run=run)


def test_the_pipeline_is_consistent():
    check(PIPELINE)
    assert len({c.name for c in PIPELINE}) == len(PIPELINE)


def test_a_component_before_what_it_requires_is_refused():
    with pytest.raises(PipelineError, match=r"'events'.*mentions"):
        Extractor(pipeline=[component("events", requires={"mentions"})])


def test_a_failing_component_is_recorded_and_the_rest_goes_on():
    def fail(document, annotations, resources):
        raise ValueError("a lexicon went missing")

    extractor = Extractor(
        pipeline=[
            component("mentions", run=fail),
            component("events", requires={"mentions"}),
            component("timexes"),
        ]
    )
    found = extractor.extract(document("Chad closed the road."))
    (failure,) = found.failures
    assert (failure.component, failure.path) == ("mentions", "test.txt")
    assert "lexicon went missing" in failure.error
    assert len(found.sentences) == 1


def test_extraction_does_not_depend_on_the_neighbours():
    first, second = document("Chad closed the road."), document("Peru opened it.")
    extractor = Extractor()
    assert list(extractor.extract_many([first, second])) == [extractor.extract(first), extractor.extract(second)]
