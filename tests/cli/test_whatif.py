"""``standoff whatif``: a tree for people, a graph for programs, and no more than was said."""

import csv
import io
import json
from datetime import date

import pytest

from standoff.api import Cascade, Citation, CommitmentLine, Edge
from standoff.api.whatif import NOTHING, SAYS
from standoff.cli.console import Screen
from standoff.cli.supposing import dot, print_tree
from standoff.model import Interval, Status

CANAL = (
    "Uruguay warned Paraguay on Tuesday.\n\n"
    "“If Paraguay closes the canal, Uruguay will send warships to Bolivia,” the Uruguayan foreign ministry said.\n"
)


@pytest.fixture
def ask(run, tmp_path):
    """Asks about one article."""
    (tmp_path / "canal.txt").write_text(CANAL, encoding="utf-8")
    return lambda sentence, *rest: run("whatif", sentence, "canal.txt", *rest)


def test_the_tree_names_the_words_and_the_reasons_and_predicts_nothing(ask):
    ran = ask("Paraguay closes the canal")
    assert (ran.code, ran.err) == (0, "")
    flat = " ".join(ran.out.split())
    assert "What if: Paraguay closes the canal" in flat
    assert SAYS in flat
    assert "Understood as: Paraguay" in flat
    assert "└─ " in flat
    assert "If Paraguay closes the canal ⇒ Uruguay will send warships to Bolivia" in flat
    assert "[canal.txt §2 " in flat
    assert "done by Paraguay; the same act (block)" in flat


def test_nothing_is_an_answer(ask):
    ran = ask("Brazil wins the football cup")
    assert ran.code == 0
    assert NOTHING in ran.out
    assert json.loads(ask("Brazil wins the football cup", "--format", "json").out)["nodes"] == []
    assert ask("Brazil wins the football cup", "--format", "csv").out == ""
    assert NOTHING in ask("Brazil wins the football cup", "--format", "dot").out


def test_nobody_known_is_said(ask):
    assert "No party that is known is named in it." in ask("The weather turns").out


def test_json_and_csv_hold_nodes_and_edges(ask):
    graph = json.loads(ask("Paraguay closes the canal", "--format", "json").out)
    (node,), (edge,) = graph["nodes"], graph["edges"]
    assert (edge["origin"], edge["target"], edge["relation"]) == (None, node["id"], "met")
    assert node["citations"][0]["words"].startswith("If Paraguay")
    (row,) = csv.DictReader(io.StringIO(ask("Paraguay closes the canal", "--format", "csv").out))
    assert row["commitment.consequence"] == node["consequence"]
    assert float(row["score"]) == edge["score"]


@pytest.mark.parametrize("wrong", [("Paraguay closes the canal", "--depth", "0"), (" ",)])
def test_wrong_usage(run, wrong):
    ran = run("whatif", *wrong)
    assert ran.code == 2
    assert ran.err


def test_without_a_crisis_file_it_says_so(run):
    assert run("whatif", "Paraguay closes the canal").code == 3


def line(id_: str, consequence: str, *, hedged: bool = False) -> CommitmentLine:
    where = Citation(
        record=id_, document="d-1", publisher="The Gull", published=Interval(date(2031, 5, 5), date(2031, 5, 5)),
        sentence=1, start=0, end=9, words="If so",
    )  # fmt: skip
    return CommitmentLine(
        id=id_, type="threat", issuer=("Kestrel",), addressee=("Norland",), who=None, condition="if it closes",
        consequence=consequence, deadline=None, negative=False, hedged=hedged,
        status=Status(commitment=id_, as_of=None, status="open"), evidence=(), against=(), citations=(where,),
        corroboration=1,
    )  # fmt: skip


def edge(origin: str | None, target: str, level: int, **more: object) -> Edge:
    fields = {"score": 0.7, "because": ("done by Norland",), "basis": "words", "relation": "met", "hedged": False}
    return Edge(origin=origin, target=target, level=level, **{**fields, **more})


def made(*edges: Edge, **lines: CommitmentLine) -> Cascade:
    return Cascade(
        sentence='Norland "closes" the strait', as_of=None, depth=3, says=SAYS, supposed=(),
        nodes=tuple(lines.values()), edges=edges,
    )  # fmt: skip


DIAMOND = made(
    edge(None, "k-1", 1),
    edge(None, "k-2", 1, relation="averted"),
    edge("k-1", "k-3", 2, hedged=True, basis="context"),
    edge("k-2", "k-3", 2),
    a=line("k-1", "it may sail", hedged=True),
    b=line("k-2", "it will wait"),
    c=line("k-3", 'it "sinks"\\ \x1b[31m'),
)


def test_what_two_lead_to_is_written_out_once(capsys):
    print_tree(DIAMOND, Screen(color=False))
    out = capsys.readouterr().out
    assert out.count("sinks") == 1
    assert out.count("k-3 above") == 1
    assert "\x1b" not in out


def test_hedged_words_stay_hedged_down_the_tree(capsys):
    print_tree(DIAMOND, Screen(color=False))
    out = capsys.readouterr().out
    assert out.count("only considered: ") + out.count("only considered  ") >= 2
    assert "after a step only considered" in out
    assert "would be averted" in out


def test_no_words_of_an_article_get_out_of_a_dot_string():
    out = dot(DIAMOND)
    assert '"k-1" -> "k-3"' in out
    assert '\\"sinks\\"\\\\' in out
    assert "\x1b" not in out
    assert "style=dashed" in out
    assert "style=dotted" in out
    assert "averts, 0.70" in out
    unescaped = out.replace("\\\\", "").replace('\\"', "")
    assert all(row.count('"') % 2 == 0 for row in unescaped.splitlines())
