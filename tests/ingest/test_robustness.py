"""Whatever the bytes: documents or failures come out, nothing is raised, and every region lies inside the text."""

import gzip
import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.ingest.inputs import read_inputs, read_stream
from standoff.model import Document, Failure

SENTENCE = "Norland’s navy warned Kestrel on Monday that it would close the strait if the fleet sailed. "
PAGE = (
    "<!doctype html><html lang=en><head><title>Norland warns</title>"
    '<meta property="article:published_time" content="2031-05-06T10:00:00Z"></head>'
    f"<body><nav>Home | World</nav><article><h1>Norland warns</h1><p>{SENTENCE * 2}</p><p>{SENTENCE}</p>"
    "<table><tr><td>1<td>2</table><!-- odd > --><script>if (a < b && c) {}</script></article></body></html>"
)
NAMES = ["a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv", "a"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "koi8-r", "shift_jis", "utf-32"]
# Characters that have broken readers: controls, marks of direction, emoji, lone combining marks, tags, brackets.
ODD = st.text(
    st.sampled_from(list("ab \n\t\r\x00\x0b\x1b\x85\u2028\u202e\ufeff\u0301😀🇳🇴<>&;\"'“”[]{},:/!-=")), max_size=80
)


def check(name: str, data: bytes) -> list[Document | Failure]:
    """What is read; every item in order."""
    found = list(read_stream(io.BytesIO(data), name))
    assert found
    for item in found:
        if isinstance(item, Failure):
            assert item.error
            assert "\n" not in item.error
            continue
        assert item.text.strip()
        assert "\r" not in item.text
        item.text.encode("utf-8")
        for region in item.regions:
            assert 0 <= region.start < region.end <= len(item.text)
        assert all(a.end <= b.start for a, b in zip(item.regions, item.regions[1:], strict=False))
        if item.title is not None:
            assert item.text[item.title.start : item.title.end] == item.title.text
    return found


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.binary(min_size=1, max_size=400))
def test_any_bytes(name: str, data: bytes) -> None:
    check(name, data)


@settings(max_examples=80)
@given(st.sampled_from(NAMES), st.sampled_from(ENCODINGS), ODD, st.integers(0, 200))
def test_odd_text_in_any_encoding(name: str, encoding: str, odd: str, at: int) -> None:
    text = SENTENCE * 3
    check(name, (text[:at] + odd + text[at:]).encode(encoding, "replace"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(PAGE)), st.integers(0, 60), ODD)
def test_rubble_of_a_page(at: int, lost: int, odd: str) -> None:
    check("page.html", (PAGE[:at] + odd + PAGE[at + lost :]).encode("utf-8", "replace"))


@pytest.mark.parametrize("cut", [1, 5, 11, 20, 60, -9, -1])
def test_a_gzip_that_was_cut_off_is_one_failure_or_what_is_there(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress((SENTENCE * 40).encode())[:cut])
    found = list(read_inputs([path]))
    assert len(found) == 1
    assert isinstance(found[0], Failure)


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("<p>", "<P CLASS=x onclick='a>b'>"),
        PAGE.replace("</p>", ""),
        PAGE.replace("<article>", "<div><div><span>" * 40),
        PAGE.replace("</html>", ""),
        PAGE.replace("Norland’s", "Norland&rsquo;s &#0; &#x110000; &bogus; "),
        PAGE.replace("<body>", "<body><![CDATA[x]]><?php echo 1 ?><svg><path d='M0 0'/></svg>"),
        PAGE.replace("<head>", "<head><base href='javascript:alert(1)'>"),
        "\ufeff\n\n" + PAGE,
        PAGE.upper().replace("<!DOCTYPE", "<!doctype"),
    ],
)
def test_odd_pages_give_their_article(page: str) -> None:
    documents = [d for d in check("page.html", page.encode()) if isinstance(d, Document)]
    assert len(documents) == 1
    words = re.sub(r"\W+", " ", documents[0].text).lower()
    assert "would close the strait if the fleet sailed" in words
    assert "function" not in words
    assert "a b c" not in words
