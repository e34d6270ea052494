"""An article as one reads it."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Literal

import pytest

from standoff.api import Card, Citation, Crisis
from standoff.api.reading import Beside
from standoff.model import Extraction, Interval, Timex, encode
from standoff.web.pages.reader import KINDS, versions
from tests.articles import MADE, Article, warning
from tests.web.conftest import Served
from tests.web.made import HOSTILE, denial, hostile


def test_the_text_is_there_as_it_was_read(desk: Served):
    document = denial().document
    page = desk.page(f"/articles/{document.id}")
    shown = "".join(re.findall(r'<p class="line[^>]*>(.*?)</p>', page, re.DOTALL))
    assert unescape(re.sub(r"<[^>]+>", "", shown)) == document.text


def test_a_card_says_who_does_what_to_whom_and_where_it_stands(desk: Served):
    page = desk.page(f"/articles/{warning().document.id}")
    card = page[page.index('class="entry kind-commitment') :]
    card = card[: card.index("</section>")]
    assert "red line" in card
    assert "Kestrel" in card
    assert "Norland" in card
    assert "If Norland closes the strait" in card
    assert "status-" in card


def test_other_outlets_stand_beside_what_they_have_too(desk: Served):
    page = desk.page(f"/articles/{warning().document.id}")
    assert "The same statement elsewhere" in page
    assert "The Echo" in page
    assert "On troops at the strait" in page


def test_the_kinds_that_are_underlined_stand_in_the_address(desk: Served):
    page = desk.page(f"/articles/{warning().document.id}?kind=claim")
    assert "entry kind-claim" in page
    assert "entry kind-event" not in page


def test_a_mention_that_is_pointed_at_is_shown_though_mentions_are_not(desk: Served):
    mention = warning().mentions[0]
    page = desk.page(f"/articles/{mention.document}?at={mention.id}")
    assert f'id="card-{mention.id}"' in page
    assert f'id="card-{mention.id}"' not in desk.page(f"/articles/{mention.document}")


def test_what_turns_the_text_around_is_named_in_its_place(desk: Served):
    page = desk.page(f"/articles/{hostile().document.id}")
    assert 'data-code="U+202E"' in page
    assert "<script>alert" not in page
    assert HOSTILE not in page


def test_an_article_that_is_not_there_is_not_found(desk: Served):
    answer = desk.get("/articles/d-nothing", accept="text/html")
    assert answer.status_code == 404
    assert "d-nothing" in answer.text


def test_a_record_has_a_page_with_its_reasons(desk: Served):
    commitment = warning().commitments[0]
    page = desk.page(f"/records/{commitment.id}")
    assert "Kestrel will send its fleet" in page
    assert "by-hand" in page


def cited(words: str) -> Citation:
    day = Interval(date(2031, 5, 6), date(2031, 5, 6))
    return Citation(
        record="q-a", document="d-a", publisher="Gull", published=day, sentence=1, start=0, end=len(words), words=words
    )


def beside(relation: Literal["statement", "question"]) -> list[str]:
    card = Card(record=warning().attributions[0], citation=cited("it will give a tough response"))
    others = Beside(relation=relation, group="u-a", citations=(cited("it will give a harsh response"),))
    return ["".join(f"[{text}]" if own else text for text, own in words) for _, words in versions(card, others)]


def test_the_words_in_which_others_report_a_statement_are_marked():
    assert beside("statement") == ["it will give a [harsh] response"]


def test_claims_on_one_matter_are_not_compared_word_by_word():
    assert beside("question") == ["it will give a harsh response"]


def test_a_link_to_a_rejected_record_says_who_rejected_it_and_why(opened: Served):
    event = warning().events[0]
    link = f"/articles/{event.document}?at={event.id}"
    assert "this link points at" not in opened.page(link)
    form = {"verdict": "reject", "id": event.id, "author": "ada <b>", "note": "a drill", "back": "/articles"}
    opened.client.post("/judgements", data=form)
    page = unescape(opened.page(link))
    assert "was rejected by ada <b>" in page
    assert ": a drill." in page
    assert "ada <b>" not in opened.page(link)


def test_a_link_to_a_record_that_is_no_longer_there_says_so(desk: Served):
    document = warning().document.id
    assert "is not in this article now" in desk.page(f"/articles/{document}?at=e-aaaaaaaaaa")
    hidden = desk.page(f"/articles/{document}?kind=claim&at={warning().events[0].id}")
    assert "of a kind that is not shown" in hidden


def test_a_link_to_an_article_that_is_gone_says_what_may_have_happened(desk: Served):
    answer = desk.get("/articles/d-aaaaaaaaaa", accept="text/html")
    assert answer.status_code == 404
    assert "If somebody sent you this link" in answer.text
    assert "/search" in answer.text


def test_what_others_say_on_one_matter_stands_on_one_card(desk: Served):
    page = desk.page(f"/articles/{denial().document.id}")
    assert page.count("On troops at the strait") >= 2
    assert page.count("the card above") == page.count("On troops at the strait") - 1


def test_a_record_names_who_it_is_about_and_quotes_what_it_is_tied_to(desk: Served):
    commitment = warning().commitments[0]
    page = unescape(desk.page(f"/records/{commitment.id}"))
    told = page[page.index("What it says") : page.index("Why it is here")]
    assert "<td>Kestrel</td>" in told
    assert "<td>KES</td>" not in told
    assert f">{commitment.attribution}<" not in told
    assert re.search(r"quote</span> <a [^>]*>(direct|indirect|mixed)[^<]*: “", told)


def test_a_record_tells_its_fields_in_words(desk: Served):
    event = warning().events[0]
    told = unescape(desk.page(f"/records/{event.id}"))
    told = told[told.index("What it says") : told.index("Why it is here")]
    assert '"start"' not in told
    assert re.search(r"trigger</th><td>“[^”]+”", told)
    assert f"<td>{event.type.lower()}</td>" in told


def test_a_record_is_headed_by_its_words(desk: Served):
    event = warning().events[0]
    page = unescape(desk.page(f"/records/{event.id}"))
    heading = page[page.index("<h1>") : page.index("</h1>")]
    assert event.id not in heading
    assert "“" in heading


def test_a_story_of_one_outlet_asks_for_no_choice(desk: Served):
    page = desk.page("/stories?story=s-osprey")
    assert "One outlet alone tells this story" in page
    assert "told by several" not in page


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Extraction]:
    """An article with many figures."""
    text = "\n".join(f"On day {n} Norland said that {n + 100} troops were there." for n in range(260))
    article = Article(text, "long.txt", date(2031, 5, 6), publisher="The Gull")
    for n in range(260):
        article.claim(f"{n + 100} troops", str(n + 100), n + 100, n + 100)
    extraction = article.extraction()
    path = tmp_path_factory.mktemp("long") / "long.db"
    with Crisis.open(path) as crisis:
        crisis.import_(encode(record) for record in (extraction.document, *extraction.sentences, *extraction.claims))
    return path, extraction


def test_a_long_article_comes_in_parts_which_are_all_of_it(serve: Callable[..., Served], long: tuple[Path, Extraction]):
    path, extraction = long
    served, at = serve(path), f"/articles/{extraction.document.id}"
    shown = []
    for number in (1, 2, 3):
        page = served.page(f"{at}?part={number}")
        assert len(page.encode()) < 300_000
        assert f"part {number} of 3" in page
        text = page[page.index("<article") : page.index("</article>")]
        shown.append(re.sub(r"<[^>]+>", "", text).split("On day ")[1:])
    days = [int(line.split()[0]) for part in shown for line in part]
    assert days == list(range(260))


def test_a_citation_opens_the_part_that_it_stands_in(serve: Callable[..., Served], long: tuple[Path, Extraction]):
    path, extraction = long
    claim = extraction.claims[230]
    page = serve(path).page(f"/articles/{extraction.document.id}?at={claim.id}")
    assert "part 3 of 3" in page
    assert f'id="card-{claim.id}"' in page
    assert "part=2" in page


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_chosen_alone(desk: Served, kind: str):
    for document in (warning().document.id, hostile().document.id):
        assert "What the article says" in desk.page(f"/articles/{document}?kind={kind}")


def test_dates_are_told_on_their_cards(serve: Callable[..., Served], tmp_path: Path):
    article = Article("Norland spoke on 5 May 2031. It will act some day.", "d.txt", date(2031, 5, 6))
    found = {"document": article.document.id, **MADE}
    known = Timex(
        id="t-aaaaaaaaaa",
        start=17,
        end=27,
        text="5 May 2031",
        earliest=date(2031, 5, 5),
        latest=date(2031, 5, 5),
        **found,
    )
    open_ = Timex(id="t-bbbbbbbbbb", start=41, end=49, text="some day", earliest=None, latest=None, **found)
    with Crisis.open(tmp_path / "dates.db") as crisis:
        records = (article.document, *article.extraction().sentences, known, open_)
        crisis.import_(encode(record) for record in records)
    page = serve(tmp_path / "dates.db").page(f"/articles/{article.document.id}?kind=timex")
    assert "5 May 2031" in page
    assert "no day" in page
