"""The helper that reads golden articles: what it finds, and what it refuses."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from compare import check, interval
from golden import Expectation, GoldenError, load, load_all, resolve
from marks import unlisted, without

TEXT = "Oslo said yes. Oslo said no."


def span(words: str, *, text: str = TEXT) -> SimpleNamespace:
    start = text.index(words)
    return SimpleNamespace(start=start, end=start + len(words))


def extraction(**records: Any) -> SimpleNamespace:
    empty: dict[str, Any] = dict.fromkeys(
        ["mentions", "timexes", "attributions", "events", "claims", "commitments"], ()
    )
    return SimpleNamespace(**{**empty, **records})


def problem(kind: str, item: dict[str, Any], *, text: str = TEXT, **records: Any) -> str | None:
    return check(Expectation("a", kind, 1, item), text, extraction(**records))


def folder(tmp_path: Path, expected: str, *, text: str = TEXT) -> Path:
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    (tmp_path / "expected.yaml").write_text(expected, encoding="utf-8")
    return tmp_path


def test_every_golden_article_can_be_read() -> None:
    articles = load_all()
    assert len(articles) >= 12
    assert all(golden.expectations for golden in articles)


def test_evidence_is_found_as_half_open_offsets() -> None:
    assert sorted(resolve(TEXT, "yes")) == [10, 11, 12]


def test_the_second_occurrence_is_asked_for_by_number() -> None:
    assert min(resolve(TEXT, {"text": "Oslo", "n": 2})) == 15


def test_all_occurrences_can_be_asked_for() -> None:
    assert len(resolve(TEXT, {"text": "Oslo", "n": "all"})) == 8


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        ("maybe", "not in the article"),
        ("Oslo", "occurs 2 times"),
        ({"text": "Oslo", "n": 3}, "no occurrence 3"),
        ({"text": "Oslo", "n": 0}, "no occurrence 0"),
        ("", "empty"),
    ],
)
def test_missing_or_ambiguous_evidence_is_refused(evidence: Any, message: str) -> None:
    with pytest.raises(GoldenError, match=message):
        resolve(TEXT, evidence)


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ("about: x", "needs 'about' and 'reviewed_by'"),
        ("about: x\nreviewed_by: y\nthreats: []", "unknown kind 'threats'"),
        (
            "about: x\nreviewed_by: y\nevents: [{type: ACCUSE, triger: yes}]",
            "unknown keys .*triger.* missing .*trigger",
        ),
        ("about: x\nreviewed_by: y\nmentions: [{text: Oslo, country: NOR}]", "mentions-1: evidence occurs 2 times"),
        ("about: x\nreviewed_by: y\nevents: [{type: ACCUSE, trigger: shouted}]", "events-1: evidence not in"),
    ],
)
def test_a_folder_that_cannot_be_used_is_refused(tmp_path: Path, expected: str, message: str) -> None:
    with pytest.raises(GoldenError, match=message):
        load(folder(tmp_path, expected))


def test_a_reason_for_failing_is_kept(tmp_path: Path) -> None:
    golden = load(folder(tmp_path, "about: x\nreviewed_by: y\nboilerplate: [{text: 'no.', xfail: not yet}]"))
    assert [e.xfail for e in golden.expectations] == ["not yet"]


@pytest.mark.parametrize(
    ("value", "want"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-06", ("2023-06-01", "2023-06-30")),
        ("2023-06-05", ("2023-06-05", "2023-06-05")),
        ({"earliest": "2023-12", "latest": "2024-01"}, ("2023-12-01", "2024-01-31")),
        (None, None),
    ],
)
def test_days_and_months_become_intervals(value: Any, want: Any) -> None:
    assert interval(value) == want


def test_a_mention_must_have_its_country_wherever_it_is_asked_for() -> None:
    first = SimpleNamespace(start=0, end=4, country="NOR")
    second = SimpleNamespace(start=15, end=19, country="NOR")
    item = {"text": "Oslo", "n": "all", "country": "NOR"}
    assert problem("mentions", item, mentions=(first, second)) is None
    assert problem("mentions", item, mentions=(first,)) == "'Oslo' at 15: want NOR, got []"


def test_an_attribution_needs_half_of_its_content_and_its_speaker() -> None:
    got = SimpleNamespace(
        type="indirect", content=(span("yes."),), speaker=span("Oslo"), speaker_countries=("NOR",), cue=span("said")
    )
    item = {"type": "indirect", "content": "yes", "speaker": {"text": "Oslo", "n": 1}, "speaker_countries": ["NOR"]}
    assert problem("attributions", item, attributions=(got,)) is None
    assert "speaker countries" in str(problem("attributions", {**item, "speaker_countries": []}, attributions=(got,)))
    assert "content" in str(problem("attributions", {**item, "content": "no"}, attributions=(got,)))


def test_an_event_is_judged_by_trigger_type_parties_and_modality() -> None:
    when = SimpleNamespace(earliest="2023-06-05", latest="2023-06-05")
    got = SimpleNamespace(
        trigger=span("said"), type="REJECT", actor_countries=("NOR",), recipient_countries=("SWE", "DNK"),
        modality="actual", negated=False, when=when,
    )  # fmt: skip
    item = {"type": "ACCUSE", "also": ["REJECT"], "trigger": {"text": "said", "n": 1}, "actor_countries": ["NOR"],
            "recipient_countries": ["SWE"], "modality": "actual", "negated": False, "when": "2023-06-05"}  # fmt: skip
    assert problem("events", item, events=(got,)) is None
    for key, wrong in [("actor_countries", ["SWE"]), ("modality", "planned"), ("negated", True), ("when", "2023-06")]:
        assert problem("events", {**item, key: wrong}, events=(got,)) is not None


def test_figures_are_compared_as_intervals() -> None:
    text = "about 40 ships"
    got = SimpleNamespace(start=0, end=14, stance="asserts", quantity=SimpleNamespace(low=36, high=44, unit="ships"))
    item = {"stance": "asserts", "text": "40 ships", "value": 40, "unit": "ships"}
    assert problem("claims", item, text=text, claims=(got,)) is None
    assert "figure" in str(problem("claims", {**item, "value": 20}, text=text, claims=(got,)))
    assert "figure" in str(problem("claims", {"stance": "asserts", "text": "40", "low": 40}, text=text, claims=(got,)))


def test_a_commitment_that_swallows_the_page_does_not_count() -> None:
    text = "If it rains we will stay. " + "Then other things happened. " * 5
    parties: dict[str, Any] = {"issuer_countries": ("NOR",), "addressee_countries": (), "type": "promise"}
    condition, whole = span("If it rains", text=text), SimpleNamespace(start=0, end=len(text))
    item = {"type": "promise", "issuer_countries": ["NOR"], "condition": "If it rains", "consequence": "we will stay"}
    good = SimpleNamespace(consequence=span("we will stay", text=text), condition=condition, **parties)
    bad = SimpleNamespace(consequence=whole, condition=condition, **parties)
    assert problem("commitments", item, text=text, commitments=(good,)) is None
    assert "consequence" in str(problem("commitments", item, text=text, commitments=(bad,)))


def test_what_must_be_absent_is_reported_with_the_reason() -> None:
    item = {"kind": "commitment", "text": "yes", "why": "a plain answer"}
    got = SimpleNamespace(consequence=span("yes"), type="promise")
    assert problem("absent", item) is None
    assert "a plain answer" in str(problem("absent", item, commitments=(got,)))
    assert problem("absent", {**item, "type": "threat"}, commitments=(got,)) is None


def test_regions_and_title_are_judged_by_share() -> None:
    document = SimpleNamespace(
        title=None, published=SimpleNamespace(earliest="2023-06-05", latest="2023-06-06"),
        regions=(SimpleNamespace(role="boilerplate", start=15, end=28),),
    )  # fmt: skip
    assert problem("boilerplate", {"text": "Oslo said no."}, document=document) is None
    assert problem("boilerplate", {"text": "Oslo said yes."}, document=document) is not None
    assert problem("title", {"text": None}, document=document) is None
    assert problem("published", {"earliest": "2023-06-01", "latest": "2023-06-30"}, document=document) is None
    assert problem("published", {"earliest": "2023-06-06", "latest": "2023-06-30"}, document=document) is not None


def test_a_mark_is_taken_from_its_own_entry_alone() -> None:
    lines = [
        "events:",
        '  - {type: A, xfail: "x"}',
        '  - {type: B, xfail: "y, z"}',
        "claims:",
        '  - {text: c, xfail: "w"}',
    ]
    assert without(lines, "events", 2) == [*lines[:2], "  - {type: B}", *lines[3:]]
    assert without(lines, "claims", 1)[-1] == "  - {text: c}"


def test_a_row_of_what_is_known_to_fail_is_taken_away_and_the_empty_list_with_it() -> None:
    lines = ["stories:", "  - {members: []}", "xfail:", "  - {item: a, why: x}", "  - {item: b, why: y}", ""]
    assert unlisted(lines, {1}) == [*lines[:4], ""]
    assert unlisted(lines, {0, 1}) == [*lines[:2], ""]
