"""Texts to measure with: the examples, recombined and altered, and articles of the made-up crisis."""

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.generate import generate
from standoff.ingest import read_inputs, read_text
from standoff.model import Document, Failure

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
_SENTENCE = re.compile(r"(?<=[.!?”]) (?=[A-Z“])")


@cache
def examples() -> tuple[Document, ...]:
    """All articles of ``examples/`` that can be read."""
    found = read_inputs([str(EXAMPLES)])
    return tuple(d for d in found if not isinstance(d, Failure) and d.text.count(" ") > 20)


def varied(count: int, *, seed: int = 1) -> list[Document]:
    """*count* articles: four in five put together out of paragraphs of two examples, the fifth generated."""
    rng = random.Random(seed)
    made = generate(count, seed=seed)
    documents = []
    for n in range(count):
        if n % 5 == 4:
            article = next(made)
            text = f"{article.title}\n{article.text}"
        else:
            text = recombined(rng)
        documents.append(read_text(text, name=f"varied-{n}.txt"))
    return documents


def recombined(rng: random.Random) -> str:
    """Half the paragraphs of two examples each, shuffled, with other figures and some sentences in another order."""
    lines: list[str] = []
    for document in rng.sample(examples(), 2):
        own = [line for line in document.text.split("\n") if line.strip()]
        lines += rng.sample(own, max(1, len(own) // 2))
    rng.shuffle(lines)
    return "\n".join(_altered(line, rng) for line in lines)


def _altered(line: str, rng: random.Random) -> str:
    line = re.sub(r"[2-9]", lambda _: str(rng.randint(2, 9)), line)
    sentences = _SENTENCE.split(line)
    if len(sentences) > 2 and rng.random() < 0.3:
        rng.shuffle(sentences)
    return " ".join(sentences)


def hard(size: int) -> Iterator[tuple[str, str]]:
    """Texts that invite an algorithm to look at every pair: name and text of *size* tokens or more."""
    words = "the minister said that troops of the northern army will leave if talks fail and".split()
    yield "one sentence", " ".join(words[n % len(words)] for n in range(size)) + "."
    yield "quotation marks", "“" * (3 * size)
    yield "straight quotation marks", 'He said "no" and ' * (size // 6)
    yield "quotations never closed", "“We will answer, he said. " * (size // 7)
    yield "open brackets", "(" * (3 * size)
    yield "nested brackets", "(" * (size // 2) + "talks" + ")" * (size // 2)
    yield "names", "Norway, Chile, Poland, " * (size // 6)
    yield "pronouns", "They said he told them that she knew it. " * (size // 10)
    yield "sayings within sayings", "Norway said that Chile said that " * (size // 6) + "it rained."
    yield "conditions", "if Norway attacks, Chile will respond unless Peru leaves, " * (size // 11)
    yield "numbers", "1,500 or 3,000 of 10,000 troops, " * (size // 8)
    yield "retractions", "Norway withdrew its claim that 40 had died, and " * (size // 10)
    yield "asides", "Carver said that it rained: the port, he said, was shut; " * (size // 13)
    yield "allowances", "Norway gave Chile three days to leave, " * (size // 8)
    yield "dates", "on 3 May, by Friday, last week, " * (size // 9)
    yield "coordination", "Norway and Chile and Peru and " * (size // 6) + "Bolivia met."
    yield "short lines", "Talks failed.\n" * (size // 4)
    yield "empty lines", "\n" * size
    yield "one word", "a" * (size * 5)
    yield "no spaces", "Norway,Chile;Peru:" * (size // 6)
    yield "emoji", "🕊🔥 peace " * (size // 3)
    yield "combining marks", "e\u0301\u0323 talks " * (size // 3)
