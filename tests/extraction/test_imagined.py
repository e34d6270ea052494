"""What happens in a novel or a war game has not happened; what a film shows, or a witness in it tells, may have."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    "text",
    [
        "In the film, Russian tanks cross into Latvia and NATO threatens to bomb Kaliningrad.",
        "A war game run by a think tank in Washington ended with China sinking two American carriers.",
        "In a simulation at Ottawa, Chinese forces seized the island.",
        "In the novel, China threatens to sink any tanker if Japan closes the strait.",
        "In the scenario, Laos invades Thailand.",
    ],
)
def test_what_is_imagined_is_no_fact_and_no_threat(text):
    read = extract(text)
    assert read.events
    assert {e.modality for e in read.events} == {"hypothetical"}
    assert read.commitments == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In the film, a former guard says that Iran tortured the hostages.", "ASSAULT"),
        ("The film shows Chadian troops shelling a Sudanese town.", "ASSAULT"),
        ("Iran banned the film and arrested its director.", "COERCE"),
        ("The war game alarmed Chad, which attacked Niger.", "ASSAULT"),
        ("Russia bombed the cinema where the novel was read.", "ASSAULT"),
    ],
)
def test_what_is_told_of_the_world_is_one(text, kind):
    assert [e.modality for e in extract(text).events if e.type == kind] == ["actual"]
