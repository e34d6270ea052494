"""The generator of a made-up crisis, and what benchmarks say of what they find."""

import json
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.compose import Composer, agreement, compose
from benchmarks.generate import episodes, generate, write
from benchmarks.measuring import Finding, child_seconds, seconds
from benchmarks.texts import hard
from standoff.extraction import Extractor


def test_the_same_seed_gives_the_same_crisis_whatever_its_size() -> None:
    assert list(generate(20)) == list(islice(generate(400), 20))
    assert list(generate(20)) != list(generate(20, seed=2))


def test_every_article_has_a_name_of_its_own_and_a_date() -> None:
    articles = list(generate(500))
    assert len({article.name for article in articles}) == 500
    assert all(article.text and article.published for article in articles)


def test_what_is_said_to_be_true_stands_in_the_articles() -> None:
    for episode in islice(episodes(), 200):
        texts = {article.name: article.text for article in episode.articles}
        for figure in episode.figures:
            assert f"{figure.value:,}" in texts[figure.article]
            told = texts[figure.article]
            assert "soldiers were killed" in told if not figure.where else "soldiers in" in told
        for copy in episode.copies:
            assert texts[copy.article] == texts[copy.origin]
        for threat in episode.threats:
            assert all("will close its ports" in texts[name] for name in threat.articles)
            reported = any("islands on" in text and "both governments said" in text for text in texts.values())
            assert reported == (threat.triggered_on is not None)


def test_the_crisis_is_written_as_a_crawl_with_its_truth_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "crisis.jsonl"
    written = write(30, path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    truth = [json.loads(line) for line in path.with_suffix(".truth.jsonl").read_text(encoding="utf-8").splitlines()]
    assert written == len(rows) >= 30
    assert {row["url"].rsplit("/", 1)[1] for row in rows} == {name for fact in truth for name in fact["articles"]}


def test_hard_texts_grow_with_the_size_asked_for() -> None:
    for (name, small), (again, large) in zip(hard(1000), hard(2000), strict=True):
        assert name == again
        assert 1.8 < len(large) / len(small) < 2.2


def test_only_what_fails_makes_a_crossed_limit_matter() -> None:
    slow = Finding("help", 2.0, "s", 0.3)
    assert slow.is_over
    assert not slow.fails
    assert slow.line().endswith("(at most 0.3: OVER)")
    assert "OVER" not in Finding("help", 0.2, "s", 0.3).line()


def test_time_is_that_of_the_processor() -> None:
    import time

    assert seconds(lambda: time.sleep(0.05)) < 0.04


def test_a_child_that_fails_is_an_error_with_its_words() -> None:
    assert child_seconds(["-c", "print('here')"])[1] == "here\n"
    with pytest.raises(RuntimeError, match="out of order"):
        child_seconds(["-c", "raise SystemExit('out of order')"])


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(SystemExit):
        main(["weight"])


@pytest.mark.slow
def test_records_are_composed_as_the_parser_makes_them() -> None:
    composer, extractor = Composer(Extractor()), Extractor()
    alike = total = 0
    for made in compose(list(generate(12)), composer):
        text = made.document.text
        assert [text[m.start : m.end] for m in made.mentions] == [m.text for m in made.mentions]
        same, of, _ = agreement(made, extractor.extract(made.document))
        alike, total = alike + same, total + of
    assert alike / total > 0.9
