"""Every repair of the parse is made, once, and what it makes is a tree."""

import inspect
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from standoff.extraction import mending
from standoff.extraction.repairs_needs import Needs, needs
from tests.extraction.reading import check_tree, parsed

MODULES = [
    import_module(f"standoff.extraction.{path.stem}") for path in Path(mending.__file__).parent.glob("repairs*.py")
]
NAMED = ("free_", "join_", "name_")
ARTICLES = sorted(Path(__file__).parents[1].glob("golden/*/article.txt"))[::20]


def test_none_is_forgotten_and_none_made_twice():
    written = {
        function
        for module in MODULES
        for name, function in vars(module).items()
        if name.startswith(NAMED) and inspect.isfunction(function)
    }
    made = Counter([*mending.PARTS, *mending.SENTENCES])
    assert set(made) == written
    assert set(made.values()) == {1}


@pytest.mark.parametrize(
    "text",
    [
        "Chad said it would pay if Libya admitted it, punished them and left, Ali Bako, its envoy, told reporters.",
        "On 19 May Chad recalled its envoy, as did Libya, and imposed travel bans and asset freezes on two ministers.",
        "In Lima Boric asked for more; should the fighting spread, Peru would close the road, warned Oslo's mayor.",
        "Peru accused Chile of it, a charge Chile denied, saying it was Peru that had come, burnt a hut and fled.",
    ],
)
def test_what_is_mended_is_a_tree(text):
    check_tree(parsed(text))


def test_what_a_repair_needs_is_words_in_either_case_and_marks_by_column():
    parse = parsed("Should Oslo refuse, Chad will leave.")
    said = frozenset({"Should", "should", "Oslo", "oslo"})
    assert needs(lower={"should", "if"}, tag={"MD"}).are_met(parse, 0, 4, said)
    assert needs(word={"Oslo"}, lower={"should"}).are_met(parse, 0, 4, said)
    assert not needs(word={"OSLO"}).are_met(parse, 0, 4, said)
    assert not needs(lower={"should"}, tag={"MD"}).are_met(parse, 1, 4, said), "the modal stands before the part"
    assert Needs().are_met(parse, 0, 4, said)


def _marks(parse, first, beyond):
    columns = (parse.lemma, parse.tag, parse.pos, parse.dep, parse.head)
    return [column[first:beyond] for column in columns], [list(kids) for kids in parse.kids[first:beyond]]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.parent.name)
def test_a_repair_finds_nothing_where_its_needs_are_not_met(article):
    """Otherwise a part would be left as it is that ought to be mended."""
    made = 0
    parse = parsed(article.read_text("utf-8"))
    for first, beyond in parse.lines:
        said = frozenset(parse.lower[first:beyond]).union(parse.word[first:beyond])
        for repair, found in mending.NEEDS.items():
            if not found.are_met(parse, first, beyond, said):
                before = _marks(parse, first, beyond)
                repair(parse, first, beyond)
                assert _marks(parse, first, beyond) == before, (repair.__name__, parse.span(first, beyond))
                made += 1
    assert made > 100
