"""The board of commitments and the cascade of what is supposed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from standoff.api import Cascade, CommitmentLine, Crisis, Edge
from standoff.api.results import Citation
from standoff.model import Extraction, Interval, Record, Stage, Status, Thread, encode
from standoff.web.pages.cascade import branches, drawing
from standoff.web.pages.commitments import _tracks
from tests.articles import Article, on
from tests.web.conftest import Served


def line(id_: str) -> CommitmentLine:
    day = Interval(date(2031, 5, 6), date(2031, 5, 6))
    cited = Citation(
        record=id_, document="d-1", publisher="The Gull", published=day, sentence=1, start=0, end=3, words="..."
    )
    return CommitmentLine(
        id=id_,
        type="threat",
        issuer=("Kestrel",),
        addressee=("Norland",),
        who=None,
        condition="if it does",
        consequence="we shall",
        deadline=None,
        negative=False,
        hedged=False,
        status=Status(commitment=id_, as_of=None, status="open"),
        evidence=(),
        against=(),
        citations=(cited,),
        corroboration=1,
    )


def edge(origin: str | None, target: str, level: int) -> Edge:
    return Edge(
        origin=origin, target=target, level=level, score=0.9, because=(), basis="words", relation="met", hedged=False
    )


def two_ways() -> Cascade:
    """A cascade in which two commitments lead to a third."""
    return Cascade(
        sentence="Norland closes the strait",
        as_of=None,
        depth=3,
        says="",
        supposed=(),
        nodes=(line("k-a"), line("k-b"), line("k-c")),
        edges=(edge(None, "k-a", 1), edge(None, "k-b", 1), edge("k-a", "k-c", 2), edge("k-b", "k-c", 2)),
    )


def test_what_several_ways_lead_to_is_written_out_once():
    first, second = branches(two_ways())
    assert [(below.line.id, below.again) for below in first.branches] == [("k-c", False)]
    assert [(below.line.id, below.again) for below in second.branches] == [("k-c", True)]


def test_a_cascade_is_drawn_with_every_way_and_each_commitment_once():
    cascade = two_ways()
    drawn = drawing(cascade, branches(cascade), narrow=False)
    assert drawn.body.count("<a ") == 3
    assert drawn.body.count('class="pic-step') == 4
    assert drawn.desc.startswith("3 commitments that would follow")


def test_each_commitment_stands_in_the_column_of_its_status(desk: Served):
    page = desk.page("/commitments")
    assert 'aria-label="open"' in page or 'aria-label="trigger' in page
    assert "Kestrel will send its fleet" in page
    assert "If Norland closes the strait" in page


def test_restatements_are_a_thread(desk: Served):
    assert "also in 1 other report" in desk.page("/commitments")


def vow(path: str, day: int, words: str, *, said: int) -> Extraction:
    text = f"Kestrel warned Norland again. If Norland closes the strait, Kestrel {words}."
    article = Article(text, path, date(2031, 5, day), publisher=path)
    spoke = article.quote(
        "Kestrel warned Norland again", "Kestrel", speaker_countries=("KES",), act="warn", when=on(2031, 5, said)
    )
    condition = "If Norland closes the strait"
    article.commitment(condition, f"Kestrel {words}", "KES", "NOR", type="threat", attribution=spoke.id)
    article.mention("Kestrel", "KES", "KES")
    return article.extraction()


@pytest.fixture
def vows(tmp_path: Path) -> Path:
    """Three occasions of one threat, the second in two outlets, and the thread that joins them."""
    articles = [
        vow("gull.txt", 2, "may send its fleet", said=2),
        vow("tern.txt", 9, "will send its fleet", said=8),
        vow("echo.txt", 9, "will send all of its fleet", said=8),
        vow("owl.txt", 20, "will send its fleet and close its ports", said=20),
    ]
    first, second, third, last = (article.commitments[0].id for article in articles)
    thread = Thread(
        id="w-fleet",
        label="Kestrel → Norland: threat",
        stages=(
            Stage(commitment=first, relation="first", force=1),
            Stage(commitment=second, relation="hardened", force=3, before=first, because="“may” became “will”"),
            Stage(commitment=third, relation="restated", force=3, before=first),
            Stage(commitment=last, relation="restated", force=3, before=second),
        ),
    )
    path = tmp_path / "vows.db"
    with Crisis.open(path) as crisis:
        records: list[Record] = [thread]
        for one in articles:
            records += [one.document, *one.sentences, *one.entities, *one.mentions, *one.attributions]
            records += one.commitments
        crisis.import_(encode(record) for record in records)
    return path


def test_what_an_issuer_says_again_is_one_card_with_its_statements(serve: Callable[..., Served], vows: Path):
    page = serve(vows).page("/commitments")
    assert page.count('<article class="card commitment') == 1
    for words in ("first said", "hardened", "“may” became “will”", "restated"):
        assert words in page
    assert page.count('<li><span class="relation') == 3  # three occasions; the second is cited twice
    assert page.index("first said") < page.index("hardened") < page.index(">restated<")


def test_a_card_tells_what_was_said_by_its_day(serve: Callable[..., Served], vows: Path):
    page = serve(vows).page("/commitments?as_of=2031-05-10")
    assert page.count('<article class="card commitment') == 1
    assert "hardened" in page
    assert "close its ports" not in page


def test_a_card_is_on_one_page_of_the_board_only(vows: Path):
    with Crisis.open(vows) as crisis:
        parts = [crisis.pages.commitments(order="weight", threaded=True, limit=1, offset=at) for at in range(4)]
        assert [part.total for part in parts] == [4, 4, 4, 4]
        assert sum(len(part.items) for part in parts) == 1


def test_the_board_shows_the_day_it_is_asked_for(desk: Served):
    page = desk.page("/commitments?as_of=2031-05-07")
    assert "7 May 2031" in page
    assert "restated" not in page  # The Echo followed on the ninth
    assert "No commitment stands here." in desk.page("/commitments?as_of=2031-01-01")


def test_the_board_is_narrowed_down_and_widened_again(desk: Served):
    page = desk.page("/commitments?issuer=Kestrel&type=red+line")
    assert "Kestrel will send its fleet" in page
    assert "issuer: Kestrel" in page
    assert "Kestrel will send its fleet" not in desk.page("/commitments?issuer=Norland")


@pytest.mark.slow
def test_what_is_supposed_is_followed_through_the_conditions_of_others(serve: Callable[..., Served], crisis_file: Path):
    served = serve(crisis_file)
    page = served.page("/commitments?suppose=Norland+closes+the+strait")
    assert "Not a prediction" in page
    found = served.get("/commitments?suppose=Norland+closes+the+strait&format=json").json()
    assert found[0]["sentence"] == "Norland closes the strait"
    assert ">PNG</a>" not in page  # nobody is known who is called so: nothing follows, and nothing is drawn
    drawn = served.get("/commitments?suppose=Norland+closes+the+strait&format=svg").text
    assert drawn.startswith("<?xml")
    assert "Norland closes the strait" in drawn
    assert served.get("/commitments?suppose=x&depth=99", accept="text/html").status_code == 400


@pytest.mark.parametrize(
    ("lengths", "tracks"),
    [([17, 1, 5], [2, 1, 1]), ([24], [4]), ([3, 2], [1, 1]), ([14, 6], [3, 1]), ([1] * 6, [1] * 6), ([], [])],
)
def test_a_long_column_takes_the_room_of_those_that_are_not_there(lengths: list[int], tracks: list[int]):
    assert _tracks(lengths) == tracks
