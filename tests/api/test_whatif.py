"""What if, over articles that are read and extracted: an invented quarrel between real states over a canal."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from standoff.api import Crisis
from standoff.api.whatif import SAYS
from standoff.errors import InputError

MARCH, MAY = date(2031, 3, 4), date(2031, 5, 6)

# An article's line is a paragraph.
CANAL = "\n\n".join(
    (
        "Uruguay threatens Paraguay over canal",
        "MONTEVIDEO, March 4, 2031 - Uruguay warned Paraguay on Tuesday, as talks went on.",
        "“If Paraguay closes the canal, Uruguay will send warships to Bolivia,” the Uruguayan foreign ministry said.",
    )
)
REPLY = "\n\n".join(
    (
        "Chile looks at Uruguayan warships",
        "SANTIAGO, May 6, 2031 - The government met on Tuesday.",
        "“If Uruguay sends warships to Bolivia, Chile may impose sanctions on Uruguay,” Chile’s foreign ministry said.",
    )
)


@pytest.fixture(scope="module")
def crisis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crisis]:
    folder: Path = tmp_path_factory.mktemp("canal")
    (folder / "canal.txt").write_text(CANAL, encoding="utf-8")
    (folder / "reply.txt").write_text(REPLY, encoding="utf-8")
    with Crisis.open() as crisis:
        crisis.add(folder / "canal.txt", published=MARCH)
        crisis.add(folder / "reply.txt", published=MAY)
        yield crisis


def test_what_was_said_would_follow_and_what_would_follow_from_that(crisis):
    found = crisis.whatif("Paraguay closes the canal")
    assert (found.sentence, found.as_of, found.says) == ("Paraguay closes the canal", MAY, SAYS)
    assert [deed.actor for deed in found.supposed] == [("Paraguay",)]
    assert [(line.issuer_states, line.hedged) for line in found.nodes] == [(("Uruguay",), False), (("Chile",), True)]
    first, second = found.edges
    assert (first.origin, first.target, first.level, first.hedged) == (None, found.nodes[0].id, 1, False)
    assert (second.origin, second.target, second.level, second.hedged) == (first.target, found.nodes[1].id, 2, True)
    assert found.nodes[0].citations[0].words.startswith("If Paraguay closes the canal")
    assert first.because[0] == "done by Paraguay"


def test_depth_bounds_it(crisis):
    assert [line.issuer_states for line in crisis.whatif("Paraguay closes the canal", depth=1).nodes] == [("Uruguay",)]


def test_only_what_was_issued_by_the_day_counts(crisis):
    assert len(crisis.whatif("Paraguay closes the canal", as_of=MARCH).nodes) == 1
    assert crisis.whatif("Paraguay closes the canal", as_of=date(2031, 1, 1)).nodes == ()


@pytest.mark.parametrize(
    "sentence",
    ["Brazil wins the football cup", "The weather turns", "Bolivia closes the canal", "Paraguay opens the canal"],
)
def test_nothing_follows_from_what_nobody_spoke_of(crisis, sentence):
    assert (crisis.whatif(sentence).nodes, crisis.whatif(sentence).edges) == ((), ())


def test_a_sentence_that_looks_foreign_is_read_all_the_same(crisis):
    assert crisis.whatif("Montevideo Paraguay Bolivia Antofagasta Valparaiso Asuncion").nodes == ()


@pytest.mark.parametrize(("sentence", "depth"), [("", 3), (" \n", 3), ("Paraguay closes the canal", 0)])
def test_an_empty_sentence_or_no_depth_is_refused(crisis, sentence, depth):
    with pytest.raises(InputError):
        crisis.whatif(sentence, depth=depth)


def test_a_rejected_commitment_is_left_out(tmp_path):
    with Crisis.open() as crisis:
        (tmp_path / "canal.txt").write_text(CANAL, encoding="utf-8")
        crisis.add(tmp_path / "canal.txt", published=MARCH)
        (line,) = crisis.whatif("Paraguay closes the canal").nodes
        crisis.decide("reject", line.id, author="ada")
        assert crisis.whatif("Paraguay closes the canal").nodes == ()
