"""Words: forms of one word give one stem, and weights say how rare it is."""

import pytest

from standoff.linking.words import Weights, content, stem, stems, tokens


@pytest.mark.parametrize(
    "forms",
    [
        ("supply", "supplies", "supplied", "supplying"),
        ("deploy", "deploys", "deployed", "deployment"),
        ("warn", "warned", "warns", "warning"),
        ("plan", "planned", "planning"),
        ("nation", "nations"),
        ("consequence", "consequences"),
        ("harsh", "harshly"),
        ("minister’s", "minister"),
    ],
)
def test_forms_of_one_word_give_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


def test_unlike_words_keep_unlike_stems():
    assert len({stem(word) for word in ("strait", "street", "treaty", "treat", "threat", "trust")}) == 6


def test_tokens_point_into_the_text():
    text = "Borduria's envoy left; 1,200 men stayed."
    found = tokens(text, 11)
    assert [t.word for t in found] == ["envoy", "left", "1,200", "men", "stayed"]
    assert all(text[t.start : t.end].lower() == t.word for t in found)


def test_content_leaves_out_function_words():
    assert [t.word for t in content(tokens("He said that the bridge of the port is shut"))] == [
        "bridge",
        "port",
        "shut",
    ]
    assert stems("the and of") == frozenset()


def test_rare_features_weigh_more():
    weights = Weights([{"a", "b"}, {"a"}, {"a"}])
    assert weights.idf("b") > weights.idf("a") > 0
    assert weights.frequency("a") == 3
    assert weights.total(["a", "b"]) == pytest.approx(weights.idf("a") + weights.idf("b"))


def test_an_empty_collection_has_weights():
    assert Weights([]).idf("anything") > 0
