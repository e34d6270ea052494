"""What linking sees of a document survives being kept."""

import dataclasses
from datetime import date

from standoff.linking import Linked, index, read
from standoff.linking.keeping import bears_now, keep, keep_bearing, kept, kept_bearing
from standoff.model import Extraction, Interval
from tests.articles import Article, on


def warned() -> Extraction:
    text = (
        "Kestrel warned Norland on Monday. If Norland closes the strait, Kestrel will send its fleet. 300 troops came."
    )
    article = Article(text, "gull.txt", date(2031, 5, 6), publisher="The Gull")
    said = article.quote("Kestrel warned Norland", "Kestrel", speaker_countries=("KES",), act="warn")
    article.event("warned", "THREATEN", "KES", "NOR", when=on(2031, 5, 5), score=-4.4)
    article.event("closes", "COERCE", "NOR", modality="hypothetical", attribution=said.id)
    article.commitment("If Norland closes the strait", "Kestrel will send its fleet", "KES", "NOR", attribution=said.id)
    article.claim("300 troops", "300", 300, 300, by="KES", by_countries=("KES",))
    article.mention("Kestrel", "KES", "KES")
    return article.extraction()


def plain(value: object) -> object:
    """Dates of publication as the intervals that they are compared by."""
    if isinstance(value, Interval):
        return (value.earliest, value.latest)
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if dataclasses.is_dataclass(value):
        return tuple(plain(getattr(value, field.name)) for field in dataclasses.fields(value))
    return value


def test_a_reading_comes_back_as_it_was():
    reading = read(warned())
    assert reading.sayings
    assert any(claim.kind for claim in reading.claims)
    found = kept(keep(reading))
    assert plain(found) == plain(reading)


def test_what_bears_on_commitments_comes_back_as_it_was():
    known = index([warned()], Linked())
    found = kept_bearing([keep_bearing(known)])
    assert plain(tuple(found.pledges.values())) == plain(tuple(known.pledges.values()))
    assert {country: plain(facts) for country, facts in found.facts.items()} == {
        country: plain(facts) for country, facts in known.facts.items()
    }
    assert found.stances.keys() == known.stances.keys()


def test_what_another_version_kept_is_read_anew():
    assert kept(b"\x92\x00\x90") is None
    assert kept(b"not bytes of ours") is None
    assert kept_bearing([b"not bytes of ours"]).facts == {}


def test_what_another_version_made_of_commitments_is_not_taken_for_this_ones():
    data = keep_bearing(index([warned()], Linked()))
    assert bears_now(data)
    assert not bears_now(keep(read(warned())))
    assert not bears_now(b"rubble")
