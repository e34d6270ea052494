"""Whom a pronoun means by what its own clause says, whoever was named last."""

import pytest

from tests.extraction.reading import mention


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        # nobody is told, met or accused by himself
        ("Gustavo Petro of Colombia met Nayib Bukele of El Salvador and told him to wait.", "him", "SLV"),
        ("Emmanuel Macron of France spoke. Nayib Bukele of El Salvador, who stood beside him, agreed.", "him", "FRA"),
        # who is supposed to do something, and not who tells of it
        (
            "John Kerry of the United States said that unless President Vladimir Putin yielded, he would be shunned.",
            "he",
            "RUS",
        ),
        # whose critics say it
        ("Angela Merkel's spokesman wrote. Barack Obama's critics said that he had failed.", "he", "USA"),
        # whose envoy speaks
        ("Moscow's envoy told the Security Council that it understood.", "it", "RUS"),
    ],
)
def test_who_is_meant(text, word, country):
    found = mention(text, word)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Nayib Bukele of El Salvador will wait. Whoever lays down his arms will be spared.", "his"),
        ("Nayib Bukele of El Salvador offered shelter to any soldier who laid down his arms.", "his"),
        ("The envoy of Chile thanked the Government of Her Britannic Majesty.", "Her"),
        ("Nayib Bukele of El Salvador spoke. Dunmore felt betrayed. He went home.", "He"),
        ("Nayib Bukele of El Salvador spoke. A former coach told reporters that he agreed.", "he"),
    ],
)
def test_nobody_known_is_meant(text, word):
    found = mention(text, word)
    assert found is None or found.country is None
