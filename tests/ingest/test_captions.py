import pytest

from standoff.ingest.captions import ends_in_credit, picture_credit


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Photo: Jan Kowal/PAP", "Photo: Jan Kowal/PAP"),
        ("A tanker leaves Basra. Photograph: Jan Kowal/Lakeside", "Photograph: Jan Kowal/Lakeside"),
        ("A tanker leaves Basra. PIC: GHQ", "PIC: GHQ"),
        ("Troops in Asmara (AP Photo/Ana Petrov)", "AP Photo/Ana Petrov"),
        ("[Photo: Troops in Asmara on Monday. (HP/Ana Petrov)]", "HP/Ana Petrov"),
        ("Troops in Asmara on Monday. Ana Petrov / Pool", "Ana Petrov / Pool"),
        ("Troops in Asmara on Monday. Ana Petrov for Lakeside Press", "Ana Petrov for Lakeside Press"),
        ("Troops in Asmara. (Courier photo by Ivo Banda)", "Courier photo by Ivo Banda"),
        ("Image: Troops in Asmara. Presidency handout", "Presidency handout"),
        ("Troops in Asmara, © Ana Petrov, Lakeside", "© Ana Petrov, Lakeside"),
        ("FILE PHOTO: A tanker leaves the port of Basra", None),
        ("Photo: the two leaders in Geneva", None),
        ("[Photo: Ana Petrov at the Old Customs House]", None),
        ("Photo: Ministry of Defence", "Photo: Ministry of Defence"),
        ("Photo: the king (left) and the queen (right)", None),
        ("(Image caption: Smoke over the port)", None),
        ("He flew to St. Petersburg/Pulkovo", None),
    ],
)
def test_the_credit_in_a_caption(caption: str, credit: str | None) -> None:
    found = picture_credit(caption)
    assert (None if found is None else caption[found.start : found.end]) == credit


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Farmers near Batken on Monday. Ana Petrov for Lakeside Press", True),
        ("Farmers near Batken (Lakeside photo by Ana Petrov)", True),
        ("The army denied it. He spoke for the General Staff", False),
        ("The army denied it. (It said so twice)", False),
        ("The army denied it on Monday.", False),
    ],
)
def test_lines_that_are_captions_by_their_credit(line: str, expected: bool) -> None:
    assert ends_in_credit(line) is expected
