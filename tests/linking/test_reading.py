"""A reading: all that linking keeps of a document."""

from standoff.linking.reading import Vectors, read
from standoff.linking.words import Weights
from tests.linking.builders import article

TEXT = "Borduria closed the pass of Zileheroum to lorries on Monday, and forty drivers slept in their cabins."


def test_names_weigh_more_and_actors_and_days_are_features():
    draft = article("a", TEXT, day="2031-05-06")
    draft.mention("Borduria", "BOR")
    draft.timex("on Monday", "2031-05-05")
    draft.event(TEXT[:-1], "closed", "COERCE", ["BOR"], ["SYL"])
    features = dict(read(draft.extraction()).features.items())
    assert features["zileheroum"] > features["lorri"]
    assert {"@BOR", "=2031-05-05", "#COERCE:BOR>SYL"} <= features.keys()
    assert "the" not in features


def test_it_is_called_by_publisher_or_file_and_never_by_a_path():
    draft = article("deep/down/a", TEXT)
    assert read(draft.extraction()).name == "a.txt"
    draft.publisher = "The Klow Courier"
    assert read(draft.extraction()).name == "The Klow Courier"


def test_it_keeps_no_text():
    reading = read(article("a", TEXT * 40).extraction())
    kept = [getattr(reading, name) for name in reading.__slots__]
    assert max(len(value) for value in kept if isinstance(value, str)) <= 100


def test_vectors_are_of_length_one_and_made_when_asked_for():
    readings = [read(article(n, TEXT + n).extraction()) for n in ("alpha", "beta")]
    vectors = Vectors(readings, Weights(r.features for r in readings))
    assert list(vectors) == ["alpha", "beta"]
    assert len(vectors) == 2
    assert abs(sum(w * w for w in vectors["beta"].values()) - 1) < 1e-9
    assert vectors["beta"] is vectors["beta"]
