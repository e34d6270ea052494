"""Killed at any moment, every article is whole or absent; and a writer never holds readers up."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import apsw
import pytest

from standoff.model import Extraction
from standoff.store import Store
from tests.articles import Article

ROOT = Path(__file__).parents[2]
EVENTS = 40

WRITER = """
import sys
from tests.store.test_durability import big
from standoff.store import Store
store = Store.open(sys.argv[1])
number = store.counts().get("document", 0)
print("ready", flush=True)
while True:
    store.put(big(number % 60, number))
    number += 1
"""


def big(number: int, edition: int) -> Extraction:
    """An article of many records; each edition of the same number replaces the one before."""
    text = " ".join(f"Edition {edition}: side {n} warned the other." for n in range(EVENTS))
    article = Article(text, f"/feed/{number}.txt")
    for n in range(EVENTS):
        article.event(f"side {n} warned", "THREATEN", "KES", "NOR")
    return article.extraction()


def writer(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def end(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


@pytest.mark.slow
def test_after_kill_every_article_is_whole_or_absent(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    chance = random.Random(7)
    seen = 0
    for _ in range(6):
        process = writer(path)
        time.sleep(chance.uniform(0.05, 0.4))
        end(process)
        with Store.open(path) as store:
            articles = list(store.extractions())
            texts = {document.id for document in store.documents()}
        assert all(len(article.events) == len(article.sentences) == EVENTS for article in articles)
        assert len(texts) == len(articles) >= seen
        seen = min(len(articles), 60)
        connection = apsw.Connection(str(path))
        assert connection.execute("PRAGMA integrity_check").get == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        connection.close()
    assert seen > 0


@pytest.mark.slow
def test_readers_are_never_blocked_by_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    process = writer(path)
    try:
        until = time.monotonic() + 1.5
        reads = 0
        with Store.open(path, busy_seconds=0) as store:  # no waiting: one lock in the way would raise
            while time.monotonic() < until:
                assert all(len(article.events) == EVENTS for article in store.extractions())
                store.search("edition warned", limit=3)
                store.counts()
                reads += 1
        assert reads > 1
    finally:
        end(process)
