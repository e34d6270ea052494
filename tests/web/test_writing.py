"""Judging and adding through the desk."""

import gzip
import json
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from standoff.api import Crisis
from standoff.web.security import Policy
from tests.articles import warning
from tests.web.conftest import Served

EVENT = warning().events[0]
ARTICLE = (
    "Norland warns Kestrel\n\nMONDAY, 5 May 2031. Norland said on Monday that it would close the strait if Kestrel "
    "sent its fleet there. At least 300 troops were seen in the port, a spokesman said.\n"
)


def judged(served: Served, verdict: str, *ids: str, **fields: str) -> httpx.Response:
    form = {"verdict": verdict, "id": list(ids), "author": "ada", "back": "/articles", **fields}
    return served.client.post("/judgements", data=form)


def finished(served: Served, job: str, seconds: float = 120) -> dict:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = served.get(f"/api/v1/jobs/{job}").json()
        if found["finished"]:
            return found
        time.sleep(0.1)
    raise AssertionError(f"not finished: {found}")


def test_a_rejected_event_is_gone_and_an_undo_brings_it_back(opened: Served):
    answer = judged(opened, "reject", EVENT.id, back=f"/articles/{EVENT.document}#card-{EVENT.id}")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/articles/{EVENT.document}?judged=j-")
    page = opened.page(answer.headers["location"])
    assert f'id="card-{EVENT.id}"' not in page
    assert "Undo" in page
    (made,) = opened.get("/api/v1/judgements").json()["items"]
    assert judged(opened, "undo", made["judgement"]["id"]).status_code == 303
    assert f'id="card-{EVENT.id}"' in opened.page(f"/articles/{EVENT.document}")


def test_an_accepted_record_says_so_at_once(opened: Served):
    before = opened.page(f"/articles/{EVENT.document}")
    judged(opened, "accept", EVENT.id)
    assert before.count("✓ accepted") == 0
    assert opened.page(f"/articles/{EVENT.document}").count("✓ accepted") == 1


def test_a_mention_can_be_grounded_anew(opened: Served):
    mention = warning().mentions[0]
    assert judged(opened, "reground", mention.id, "NOR").status_code == 303
    page = opened.page(f"/articles/{mention.document}?at={mention.id}")
    card = page[page.index(f'id="card-{mention.id}"') :]
    assert "Norland" in card[: card.index("</header>")]


@pytest.mark.parametrize(
    ("verdict", "ids", "author", "status"),
    [
        ("burn", (EVENT.id,), "ada", 400),
        ("accept", ("e-nothing",), "ada", 404),
        ("accept", (EVENT.id,), "", 400),
        ("merge", (EVENT.id,), "ada", 400),
        ("undo", (), "ada", 404),
    ],
)
def test_a_judgement_that_makes_no_sense_is_explained(
    opened: Served, verdict: str, ids: tuple[str, ...], author: str, status: int
):
    answer = judged(opened, verdict, *ids, author=author)
    assert answer.status_code == status
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:evil.example"]
)
def test_a_judgement_leads_back_to_this_desk_only(opened: Served, back: str):
    location = judged(opened, "accept", EVENT.id, back=back).headers["location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/judgements", "/add", "/api/v1/judgements", "/api/v1/documents"])
def test_another_site_cannot_write(opened: Served, path: str, headers: dict[str, str]):
    answer = opened.client.post(path, data={"verdict": "accept"}, headers=headers)
    assert answer.status_code == 403
    assert opened.get("/api/v1/judgements").json()["total"] == 0


def test_this_site_can(opened: Served):
    headers = {"origin": opened.address, "sec-fetch-site": "same-origin"}
    body = {"verdict": "accept", "ids": [EVENT.id], "author": "ada"}
    assert opened.client.post("/api/v1/judgements", json=body, headers=headers).status_code == 201


@pytest.mark.parametrize("path", ["/judgements", "/add", "/api/v1/judgements", "/api/v1/documents"])
def test_a_desk_for_reading_only_takes_nothing(serve: Callable[..., Served], crisis_file: Path, path: str):
    served = serve(crisis_file, read_only=True)
    assert served.client.post(path, content=b"x").status_code == 403
    assert "accept</button>" not in served.page(f"/articles/{EVENT.document}")
    assert "reading only" in served.page("/add")


@pytest.mark.slow
def test_files_and_a_text_are_read_and_each_says_what_became_of_it(opened: Served):
    files = [
        ("files", ("norland.txt", ARTICLE.encode())),
        ("files", ("empty.txt", b"")),
        ("files", ("../../outside.txt.gz", gzip.compress(ARTICLE.replace("300", "400").encode(), mtime=0))),
        ("files", ("deutsch.txt", b"Die Regierung hat am Montag mitgeteilt, dass die Schiffe auslaufen." * 5)),
    ]
    answer = opened.client.post(
        "/add", files=files, data={"text": ARTICLE.replace("300", "500"), "publisher": "The Tern"}
    )
    assert answer.status_code == 303
    found = finished(opened, answer.headers["location"].partition("job=")[2])
    assert [(entry["path"], entry["state"]) for entry in found["entries"]] == [
        ("norland.txt", "added"),
        ("empty.txt", "failed"),
        ("outside.txt.gz", "added"),
        ("deutsch.txt", "failed"),
        ("norland-warns-kestrel.txt", "added"),
    ]
    assert "empty" in found["entries"][1]["error"]
    assert "language" in found["entries"][3]["error"]
    page = opened.page(f"/articles/{found['entries'][4]['document']}")
    assert "The Tern" in page
    again = opened.client.post("/api/v1/documents?name=norland.txt", content=ARTICLE.encode())
    assert again.status_code == 202
    assert finished(opened, again.json()["id"])["entries"][0]["state"] == "unchanged"


