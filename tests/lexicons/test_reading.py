import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import LexiconError
from standoff.lexicons import reading
from standoff.lexicons.reading import parsed_yaml, read_yaml


def test_dates_and_country_words_stay_strings(tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text("since: 2023-04-04\ncountry: NO\nready: true\n", encoding="utf-8")
    assert read_yaml(file, dict[str, str | bool]) == {"since": "2023-04-04", "country": "NO", "ready": True}


@pytest.mark.parametrize(("content", "says"), [("a: [", "not valid YAML"), ("- 3", "Expected"), ("a: 1", "Expected")])
def test_a_broken_file_is_named_in_the_error(tmp_path, content, says):
    file = tmp_path / "own.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=says) as caught:
        read_yaml(file, dict[str, str])
    assert "own.yaml" in str(caught.value)


def test_a_missing_file_is_named_in_the_error(tmp_path):
    with pytest.raises(LexiconError, match="absent"):
        read_yaml(tmp_path / "absent.yaml", dict[str, str])


LEAF = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
DATA = st.recursive(
    LEAF
    | st.sampled_from(["no", "off", "2022-05-10", "012", "0x1f", "1_000", "~", "<<", "=", "1e3", "true", "yes", ""]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(DATA, st.sampled_from([None, "'", '"']), st.booleans())
def test_the_fast_reader_gives_what_the_loader_gives(data: object, style: str | None, flow: bool) -> None:
    text = yaml.safe_dump(data, default_style=style, default_flow_style=flow, allow_unicode=True)
    assert repr(parsed_yaml(text)) == repr(yaml.load(text, Loader=reading._Loader))


@pytest.mark.parametrize(
    "text",
    [
        "a: &x [1]\nb: *x",
        "a: !!str 1",
        "- &n name\n- *n",
        "a: {b: 1}\nc:\n  <<: {d: 2}",
        "? [1, 2]\n: 3",
        "",
        "# nothing",
        "a:\nb: ~",
    ],
)
def test_what_only_the_loader_understands_is_left_to_it(text: str) -> None:
    try:
        expected = yaml.load(text, Loader=reading._Loader)
    except yaml.YAMLError as error:
        with pytest.raises(type(error)):
            parsed_yaml(text)
    else:
        assert parsed_yaml(text) == expected


@pytest.mark.parametrize("text", ["a: [1", "a: b: c", "\t- x", "---\na\n---\nb"])
def test_what_is_no_yaml_is_refused_by_both(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        yaml.load(text, Loader=reading._Loader)
    with pytest.raises(yaml.YAMLError):
        parsed_yaml(text)
