import pytest

from standoff.errors import UnsupportedLanguage
from standoff.ingest import read_text, supported_languages
from standoff.ingest.language import check_language, identify_language


def test_english_is_supported() -> None:
    assert supported_languages() == ("en",)
    check_language(read_text("The ministry said that talks would go on in Muscat on Sunday.", name="a.txt"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El ministro dijo el lunes que las conversaciones con el gobierno vecino seguirán la próxima semana.", "es"),
        ("Министр заявил в понедельник, что переговоры с соседней страной продолжатся на следующей неделе.", "ru"),
        ("Der Minister sagte am Montag, dass die Gespräche mit dem Nachbarland nächste Woche weitergehen.", "de"),
        ("Oman hosts talks; Tehran, Riyadh, Doha, Muscat, Sanaa, Aden and Abu Dhabi send their envoys", "en"),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize(("text", "language"), [("Talks go on at sea", "en"), ("Переговоры", "und"), ("1234", "und")])
def test_too_little_text_is_english_only_if_it_looks_so(text: str, language: str) -> None:
    assert identify_language(text) == language


def test_an_unsupported_language_is_named_with_the_way_out() -> None:
    document = read_text(
        "Le ministre a déclaré lundi que les pourparlers reprendraient la semaine prochaine.", name="a"
    )
    with pytest.raises(UnsupportedLanguage, match="language 'fr' is not supported yet; translate"):
        check_language(document)
    with pytest.raises(UnsupportedLanguage, match="cannot be told"):
        check_language(read_text("Переговоры", name="b"))
