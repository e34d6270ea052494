"""Who is named with his office behind what he says, where the parser joins him to what he says."""

import pytest

from tests.extraction.reading import check_tree, extract, parsed, token


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Chad will close the road if Libya attacks, Ali Bako, the Chadian foreign minister, said.",
            "Ali Bako",
            "Chad will close the road if Libya attacks",
        ),
        (
            "Chad may leave the pact if the fighting spreads, Ali Bako, its envoy to the council, told reporters.",
            "Ali Bako",
            "Chad may leave the pact if the fighting spreads",
        ),
        (
            "Chad has shut the road because the fighting spread, Ali Bako, its defence minister, has said.",
            "Ali Bako",
            "Chad has shut the road because the fighting spread",
        ),
    ],
)
def test_who_is_named_with_his_office(text, speaker, content):
    (said,) = extract(text).attributions
    assert text[said.speaker.start : said.speaker.end].startswith(speaker)
    assert "…".join(text[s.start : s.end] for s in said.content) == content
    assert said.speaker_countries == ("TCD",)


def test_what_depends_on_a_condition_ends_before_the_speaker():
    text = "Chad may leave the pact if the fighting spreads, Ali Bako, its envoy to the council, told reporters."
    assert [c.condition.text for c in extract(text).commitments if c.condition] == ["if the fighting spreads"]


@pytest.mark.parametrize(
    "text",
    [
        "When the fighting spread, Ali Bako, the governor, said nothing.",
        "Chad attacked on Monday, and Ali Bako, the governor, said so.",
        "After the raid, Ali Bako, the governor, wrote a letter.",
    ],
)
def test_and_who_says_nothing_of_what_stands_before(text):
    assert not [a for a in extract(text).attributions if a.type == "indirect" and a.content]


@pytest.mark.parametrize(
    ("text", "speaker", "pieces"),
    [
        (
            "Unless they left, the minister went on, the army would fire.",
            "the minister",
            ["Unless they left", "the army would fire"],
        ),
        (
            "Without an end to the works, Peru's minister, Ana Ruiz, warned on Monday, parliament will reject it.",
            "Peru's minister, Ana Ruiz",
            ["Without an end to the works", "parliament will reject it"],
        ),
        (
            "Any car that crosses the line, a member of the council said, will be fired on.",
            "a member of the council",
            ["Any car that crosses the line", "will be fired on"],
        ),
    ],
)
def test_who_is_named_in_the_middle(text, speaker, pieces):
    said = [a for a in extract(text).attributions if a.speaker and a.speaker.text == speaker]
    assert [[text[s.start : s.end] for s in a.content] for a in said] == [pieces]


def test_who_goes_on_in_the_middle_is_not_who_means_it():
    parse = parsed("Any further raid, he went on, meant war.")
    meant = token(parse, "meant")
    assert parse.dep[meant] == "ROOT"
    assert (parse.head[token(parse, "raid")], parse.dep[token(parse, "raid")]) == (meant, "nsubj")
    assert parse.head[token(parse, "he")] == token(parse, "went")
    check_tree(parse)
