import pytest

from standoff.ingest.regions import mark_page

BODY = "\n\nPeru recalled its envoy to Ecuador on Monday, the ministry said.\nEcuador called the step a mistake."
TITLE = "Peru recalls its envoy from Quito"


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        (TITLE, TITLE, None),
        (f"Harbour Ledger\n{TITLE}", TITLE, "Harbour Ledger"),
        (f"Menu\nThe Harbour Ledger\n3 May 2021\n{TITLE}", TITLE, "The Harbour Ledger"),
        (f"The Lighthouse\n{TITLE}", TITLE, "The Lighthouse"),
        (f"The Lighthouse » World » Americas\n{TITLE}", TITLE, "The Lighthouse"),
        (f"HARBOUR LEDGER | News | Sport | Letters\n{TITLE}", TITLE, "Harbour Ledger"),
        (f"Home » World\n{TITLE} | Dawn", TITLE, "Dawn"),
        (f"Analysis\n{TITLE}\nAna Petrov", TITLE, None),
        ("Envoy recalled", "Envoy recalled", None),
        (f"(2nd LD) {TITLE}", TITLE, None),
        (f"URGENT: {TITLE}", TITLE, None),
        (f"Lead miners strike: {TITLE}", f"Lead miners strike: {TITLE}", None),
        (f"Row in Quito – live updates\n{TITLE}", TITLE, None),
        ("Ana Petrov", None, None),
        ("Explainer: Why Peru recalled its envoy", "Explainer: Why Peru recalled its envoy", None),
    ],
)
def test_headline_and_outlet(head: str, title: str | None, publisher: str | None) -> None:
    page = mark_page(head + BODY)
    assert (page.title.text if page.title else None, page.publisher) == (title, publisher)
