from base64 import b32encode
from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from standoff.model import identify


def test_an_id_depends_on_content_alone():
    assert identify("e", "d-1", 3, 9) == identify("e", "d-1", 3, 9)
    assert identify("e", "d-1", 3, 9) != identify("e", "d-1", 3, 10)


def test_parts_do_not_run_into_each_other():
    assert identify("e", "ab", "c") != identify("e", "a", "bc")


@given(st.text())
def test_an_id_is_short_and_plain(part):
    made = identify("q", part)
    assert made.startswith("q-")
    assert len(made) == 12
    assert made.isascii()


@given(st.text())
def test_an_id_is_the_start_of_a_digest_in_base32(part):
    digest = blake2b(part.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    assert identify("m", part) == "m-" + b32encode(digest).decode("ascii").lower()[:10]
