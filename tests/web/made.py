"""A small crisis by hand: two outlets on one strait, a denial, and an article that wants to do harm."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from standoff.api import Crisis
from standoff.model import Cluster, Extraction, Failure, Question, Record, Utterance, encode
from tests.articles import Article, on, warning

# A script, a handler, a formula, a text turned around, and an end of everything that could be open.
HOSTILE = (
    '=HYPERLINK("http://evil.example") </script><script>alert(1)</script> <img src=x onerror=alert(2)> '
    '\u202egnp.exe\u202c " onmouseover="alert(3) \'--> ]]> {{ 7*7 }} {% raw %}'
)


def denial() -> Extraction:
    article = Article("Norland denied that any troops were there. It closed the strait.", "tern.txt", date(2031, 5, 9))
    said = article.quote("Norland denied that any troops were there", "Norland", stance="denies", act="deny")
    article.claim("any troops were there", stance="denies", by="NOR", by_countries=("NOR",), attribution=said.id)
    article.claim("any troops", "250", 250, 250, by="NOR", by_countries=("NOR",))
    article.event("closed", "COERCE", "NOR", "KES", when=on(2031, 5, 8), score=-7.0)
    article.mention("Norland", "NOR", "NOR")
    return article.extraction()


def hostile() -> Extraction:
    article = Article(f"Osprey accused Norland: {HOSTILE}.", f"{HOSTILE}.txt", date(2031, 5, 10), publisher=HOSTILE)
    article.mention("Osprey", "OSP", "OSP", name=f"Osprey {HOSTILE}")
    article.event(HOSTILE, "ACCUSE", "OSP", "NOR", when=on(2031, 5, 10), score=-2.0)
    article.quote(HOSTILE, "Osprey", speaker_countries=("OSP",))
    article.commitment(HOSTILE, "Osprey accused Norland", "OSP", "NOR", type="demand")
    article.claim(HOSTILE, HOSTILE, 12, 12)
    return article.extraction()


def records() -> Iterator[Record]:
    articles = (warning(), warning("echo.txt", "The Echo", date(2031, 5, 9)), denial(), hostile())
    for article in articles:
        yield from (article.document, *article.sentences, *article.entities, *article.mentions)
        yield from (*article.attributions, *article.events, *article.claims, *article.commitments)
    yield Cluster(
        id="s-strait", documents=tuple(a.document.id for a in articles[:3]), label="Norland closes the strait"
    )
    yield Cluster(id="s-osprey", documents=(articles[3].document.id,), label=HOSTILE)
    claims = tuple(claim.id for article in articles for claim in article.claims)
    yield Question(id="l-troops", label="troops at the strait", claims=claims)
    yield Utterance(id="u-warned", attributions=tuple(a.attributions[0].id for a in articles[:2]))
    yield Failure(path=f"torn {HOSTILE}.html", error="truncated page; save it again")


def write(path: Path) -> None:
    """Write the crisis to a file that does not exist yet."""
    with Crisis.open(path) as crisis:
        crisis.import_(encode(record) for record in records())
