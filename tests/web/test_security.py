"""Who may ask the desk for what."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from standoff.errors import InputError
from standoff.web.security import Policy, is_loopback
from standoff.web.serving import Listening, policy
from tests.web.conftest import Served

TOKEN = "a-token-that-nobody-guesses"


def test_every_answer_forbids_what_a_page_does_not_need(desk: Served):
    for path in ("/", "/articles", "/nothing", "/api/v1/documents", "/static/desk.css"):
        headers = desk.get(path, accept="text/html").headers
        policies = headers["content-security-policy"]
        assert "default-src 'none'" in policies
        assert "unsafe" not in policies
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[", "10.0.0.7"]
)
def test_a_name_that_was_rebound_to_this_machine_is_refused(desk: Served, host: str):
    answer = desk.get("/api/v1/documents", host=host)
    assert answer.status_code in (400, 421)
    assert "troops" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1", "[::1]:8765"])
def test_this_machine_is_known_by_each_of_its_names(desk: Served, host: str):
    assert desk.get("/api/v1/documents", host=host).status_code == 200


def test_over_the_network_nothing_is_shown_without_the_token(serve: Callable[..., Served], made: Path):
    served = serve(made, policy=Policy(token=TOKEN, any_address=True, hosts=frozenset({"desk.example"})))
    assert served.get("/").status_code == 401
    assert served.get("/api/v1/documents", authorization="Bearer wrong").status_code == 401
    assert served.get("/api/v1/documents", cookie="standoff=wrong").status_code == 401
    assert served.get("/api/v1/documents", authorization=f"Bearer {TOKEN}").status_code == 200
    assert served.get("/api/v1/documents", authorization=f"Bearer {TOKEN}", host="desk.example").status_code == 200
    assert served.get("/api/v1/documents", authorization=f"Bearer {TOKEN}", host="evil.example").status_code == 421


def test_the_link_that_is_sent_turns_its_token_into_a_cookie(serve: Callable[..., Served], made: Path):
    served = serve(made, policy=Policy(token=TOKEN))
    entered = served.get(f"/articles?order=oldest&token={TOKEN}")
    assert entered.status_code == 303
    assert entered.headers["location"] == "/articles?order=oldest"
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "SameSite=Strict" in entered.headers["set-cookie"]
    assert served.get(entered.headers["location"], cookie=f"standoff={TOKEN}").status_code == 200


def test_the_way_in_never_leads_to_another_site(serve: Callable[..., Served], made: Path):
    served = serve(made, policy=Policy(token=TOKEN))
    answer = httpx.get(f"{served.address}//evil.example/?token={TOKEN}", trust_env=False)
    assert answer.headers["location"].startswith("/evil.example")


def test_a_refusal_has_the_shape_of_every_other_problem(desk: Served):
    refused = desk.get("/", host="evil.example")
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["status"] == 421
    assert "evil.example" in refused.json()["detail"]


def test_listening_to_the_network_makes_a_token_and_loopback_needs_none():
    assert policy(Listening(), read_only=False).token is None
    assert policy(Listening(host="::1"), read_only=False).token is None
    one, other = (policy(Listening(host="0.0.0.0"), read_only=True).token for _ in range(2))
    assert one != other
    assert len(one or "") >= 32
    with pytest.raises(InputError, match="16 or more"):
        policy(Listening(host="0.0.0.0", token="secret"), read_only=False)


@pytest.mark.parametrize(
    ("host", "local"), [("127.0.0.1", True), ("127.9.9.9", True), ("0.0.0.0", False), ("gull", False)]
)
def test_loopback_is_this_machine_alone(host: str, local: bool):
    assert is_loopback(host) is local
