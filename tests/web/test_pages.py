"""Pages as a browser gets them, without a browser."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from standoff.api import Crisis
from standoff.model import Cluster, Failure, Question, Utterance, encode, text_span
from standoff.web.pages import PAGES, brief
from tests.articles import Article, on
from tests.web.conftest import Served
from tests.web.made import HOSTILE, hostile

LISTED = [page.path for page in PAGES if page.label]
ANYTHING_ACTIVE = {"script": {"/static/"}, "link": {"/static/"}, "img": {"/static/"}, "form": {"/"}}


class Active(HTMLParser):
    """What a page holds that could act: elements that load or run, and handlers."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.acts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.acts += [name for name in named if name.startswith("on")]
        if "style" in named or tag in ("style", "iframe", "object", "embed", "base", "img"):
            self.acts.append(tag)
        if tag == "script" and "src" not in named:
            self.acts.append("script")
        self.loads += [value or "" for name, value in attrs if name in ("src", "href", "action")]


@pytest.mark.parametrize("path", LISTED)
def test_words_of_an_article_stay_words(desk: Served, path: str):
    found = Active()
    found.feed(desk.page(path))
    assert found.acts == []
    assert [url for url in found.loads if not url.startswith(("/", "#"))] == []
    assert [url for url in found.loads if url.startswith("//")] == []


@pytest.mark.parametrize("path", LISTED)
def test_what_turns_text_around_is_not_in_a_page(desk: Served, path: str):
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", desk.page(path))


@pytest.mark.parametrize("path", LISTED)
def test_a_page_stays_small(desk: Served, path: str):
    assert len(desk.page(path).encode()) < 300_000


