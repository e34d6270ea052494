"""The REST interface, route by route."""

import threading
import time
from itertools import repeat

import pytest

from standoff.api import Crisis
from tests.web.conftest import Served


def test_articles_come_in_parts_that_say_where_the_next_begins(desk: Served):
    first = desk.get("/api/v1/documents?limit=3").json()
    assert (first["total"], first["next"], len(first["items"])) == (4, 3, 3)
    rest = desk.get("/api/v1/documents?limit=3&offset=3").json()
    assert rest["next"] is None
    assert len({item["id"] for item in first["items"] + rest["items"]}) == 4


def test_an_answer_that_has_not_changed_is_not_sent_again(desk: Served):
    first = desk.get("/api/v1/documents")
    assert desk.get("/api/v1/documents", if_none_match=first.headers["etag"]).status_code == 304


def test_a_wrong_parameter_is_a_problem_with_details(desk: Served):
    answer = desk.get("/api/v1/documents?limit=many")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) == {"type", "title", "status", "detail", "instance"}


def test_the_interface_describes_itself(desk: Served):
    description = desk.get("/api/v1/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    assert "/api/v1/documents" in description["paths"]


def test_an_export_is_the_crisis_line_by_line(desk: Served):
    lines = desk.get("/api/v1/export").text.splitlines()
    with Crisis.open(desk.crisis, create=False) as crisis:
        assert lines == list(crisis.export())


def test_whoever_stops_taking_an_export_holds_nobody_up(opened: Served, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Crisis, "export", lambda *_, **__: repeat("{}" * 500))  # it never ends
    with opened.client.stream("GET", "/api/v1/export") as answer:
        next(answer.iter_bytes())
        assert opened.get("/").status_code == 200
    deadline = time.monotonic() + 10
    while any(thread.name == "desk-stream" for thread in threading.enumerate()):
        assert time.monotonic() < deadline, "it is still being made"
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("method", "path", "status", "told"),
    [
        ("GET", "/api/v1/nothing", 404, "Not Found"),
        ("GET", "/api/v1/documents/none", 404, "none"),
        ("DELETE", "/api/v1/documents", 405, "Method Not Allowed"),
        ("GET", "/api/v1/events?limit=0", 400, "limit"),
        ("GET", "/api/v1/brief?as_of=yesterday", 400, "as_of"),
        ("POST", "/api/v1/judgements", 400, ""),
    ],
)
def test_every_refusal_has_one_shape_and_says_what_is_wrong(
    desk: Served, method: str, path: str, status: int, told: str
):
    answer = desk.client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) == {"type", "title", "status", "detail", "instance"}
    assert told in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/", "/articles", "/api/v1/documents", "/static/desk.css"])
def test_head_is_answered_without_a_body(desk: Served, path: str):
    whole, bare = desk.get(path), desk.client.head(path)
    assert bare.status_code == 200
    assert bare.content == b""
    assert bare.headers["content-length"] == whole.headers["content-length"]
    assert bare.headers.get("etag") == whole.headers.get("etag")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("documents?publisher=The+Echo", 1),
        ("documents?since=2031-05-09", 3),
        ("documents?actor=OSP", 1),
        ("search?q=fleet", 2),
        ("search?q=fleet&publisher=the+echo", 1),
        ("search?q=fleet&until=2031-05-07", 1),
        ("search?q=fleet&actor=OSP", 0),
    ],
)
def test_articles_are_narrowed_by_publisher_day_and_actor(desk: Served, query: str, number: int):
    found = desk.get(f"/api/v1/{query}").json()
    assert (found["total"] if "total" in found else len(found)) == number
