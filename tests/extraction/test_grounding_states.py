"""Every member of the United Nations grounds by the names that the press gives it, its capital and its organs."""

import pytest

from standoff.extraction import Extractor
from standoff.lexicons import default_resources
from standoff.model import Document, Mention, identify
from tests.extraction.reading import extract
from tests.lexicons.test_actor_data import STATES, UN_MEMBERS

MEMBERS = {entry["id"]: entry for entry in STATES if entry["id"] in UN_MEMBERS}
# Adjectives and demonyms that several states share, and names that are also something else: what a text says decides.
SHARED = frozenset({"COG", "DMA"})
ORGANS = ("foreign ministry", "defence ministry", "parliament", "army", "intelligence service", "ambassador", "police")
PRESS_NAMES = {
    "the Knesset": "ISR",
    "the Bundestag": "DEU",
    "the State Duma": "RUS",
    "the Verkhovna Rada": "UKR",
    "the Sejm": "POL",
    "the Lok Sabha": "IND",
    "the Oliy Majlis": "UZB",
    "the Great Khural": "MNG",
    "the Hluttaw": "MMR",
    "the Wolesi Jirga": "AFG",
    "the Riksdag": "SWE",
    "the Storting": "NOR",
    "Mossad": "ISR",
    "MI6": "GBR",
    "the FSB": "RUS",
    "the Pentagon": "USA",
    "the State Department": "USA",
    "the Quai d'Orsay": "FRA",
    "Itamaraty": "BRA",
    "the Foreign Office": "GBR",
    "the Kremlin": "RUS",
    "the Blue House": "KOR",
    "Malacañang": "PHL",
    "Downing Street": "GBR",
    "the Élysée": "FRA",
    "Miraflores Palace": "VEN",
    "the Tatmadaw": "MMR",
}


def text_of(state: str) -> str:
    """Sentences that name a state in the ways that the press has, one line each."""
    entry = MEMBERS[state]
    adjective = entry["adjectives"][0]
    capital = entry.get("capital") or entry["name"]
    capital = capital if isinstance(capital, str) else capital[0]
    lines = [f"{entry['name']} rejected the plan.", f"{capital} has rejected the plan, {entry['name']} said."]
    lines += [f"The {adjective} {organ} rejected the plan." for organ in ORGANS]
    return "\n\n".join(lines)


@pytest.fixture(scope="module")
def mentions() -> dict[str, list[tuple[str, Mention]]]:
    """(line, mention) pairs by state."""
    documents = [Document(id=identify("d", s), path=s, sha256="", text=text_of(s)) for s in sorted(MEMBERS)]
    found: dict[str, list[tuple[str, Mention]]] = {}
    for extraction in Extractor().extract_many(documents):
        text = extraction.document.text + "\n"
        found[extraction.document.path] = [
            (text[text.rfind("\n", 0, m.start) + 1 : text.find("\n", m.end)], m) for m in extraction.mentions
        ]
    return found


def test_the_table_has_every_member():
    assert set(MEMBERS) == UN_MEMBERS
    assert len(UN_MEMBERS) == 193


@pytest.mark.parametrize("state", sorted(UN_MEMBERS - SHARED))
def test_name_capital_and_organs(state, mentions):
    country = default_resources().actors.entities[state].country
    for line in text_of(state).split("\n\n"):
        heads = [m for at, m in mentions[state] if at == line]
        assert any(m.country == country and m.use in ("actor", "modifier") for m in heads), line
        assert all(m.country in (country, None) for m in heads), line


@pytest.mark.parametrize(("name", "country"), PRESS_NAMES.items())
def test_press_name_of_an_organ(name, country):
    text = f"Officials said {name} had rejected the plan."
    found = Extractor().extract(Document(id=identify("d", text), path="x", sha256="", text=text)).mentions
    assert country in {m.country for m in found}


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Nigeria's president spoke. The Senate met.", "Senate", "NGA/upper-house"),
        ("Biden met aides in Washington. The Senate met.", "Senate", "USA/senate"),
        ("Ukraine fired. The National Guard was sent.", "National Guard", "UKR/military"),
        ("Biden met aides in Washington. The National Security Council met.", "National Security Council", "USA/nsc"),
    ],
)
def test_a_body_that_many_states_have_is_of_the_one_told_of(text, words, entity):
    assert {m.text: m.entity for m in extract(text).mentions}.get(words) == entity
