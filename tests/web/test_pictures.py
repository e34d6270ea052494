"""Views with pictures, as a browser gets them, without a browser."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from standoff.api import Citation
from standoff.model import Interval
from standoff.web.address import Address
from standoff.web.pages import PAGES
from standoff.web.pages.ledger import _again
from tests.web.conftest import Served

DRAWN = [page.path for page in PAGES if page.picture and "{" not in page.path and page.draws(Address(page.path))]


@pytest.mark.parametrize("path", DRAWN)
def test_a_picture_is_a_document_that_needs_nothing_else(desk: Served, path: str):
    answer = desk.get(f"{path}?format=svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    root = ElementTree.fromstring(answer.content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert float(root.get("width", "0")) > 0
    text = answer.text
    assert "var(" not in text
    assert "light-dark(" not in text
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not names & {"script", "image", "use", "foreignObject", "iframe"}
    assert not any(name.startswith("on") or name.endswith("href") for name in attributes)
    assert not re.search(r"@import|url\(", root.findtext("{http://www.w3.org/2000/svg}style") or "")


@pytest.mark.parametrize("path", DRAWN)
def test_a_picture_says_what_it_shows(desk: Served, path: str):
    page = desk.page(path)
    drawn = re.findall(r'<svg class="picture[^>]*aria-labelledby="([^"]+)" aria-describedby="([^"]+)"', page)
    assert drawn
    for title, desc in drawn:
        assert re.search(rf'<title id="{title}">[^<]+</title>', page)
        assert re.search(rf'<desc id="{desc}">[^<]+</desc>', page)


def test_a_mark_of_the_ledger_leads_to_its_words(desk: Served):
    page = desk.page("/ledger")
    assert "troops at the strait" in page
    assert re.search(r'<a href="/articles/d-[a-z2-7]+\?at=c-[a-z2-7]+#c-[a-z2-7]+" class="pic-link" aria-label="', page)
    assert "pic-cross" in page


def test_one_question_can_be_sent_on(desk: Served):
    page = desk.page("/ledger?question=l-troops")
    assert "<h1>troops at the strait</h1>" in page
    assert desk.get("/ledger?question=l-nothing", accept="text/html").status_code == 404


def test_the_ledger_of_a_day_leaves_out_what_was_published_later(desk: Served):
    then = desk.get("/ledger?question=l-troops&as_of=2031-05-07&format=json").json()
    assert {row["citations"][0]["publisher"] for row in then} == {"The Gull"}
    now = desk.get("/ledger?question=l-troops&format=json").json()
    assert len(now) > len(then)


def test_the_rows_of_the_ledger_name_their_question(desk: Served):
    assert {row["label"] for row in desk.get("/ledger?format=json").json()} == {"troops at the strait"}


def test_the_timeline_can_be_narrowed_by_who_and_what_and_when(desk: Served):
    everything = desk.get("/timeline?format=json").json()
    assert {line["type"] for line in everything} == {"THREATEN", "COERCE", "ACCUSE"}
    narrowed = desk.get("/timeline?actor=KES&type=COERCE&format=json").json()
    assert [line["type"] for line in narrowed] == ["COERCE"]
    assert [line["type"] for line in desk.get("/timeline?to=2031-05-06&format=json").json()] == ["THREATEN"]


def test_days_that_hold_nothing_are_said_to_be_empty(desk: Served):
    assert "Nothing in these days" in desk.page("/timeline?from=2040-01-01&to=2040-02-01")


def test_zooming_is_an_address(desk: Served):
    page = desk.page("/timeline?from=2031-05-01&to=2031-05-31")
    nearer = re.search(r'href="([^"]+)" aria-label="zoom in"', page)
    assert nearer is not None
    assert "from=2031-05-08&amp;to=2031-05-24" in nearer.group(1)


def test_the_bars_of_a_pair_lead_to_the_acts_behind_them(desk: Served):
    page = desk.page("/tension")
    assert re.search(r"<title id=\"t-NOR-KES-title\">[^<]+</title>", page)
    bar = re.search(r'href="(/tension\?pair=NOR-KES&amp;when=[^"]+)#acts"', page)
    assert bar is not None
    acts = desk.page(bar.group(1).replace("&amp;", "&"))
    assert '<q class="words">It closed the strait</q>' in acts or "closed" in acts
    assert "8 May 2031" in acts


def test_a_pair_that_does_not_exist_has_no_acts(desk: Served):
    assert 'id="acts"' in desk.page("/tension?pair=AAA-BBB")
    assert desk.get("/tension?pair=NOR-KES&when=soon", accept="text/html").status_code == 400


def test_the_network_leads_to_actors_and_to_pairs(desk: Served):
    page = desk.page("/actors")
    assert 'href="/actors/NOR"' in page
    assert "pair=NOR-KES" in page


def test_an_actor_has_a_page_with_what_it_did_said_and_promised(desk: Served):
    page = desk.page("/actors/KES")
    assert "<h1>" in page
    assert "Kestrel will send its fleet" in page
    assert "Norland" in page
    assert desk.get("/actors/~nobody", accept="text/html").status_code == 404


def test_the_page_of_an_actor_keeps_hostile_names_words(desk: Served):
    page = desk.page("/actors/OSP")
    assert "<script>alert" not in page


def test_a_story_sets_its_outlets_side_by_side(desk: Served):
    page = desk.page("/stories?story=s-strait")
    assert "The Gull" in page
    assert "copy" in page or "The Echo" in page
    assert re.search(r'class="told-event" href="/articles/d-[a-z2-7]+\?at=e-', page)
    assert desk.get("/stories?story=s-nothing", accept="text/html").status_code == 404


def test_what_one_outlet_alone_tells_can_be_shown_by_itself(desk: Served):
    rows = desk.get("/stories?story=s-strait&show=alone&format=json").json()
    assert rows
    assert {row["outlets"] for row in rows} == {1}
    several = desk.get("/stories?story=s-strait&show=several&format=json").json()
    assert {row["outlets"] for row in several} == {2, 3}


def test_a_statement_is_shown_in_all_its_wordings(desk: Served):
    page = desk.page("/voices?utterance=u-warned")
    assert "In these words" in page
    assert re.search(r'class="cite" href="/articles/d-[a-z2-7]+\?at=q-', page)
    assert {row["statement"] for row in desk.get("/voices?format=json").json()} == {"u-warned"}
    assert desk.get("/voices?utterance=u-nothing", accept="text/html").status_code == 404


def test_statements_can_be_narrowed_to_a_speaker(desk: Served):
    assert "1 statement that" in desk.page("/voices?speaker=KES")
    assert "No statement" in desk.page("/voices?speaker=NOR")


def test_what_many_articles_report_on_one_day_is_one_sign():
    citations = [_citation(number, copied=number > 5) for number in range(9)]
    first, copies = _again(citations, 4)
    assert (first.copied, copies.copied) == (False, True)
    assert first.title == "also in The Gull 0 and 5 more, 9 May 2031"
    assert copies.title == "copied by The Gull 6 and 2 more, 9 May 2031"


def _citation(number: int, *, copied: bool) -> Citation:
    return Citation(
        record=f"c-{number}",
        document=f"d-{number}",
        publisher=f"The Gull {number}",
        published=Interval(date(2031, 5, 9), date(2031, 5, 9)),
        sentence=1,
        start=0,
        end=5,
        words="words",
        copy_of="d-0" if copied else None,
    )
