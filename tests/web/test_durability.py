"""What was acknowledged stays, and what is read is whole, whatever happens to the process."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import psutil
import pytest

from standoff.api import Crisis
from tests.articles import warning
from tests.web.conftest import Served
from tests.web.made import write

pytestmark = pytest.mark.slow

EVENT = warning().events[0]


def article(number: int) -> bytes:
    """An article with figures that no other has: half of one would show."""
    return (
        f"Norland moves ships, day {number}\n\nMONDAY, 5 May 2031. Norland said on Monday that {number + 100} ships "
        f"had left port. Kestrel denied it. At least {number + 500} troops were seen, a spokesman said.\n"
    ).encode()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def started(path: Path, port: int) -> tuple[subprocess.Popen[str], httpx.Client]:
    """The desk as the command starts it, in a process group of its own."""
    command = "from standoff.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", command, "serve", "--crisis", str(path), "--port", str(port), "--quiet"],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == f"http://127.0.0.1:{port}/"
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False)
    deadline = time.monotonic() + 30
    while True:
        try:
            client.get("/api/v1/failures")
            return process, client
        except httpx.TransportError:
            assert time.monotonic() < deadline, "the desk did not open"
            time.sleep(0.05)


def test_kill_9_loses_no_acknowledged_judgement_or_article(tmp_path: Path):
    path = tmp_path / "strait.db"
    write(path)
    process, client = started(path, free_port())
    kept: list[str] = []
    try:
        job = client.post("/api/v1/documents", files=[("files", (f"{n}.txt", article(n))) for n in range(40)]).json()[
            "id"
        ]
        judged = []
        for number in range(5):
            body = {"verdict": "accept", "ids": [EVENT.id], "author": f"ada {number}"}
            judged.append(client.post("/api/v1/judgements", json=body).json()["id"])
        deadline = time.monotonic() + 120
        while len(kept) < 3:
            assert time.monotonic() < deadline, "no article was stored"
            time.sleep(0.05)
            entries = client.get(f"/api/v1/jobs/{job}").json()["entries"]
            kept = [entry["document"] for entry in entries if entry["state"] == "added"]
        assert len(kept) < 40, "killed too late to show anything"
    finally:
        client.close()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
        if process.stdout:
            process.stdout.close()
    with Crisis.open(path, create=False) as crisis:
        assert {check.state for check in crisis.doctor() if check.name == "integrity"} <= {"ok"}
        assert {one.judgement.id for one in crisis.judgement_log()} == set(judged)
        for document in kept:
            found = crisis.extraction(document)
            assert found.sentences
            assert found.claims
            assert found.document.text.endswith("a spokesman said.\n")


def test_a_reader_never_sees_half_an_article(opened: Served):
    """While articles come in, each that is listed is there with all that was found in it."""
    job = opened.client.post(
        "/api/v1/documents", files=[("files", (f"{n}.txt", article(n))) for n in range(12)]
    ).json()["id"]
    seen: dict[str, set[tuple[int, int, int]]] = {}
    broken: list[str] = []
    done = threading.Event()

    def read() -> None:
        with httpx.Client(base_url=opened.address, timeout=60, trust_env=False) as client:
            while not done.is_set():
                for line in client.get("/api/v1/documents?limit=100").json()["items"]:
                    if "ships" not in line["title"]:
                        continue
                    answer = client.get(f"/api/v1/documents/{line['id']}")
                    if answer.status_code != 200:
                        broken.append(answer.text)
                        continue
                    found = answer.json()["extraction"]
                    counts = (len(found["sentences"]), len(found["claims"]), len(found["attributions"]))
                    seen.setdefault(line["id"], set()).add(counts)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    deadline = time.monotonic() + 180
    while not opened.get(f"/api/v1/jobs/{job}").json()["finished"]:
        assert time.monotonic() < deadline, "the articles were not read in time"
        time.sleep(0.1)
    done.set()
    for reader in readers:
        reader.join()
    assert broken == []
    assert len(seen) >= 5
    assert all(len(counts) == 1 and min(next(iter(counts))) > 0 for counts in seen.values()), seen


def test_an_article_that_another_process_adds_is_shown(opened: Served, crisis: Crisis, tmp_path: Path):
    before = opened.page("/articles")
    assert "day 7" not in before
    file = tmp_path / "seven.txt"
    file.write_bytes(article(7))
    crisis.add(file)
    assert "day 7" in opened.page("/articles")
    deadline = time.monotonic() + 60
    while "being brought up to date" in opened.page("/"):
        assert time.monotonic() < deadline, "it was never linked"
        time.sleep(0.2)
    assert "5 articles" in opened.page("/")


def test_a_reader_that_dies_in_its_process_fails_alone(opened: Served, monkeypatch: pytest.MonkeyPatch):
    """The process that reads is ended from outside; the desk starts another for the next article."""
    others = _readers()  # of desks that other tests have left open
    first = opened.client.post("/api/v1/documents?name=1.txt", content=article(1)).json()["id"]
    _wait(opened, first)
    (child,) = _readers() - others
    os.kill(child, signal.SIGKILL)
    second = opened.client.post("/api/v1/documents?name=2.txt", content=article(2)).json()["id"]
    states = [entry["state"] for entry in _wait(opened, second)["entries"]]
    third = opened.client.post("/api/v1/documents?name=2.txt", content=article(2)).json()["id"]
    assert [entry["state"] for entry in _wait(opened, third)["entries"]] in (["added"], ["unchanged"])
    assert states in (["failed"], ["added"])
    assert opened.get("/").status_code == 200


def _wait(served: Served, job: str) -> dict:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        found = served.get(f"/api/v1/jobs/{job}").json()
        if found["finished"]:
            return found
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def _readers() -> set[int]:
    """The processes that read articles for the desks of this one."""
    return {child.pid for child in psutil.Process().children(recursive=True) if "spawn_main" in _command(child)}


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def test_who_asks_does_not_wait_for_all_that_is_being_read(opened: Served):
    assert opened.get("/api/v1/whatif?sentence=Norland+closes+the+strait").status_code == 200  # its process has begun
    job = opened.client.post(
        "/api/v1/documents", files=[("files", (f"{n}.txt", article(n))) for n in range(60)]
    ).json()["id"]
    found = opened.get("/api/v1/whatif?sentence=Kestrel+sends+its+fleet")
    assert found.status_code == 200
    assert opened.get(f"/records/{EVENT.id}", accept="text/html").status_code == 200
    assert opened.get(f"/api/v1/jobs/{job}").json()["done"] < 60
