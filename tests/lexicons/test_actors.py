import pytest

from standoff.errors import LexiconError
from standoff.lexicons.actors import load_actors

OWN = """
states:
- {id: GON, name: Gondor, adjectives: [Gondorian], people: [Gondorians], capital: Minas Tirith}
roles:
- {role: forces, acts_for_state: true, denotes: people, heads: [rangers]}
"""


@pytest.fixture(scope="module")
def lexicon():
    return load_actors()


def test_a_name_says_which_state_it_is(lexicon):
    (reading,) = lexicon.surfaces["Uruguay"]
    assert (reading.entity, reading.country, reading.kind) == ("URY", "URY", "name")


def test_nicknames_do_not_hide_names(lexicon):
    forms = [form for _, _, form in lexicon.scan("the South Korean navy and the South")]
    assert forms == ["South Korean", "the South"]


def test_a_sea_is_no_state(lexicon):
    assert [lexicon.surfaces[f][0].kind for _, _, f in lexicon.scan("in the South China Sea")] == ["other"]


def test_the_longest_role_noun_counts(lexicon):
    first, role = lexicon.role_of(["the", "foreign", "ministry"], 2)
    assert (first, role.role) == (1, "foreign ministry")


def test_a_user_adds_actors_and_roles(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    lexicon = load_actors([own])
    assert lexicon.surfaces["Minas Tirith"][0].country == "GON"
    assert lexicon.role_of(["rangers"], 0) is not None


def test_a_misspelt_key_is_named(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("states:\n- {id: GON, nmae: Gondor}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"own\.yaml.*(name|nmae)"):
        load_actors([own])
