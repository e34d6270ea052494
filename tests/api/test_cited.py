"""Lines of a list of which only some reports are read."""

from datetime import date

from standoff.api import Crisis
from standoff.model import Record, encode
from tests.articles import Article, on

TEXTS = {
    "Gull": "On Monday Norland closed the strait to every ship that carries grain or oil.",
    "Tern": "The passage is shut: soldiers closed it at dawn, and forty captains wait outside.",
    "Owl": "Insurers spoke of a black day after the narrows were closed without any warning.",
}


def test_a_line_of_few_reports_still_counts_the_origins_of_all():
    records: list[Record] = []
    for name, text in TEXTS.items():
        made = Article(text, f"{name}.txt", date(2031, 5, 6), publisher=name)
        made.event("closed", "COERCE", "NOR", "KES", when=on(2031, 5, 5), score=-7.0)
        one = made.extraction()
        records += [one.document, *one.sentences, *one.entities, *one.events]
    with Crisis.open() as crisis:
        crisis.import_(encode(record) for record in records)
        [few], [all_] = (crisis.pages.timeline(cited=number).items for number in (1, 50))
    assert (len(few.citations), len(all_.citations)) == (1, 3)
    assert few.corroboration == all_.corroboration == 3
    assert (few.earliest, few.latest) == (all_.earliest, all_.latest)