@pytest.mark.parametrize(
    "path",
    [
        *(f"{page.path}?" for page in PAGES if page.label and page.rows),
        "/stories?story=s-osprey&",
        "/stories?story=s-strait&",
        "/ledger?question=l-troops&",
        "/voices?utterance=u-warned&",
        f"/articles/{hostile().document.id}?",
        f"/records/{hostile().events[0].id}?",
        "/actors/OSP?",
        "/search?q=script&",
    ],
)
def test_no_cell_of_a_table_is_a_formula(desk: Served, path: str):
    answer = desk.get(f"{path}format=csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    text = answer.content.decode("utf-8-sig")
    # Where a comma is the decimal point, spreadsheets split at semicolons.
    cells = [cell for mark in ",;" for row in csv.reader(io.StringIO(text), delimiter=mark) for cell in row]
    for cell in cells:
        if cell:
            assert not cell.lstrip().startswith(("=", "+", "@")) or cell.lstrip("+").replace(".", "").isdigit(), cell


@pytest.mark.parametrize("path", [page.path for page in PAGES if page.label and page.rows])
def test_the_data_of_a_view_is_json_too(desk: Served, path: str):
    assert isinstance(desk.get(f"{path}?format=json").json(), list)


def test_a_page_that_has_not_changed_is_not_sent_again(desk: Served):
    first = desk.get("/articles", accept="text/html")
    again = desk.get("/articles", accept="text/html", if_none_match=first.headers["etag"])
    assert again.status_code == 304
    assert again.content == b""


def test_the_brief_names_the_words_it_rests_on(desk: Served):
    page = desk.page("/")
    assert "Kestrel will send its fleet" in page
    assert re.search(r'href="/articles/d-[a-z2-7]+\?at=k-[a-z2-7]+#k-', page)


def test_every_change_since_a_day_can_be_reached(opened: Served, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(brief._SHOWN, "changes", 2)
    first = opened.page("/?since=2031-05-01")
    found = re.search(r"1–2 of (\d+) changes", first)
    assert found is not None
    assert "since=2031-05-01&amp;changes=2" in first
    assert f"of {found[1]} changes" in opened.page("/?since=2031-05-01&changes=2")


def test_the_articles_can_be_narrowed_to_one_publisher(desk: Served):
    page = desk.page("/articles?publisher=The+Echo")
    assert "The Gull" not in page
    assert "1 article" in page


def test_an_unknown_page_says_so_in_words(desk: Served):
    answer = desk.get("/nothing", accept="text/html")
    assert answer.status_code == 404
    assert "<h1>This is not here</h1>" in answer.text


@pytest.mark.parametrize("query", ["as_of=yesterday", "since=2031-13-01", "format=exe"])
def test_a_state_that_makes_no_sense_is_explained(desk: Served, query: str):
    answer = desk.get(f"/?{query}", accept="text/html")
    assert answer.status_code == 400
    assert query.split("=")[1] in answer.text


def test_the_hostile_article_is_shown_nevertheless(desk: Served):
    assert "onmouseover=&#34;alert(3)" in desk.page("/articles")
    assert HOSTILE not in desk.page("/articles")


def test_a_filter_by_publisher_is_seen_and_taken_away(desk: Served):
    page = desk.page("/stories?publisher=The+Gull")
    assert 'class="filter" href="/stories"' in page
    assert "The Gull" in page


def test_every_file_that_could_not_be_read_can_be_reached(opened: Served, crisis: Crisis):
    crisis.import_(encode(Failure(path=f"torn-{n:03}.html", error="truncated page")) for n in range(120))
    crisis.refresh()
    number = len(crisis.failures())
    assert f">{number} files</a> could not be read" in opened.page("/articles")
    first = opened.page("/add")
    assert f"1–50 of {number} files" in first
    assert "failed=2" in first
    assert "torn-119.html" in opened.page("/add?failed=3")


@pytest.mark.parametrize("path", LISTED)
def test_an_empty_crisis_says_what_will_stand_where_and_offers_no_picture(
    serve: Callable[..., Served], tmp_path: Path, path: str
):
    with Crisis.open(tmp_path / "empty.db"):
        pass
    served = serve(tmp_path / "empty.db")
    page = served.page(path)
    assert ">SVG</a>" not in page
    assert 'class="empty"' in page or path in ("/add",)
    assert served.get(f"{path}?format=svg").status_code in (200, 404)


def test_where_no_day_is_known_no_axis_is_drawn(serve: Callable[..., Served], tmp_path: Path):
    with Crisis.open(tmp_path / "undated.db") as crisis:
        article = Article("Norland warned Kestrel.").extraction()
        story = Cluster(id="s-undated", documents=(article.document.id,), label="A warning")
        crisis.import_(encode(record) for record in (article.document, *article.sentences, story))
    page = serve(tmp_path / "undated.db").page("/stories")
    assert "A warning" in page
    assert "<svg" not in page


def test_no_word_is_so_long_that_a_page_is(serve: Callable[..., Served], tmp_path: Path):
    """Headlines, names, sentences and errors that are pages long, in many articles of one story."""
    long, records, articles = "word " * 6_000, [], []
    for number in range(24):
        text = f"Osprey{number} accused Norland: {long}. It closed the strait."
        title = text_span(text, 0, 28_000)
        made = Article(
            text, f"{'x' * 900}{number}.txt", date(2031, 5, 6), publisher="P" * 900 + str(number), title=title
        )
        made.mention(f"Osprey{number}", f"O{number}", "OSP", name=long)
        made.event(f"accused Norland: {long}", "ACCUSE", "OSP", "NOR", when=on(2031, 5, 6), score=-2.0)
        made.quote(long.strip(), f"Osprey{number}", speaker_countries=("OSP",))
        made.commitment(long.strip(), f"Osprey{number} accused Norland", "OSP", "NOR", type="demand")
        made.claim(long.strip(), long.strip(), 12 + number, 12 + number, by="OSP", by_countries=("OSP",))
        found = made.extraction()
        articles.append(found)
        records += [found.document, *found.sentences, *found.entities, *found.mentions, *found.attributions]
        records += [*found.events, *found.claims, *found.commitments]
    records.append(Cluster(id="s-long", documents=tuple(one.document.id for one in articles), label=long))
    records.append(Question(id="l-long", label=long, claims=tuple(one.claims[0].id for one in articles)))
    records.append(Utterance(id="u-long", attributions=tuple(one.attributions[0].id for one in articles)))
    records += [Failure(path="y" * 900 + str(number), error=long) for number in range(60)]
    with Crisis.open(tmp_path / "long.db") as crisis:
        crisis.import_(encode(record) for record in records)
    served = serve(tmp_path / "long.db")
    paths = [*LISTED, "/stories?story=s-long", "/ledger?question=l-long", "/voices?utterance=u-long", "/actors/OSP"]
    paths += [f"/articles/{articles[0].document.id}", "/?since=2031-05-01", "/search?q=word", "/search?kind=claims"]
    sizes = {path: len(served.page(path).encode()) for path in paths}
    assert {path: size for path, size in sizes.items() if size > 300_000} == {}


@pytest.mark.parametrize("path", ["/", "/?since=2031-05-01", "/?since=2031-05-10", "/?as_of=2031-05-07"])
def test_every_section_of_the_brief_stands_once(desk: Served, path: str):
    page = desk.page(path)
    headings = [re.sub(r"<[^>]+>", "", heading).strip() for heading in re.findall(r"<h2>(.*?)<small>", page)]
    assert len(headings) == len(set(headings))
    assert {"Commitments", "Figures side by side", "Stories", "Timeline"} <= set(headings)
    assert any(heading.startswith("Changed since") for heading in headings) is ("since" in path)


@pytest.mark.parametrize("path", ["/ledger", "/stories", "/voices"])
def test_only_who_leads_somewhere_can_be_chosen(desk: Served, path: str):
    chips = re.findall(r'<a class="chip" href="([^"]+)"', desk.page(path))
    assert path == "/ledger" or chips
    for chip in chips:
        page = desk.page(chip.replace("&amp;", "&"))
        assert 'aria-current="true"' in page
        assert 'class="empty"' not in page, chip
        assert ">anybody</a>" in page


def test_who_is_chosen_by_a_link_can_be_taken_away(desk: Served):
    page = desk.page("/ledger?actor=GUY")
    assert "of theirs." in page
    assert ">anybody</a>" in page
    assert "No story answers to these filters." in desk.page("/stories?actor=GUY")


@pytest.mark.parametrize(
    ("path", "row"), [("/articles", 'class="row article"'), ("/commitments", 'class="card commitment')]
)
def test_behind_the_last_page_of_a_list_comes_the_last(desk: Served, path: str, row: str):
    shown = desk.page(path).count(row)
    assert shown
    assert desk.page(f"{path}?page=9").count(row) == shown
