import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extraction.parse import load_model, parse_many, plain
from standoff.extraction.word_classes import RULER, WordClasses, word_classes
from tests.extraction.reading import document

WORDS = [
    "There",
    "is",
    "gonna",
    "be",
    "no",
    "deal",
    "it",
    "'s",
    "Peru",
    "ships",
    "let",
    "left",
    "has",
    "to",
    "won't",
    "  ",
]


def by_the_model(text):
    """What spaCy's own pipeline says of every token of a line, lemmas in lower case."""
    return [(t.tag_, t.pos_, t.dep_, t.lemma_.lower()) for t in load_model()(plain(text))]


def by_word(text):
    """The same, with parts of speech and lemmas looked up word by word."""
    nlp = load_model()
    classes = word_classes(nlp)
    doc = next(nlp.pipe([plain(text)], disable=[RULER, "lemmatizer"]))
    if classes.look_around(doc):
        return [(t.tag_, t.pos_, t.dep_, t.lemma_.lower()) for t in doc]
    names = nlp.vocab.strings
    found = [classes.of(t.orth, t.tag, t.dep) for t in doc]
    return [(names[tag], names[pos], names[dep], names[lemma].lower()) for tag, pos, dep, lemma in found]


@pytest.mark.parametrize(
    "text",
    [
        "Oman's envoys found that there were 30 boats left, and that they'd been let go.",
        "“We ain't gonna wait,” the captain said; let's see who has done what.",
        "  The port — it has a wall — wasn't hit.",
        "Founders found firms; the ministry is to found one, too.",
    ],
)
def test_a_word_is_classed_as_by_the_model(text):
    assert by_word(text) == by_the_model(text)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
@settings(max_examples=80)
def test_any_line_is_classed_as_by_the_model(text):
    assert by_word(text) == by_the_model(text)


def test_words_are_asked_for_once():
    classes = WordClasses(load_model())
    strings = load_model().vocab.strings
    use = (strings["ships"], strings["NNS"], strings["nsubj"])
    assert classes.of(*use) is classes.of(*use)


def test_lines_with_rules_over_several_words_are_told():
    nlp = load_model()
    classes = word_classes(nlp)
    lines = nlp.pipe(["Chad closed the road.", "There is a road."], disable=[RULER, "lemmatizer"])
    assert [classes.look_around(line) for line in lines] == [False, True]


def test_a_pipeline_whose_rules_look_at_more_is_left_as_it_is():
    """Then the parse takes what the pipeline itself says."""
    import spacy

    blank = spacy.blank("en")
    assert not WordClasses.are_known_by(blank)
    ruler = blank.add_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "Xxxx"}]], {"POS": "PROPN"})
    blank.add_pipe("lemmatizer", config={"mode": "lookup"})
    assert not WordClasses.are_known_by(blank)
    assert word_classes(blank) is None


def test_a_parse_does_not_depend_on_what_was_read_before():
    texts = ["Kenya put the lid on it.", "To put it so was wrong.", "Ghana puts men there."]
    forward = [p.lemma for p in parse_many(map(document, texts))]
    backward = [p.lemma for p in parse_many(map(document, texts[::-1]))]
    assert forward == backward[::-1]
