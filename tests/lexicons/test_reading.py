import pytest

from standoff.errors import LexiconError
from standoff.lexicons.reading import read_yaml


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