@pytest.mark.slow
def test_two_files_of_one_name_are_two_articles(opened: Served):
    job = opened.client.post(
        "/api/v1/documents",
        files=[
            ("files", ("index.txt", ARTICLE.encode())),
            ("files", ("index.txt", ARTICLE.replace("300", "9").encode())),
        ],
    ).json()
    assert [entry["state"] for entry in finished(opened, job["id"])["entries"]] == ["added", "added"]
    with Crisis.open(opened.crisis, create=False) as crisis:
        assert sum(line.path == "index.txt" for line in crisis.lines()) == 2


def test_nothing_sent_is_said_to_be_nothing(opened: Served):
    assert opened.client.post("/add", data={"text": " "}).status_code == 400
    assert opened.client.post("/api/v1/documents", content=b"  ").status_code == 400
    assert opened.client.post("/add", content=b"x", headers={"content-type": "text/plain"}).status_code == 415


def test_too_much_at_once_is_refused_before_it_is_read(serve: Callable[..., Served], crisis_file: Path):
    served = serve(crisis_file, policy=Policy(largest=10_000))
    assert served.client.post("/add", data={"text": "x" * 20_000}).status_code == 413
    chunks = (b"x" * 1_000 for _ in range(20))  # without a length in the header
    assert served.client.post("/api/v1/documents", content=chunks).status_code == 413


def test_too_many_files_are_refused(opened: Served):
    files = [("files", (f"{number}.txt", b"x")) for number in range(230)]
    assert opened.client.post("/add", files=files).status_code in (400, 413)
    assert opened.get("/add").status_code == 200


def test_a_job_that_nobody_knows_is_not_found(opened: Served):
    assert opened.get("/api/v1/jobs/none").status_code == 404


def test_what_was_judged_before_is_not_told_again(opened: Served):
    first = judged(opened, "accept", EVENT.id, back=f"/articles/{EVENT.document}").headers["location"]
    back = re.search(r'name="back" value="([^"]*)"', opened.page(first))
    assert back is not None
    assert "judged" not in back[1]
    assert "verdict" not in back[1]
    assert "on=" not in back[1]


def test_what_belongs_together_is_named_by_the_address_of_a_citation(opened: Served):
    one, other = warning().attributions[0], warning("echo.txt", "The Echo").attributions[0]
    link = f"{opened.address}/articles/{other.document}?at={other.id}#{other.id}"
    assert judged(opened, "merge", one.id, link).status_code == 303
    (made,) = opened.get("/api/v1/judgements").json()["items"]
    assert other.id in json.dumps(made)


@pytest.mark.slow
def test_hostile_files_are_text_or_refused_and_nothing_else_is_written(
    opened: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    scratch, home = tmp_path / "scratch", tmp_path / "home"
    for folder in (scratch, home):
        folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.chdir(home)
    english = ARTICLE.replace("300", "700")
    files = [
        ("files", ("/etc/cron.d/evil.txt", ARTICLE.replace("300", "600").encode())),
        ("files", ("\u202egnp.exe\u2066 <script>alert(1)</script>.txt", english.encode("utf-16"))),
        ("files", ("umlaut.html", f"<meta charset=windows-1252><p>Zürich. {ARTICLE}".encode("cp1252"))),
        ("files", ("nul.txt", b"Norland\x00 warned Kestrel. \x00" * 30)),
        ("files", ("bomb.txt.gz", gzip.compress(b"a " * 40_000_000))),
        ("files", ("torn.txt.gz", gzip.compress(ARTICLE.encode())[:40])),
        ("files", ("deep.json", b"[" * 100_000)),
        ("files", ("run.sh", b"#!/bin/sh\ntouch run\n")),
    ]
    before = set(tmp_path.rglob("*"))
    found = finished(opened, opened.client.post("/api/v1/documents", files=files).json()["id"])
    states = {entry["path"]: (entry["state"], entry["error"]) for entry in found["entries"]}
    assert states["evil.txt"][0] == "added"
    assert "64 MB" in states["bomb.txt.gz"][1]
    assert "gzip" in states["torn.txt.gz"][1]
    assert {state for state, _ in states.values()} <= {"added", "failed"}
    assert all(error for state, error in states.values() if state == "failed")
    assert not any(character in "".join(states) for character in "\u202e\u2066")
    for page in ("/articles", "/add", "/"):
        answer = opened.page(page)
        assert "<script>alert" not in answer
        assert "\u202e" not in answer
    written = set(tmp_path.rglob("*")) - before
    assert {path.name for path in written if path.is_file()} <= {
        f"{opened.crisis.name}-wal",
        f"{opened.crisis.name}-shm",
    }
