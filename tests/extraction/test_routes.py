"""From the word that made a record to its parts, arc by arc."""

import pytest

from standoff.extraction.routes import routes
from standoff.lexicons.entries import entries
from standoff.model import Route
from tests.extraction.reading import extract

WARNED = "Norway warned on Monday that it would expel the Danish envoy if Denmark sent 300 troops to the island."
TEXT = f"The weather was fine.\n{WARNED}\nDenmark kept silent."


def drawn(route: Route) -> str:
    """A route as the terminal prints it."""
    arcs = (f" ←{s.label}─ {s.word}" if s.up else f" ─{s.label}→ {s.word}" for s in route.steps)
    return route.word + "".join(arcs)


def by_role(kind: str, text: str = TEXT, nth: int = 0) -> dict[str, Route]:
    found = extract(text)
    record = getattr(found, kind)[nth]
    return {route.role: route for route in routes(record, found)[0]}


def test_an_event_leads_to_who_acts():
    assert drawn(by_role("events")["actor"]) == "warned ─nsubj→ Norway"


def test_an_attribution_leads_to_speaker_and_content():
    found = by_role("attributions")
    assert drawn(found["speaker"]) == "warned ─nsubj→ Norway"
    assert drawn(found["content"]) == "warned ─ccomp→ expel"


def test_a_commitment_leads_to_condition_issuer_and_cue():
    found = by_role("commitments")
    assert drawn(found["condition"]) == "expel ─advcl→ sent"
    assert drawn(found["issuer"]) in ("expel ─nsubj→ it", "expel ←ccomp─ warned ─nsubj→ Norway")
    assert drawn(found["said by"]) == "expel ←ccomp─ warned"


def test_a_figure_leads_to_what_is_said_of_it():
    assert drawn(by_role("claims")["said of it"]) == "300 ←nummod─ troops ←dobj─ sent"


def test_labels_are_told_in_words():
    assert by_role("attributions")["speaker"].steps[0].meaning == "nominal subject"


def test_words_of_another_sentence_are_named_and_not_joined():
    found = by_role("attributions", "“We will stay,” the Norwegian envoy said. “Nobody will make us leave.”", nth=1)
    assert found["content"].steps == ()
    assert "another sentence" in found["content"].note


@pytest.mark.parametrize("kind", ["mentions", "timexes", "attributions", "events", "claims", "commitments"])
def test_every_record_has_a_way_of_real_words_and_a_rule_that_is_explained(kind: str):
    found = extract(TEXT)
    assert getattr(found, kind)
    for record in getattr(found, kind):
        ways, words = routes(record, found)
        assert ways
        assert "weather" not in words
        assert entries(record.rule), record.rule
        for way in ways:
            assert found.document.text[way.start :].startswith(way.word)
            for step in way.steps:
                assert found.document.text[step.start :].startswith(step.word)
