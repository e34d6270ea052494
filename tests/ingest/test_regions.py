"""Invented pages with the furniture of real ones, and what must be found on each."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ingest.regions import Page, mark_page


def roles_of(text: str, page: Page) -> dict[str, list[str]]:
    """The stretches of each role."""
    found: dict[str, list[str]] = {}
    for region in page.regions:
        found.setdefault(region.role, []).append(text[region.start : region.end])
    return found


def body_of(text: str, page: Page) -> str:
    return "\n".join(roles_of(text, page).get("body", []))


BUSY = """Menu
EN | FR | AR
23 C / Nairobi
Monday, 12 June 2023

Home / Africa / Sudan

Generals agree to day-long truce after mediation in Jeddah

By Amina Example, Khartoum correspondent
Published: 10 June 2023 14:05 | Updated: 11 June 2023 08:30
3 min read
Facebook Twitter WhatsApp

Smoke over Omdurman on Friday. [File: Ali Example/Reuters]

The army and the paramilitary force agreed to a truce of one day, the mediators said.

ADVERTISEMENT

What happens next

The truce is to begin at six in the morning.

READ MORE: Floods displace thousands along the Tana

Aid convoys were waiting in Port Sudan.

Sign up for our weekly newsletter.
Tags: Sudan, Jeddah
© 2023 Harbour Gazette. All rights reserved."""


def test_a_busy_page() -> None:
    page = mark_page(BUSY)
    roles = roles_of(BUSY, page)
    assert page.title is not None
    assert page.title.text == "Generals agree to day-long truce after mediation in Jeddah"
    assert page.publisher == "Harbour Gazette"
    assert page.published is not None
    assert page.published.earliest == page.published.latest == date(2023, 6, 10)
    assert roles["caption"] == ["Smoke over Omdurman on Friday."]
    assert roles["credit"] == ["By Amina Example, Khartoum correspondent", "[File: Ali Example/Reuters]"]
    for line in ("Menu", "23 C / Nairobi", "Home / Africa / Sudan", "ADVERTISEMENT", "Tags: Sudan, Jeddah"):
        assert line in roles["boilerplate"]
    assert "READ MORE: Floods displace thousands along the Tana" in roles["boilerplate"]
    assert body_of(BUSY, page).split("\n\n") == [
        "The army and the paramilitary force agreed to a truce of one day, the mediators said.\nWhat happens next",
        "The truce is to begin at six in the morning.\nAid convoys were waiting in Port Sudan.",
    ]


def test_the_title_is_where_it_first_stands() -> None:
    title = "Peru recalls envoy from Quito"
    text = f"Home » {title}\n{title}\n\nPeru recalled its envoy on Monday, it said."
    page = mark_page(text)
    assert page.title is not None
    assert (page.title.start, page.title.text) == (7, "Peru recalls envoy from Quito")
    assert [region.role for region in page.regions] == ["boilerplate", "title", "boilerplate", "body"]


def test_a_slogan_is_not_taken_for_the_title() -> None:
    text = (
        "News for the islands and the seas\nFiji ends police pact with China\n"
        "Fiji will end its police training pact with China, the prime minister said."
    )
    page = mark_page(text)
    assert page.title is not None
    assert page.title.text == "Fiji ends police pact with China"


def test_a_page_that_starts_with_the_body_has_no_title() -> None:
    page = mark_page("Peru recalled its envoy on Monday, the ministry said.\n\nEcuador did the same a day later.")
    assert page.title is None
    assert [region.role for region in page.regions] == ["body"]


def test_one_line_without_a_full_stop_is_body() -> None:
    assert [region.role for region in mark_page("Peru recalls its envoy from Quito").regions] == ["body"]


def test_a_question_can_be_the_title() -> None:
    page = mark_page(
        "Why did Peru recall its envoy from Quito?\nNobody in Lima would say on Monday why it had done so."
    )
    assert page.title is not None
    assert page.title.text.startswith("Why")


def test_headings_inside_the_body_stay_and_teasers_go() -> None:
    text = (
        "Peru recalls envoy from Quito\nPeru recalled its envoy to Ecuador on Monday over fishing rights.\n"
        "Fishing ties between Peru and Ecuador\nThey have shared the waters since a treaty of 1998 that both signed.\n"
        "Gold prices climb as markets await inflation figures\nThe treaty lets small boats cross the line at night.\n"
        "Cartoons on the economy\nIt does not cover large ships, the ministry said."
    )
    page = mark_page(text)
    roles = roles_of(text, page)
    assert "Fishing ties between Peru and Ecuador" in body_of(text, page)
    assert roles["boilerplate"] == ["Gold prices climb as markets await inflation figures", "Cartoons on the economy"]


def test_dates_as_headings_of_a_timeline_stay_body() -> None:
    text = (
        "A coup in three days\n\nSoldiers took the palace and closed the border of the country.\n\n26 July 2023\n\n"
        "The guard detained the president in his house.\n\n30 July 2023\n\nThe neighbours gave the junta one week."
    )
    page = mark_page(text)
    assert "26 July 2023" in body_of(text, page)
    assert page.published is None


def test_link_lists_end_where_the_body_goes_on() -> None:
    text = (
        "Peru recalls envoy from Quito\nPeru recalled its envoy to Ecuador on Monday over fishing rights.\n"
        "Related stories\nEcuador signs treaty with Chile\nPeru seizes Ecuadorian boats\n"
        "Ecuador said that it would answer in kind.\nMost read\nPeru wins the cup again"
    )
    roles = roles_of(text, mark_page(text))
    assert roles["boilerplate"] == [
        "Related stories",
        "Ecuador signs treaty with Chile",
        "Peru seizes Ecuadorian boats",
        "Most read",
        "Peru wins the cup again",
    ]


def test_credits_run_into_the_body_are_cut_off() -> None:
    text = "QUITO (AFP) – Ecuador closed its port on Monday, the navy said. [Advertisement] Nobody was hurt. — AFP"
    page = mark_page(text)
    roles = roles_of(text, page)
    assert page.agency == "AFP"
    assert roles["credit"] == ["— AFP"]
    assert roles["boilerplate"] == ["[Advertisement]"]
    assert roles["body"][0].startswith("QUITO (AFP)")


def test_a_headline_with_the_name_of_the_outlet() -> None:
    text = "Peru recalls its envoy from Quito | Al Jazeera\nPeru recalled its envoy to Ecuador on Monday, it said."
    page = mark_page(text)
    assert page.title is not None
    assert page.title.text == "Peru recalls its envoy from Quito"
    assert page.publisher == "Al Jazeera"


def test_a_masthead_names_the_publisher() -> None:
    page = mark_page("The Harbour Times\nTuesday, 3 May 2022\n\nPeru recalled its envoy on Monday, the ministry said.")
    assert (page.title, page.publisher) == (None, "The Harbour Times")
    assert page.published is not None
    assert page.published.earliest == date(2022, 5, 3)


def test_a_known_title_is_not_looked_for() -> None:
    text = "Talks\n\nPeru and Ecuador met\n\nThey met in Quito on Monday, the ministry said."
    page = mark_page(text, has_title=True)
    assert page.title is not None
    assert page.title.text == "Talks"
    assert "Peru and Ecuador met" in body_of(text, page)


@pytest.mark.parametrize("text", ["", "\n \u00a0\n", "\u200b"])
def test_blank_texts_have_no_regions(text: str) -> None:
    assert mark_page(text) == Page(())


LINES = [
    "Menu", "Home » World", "- Advertisement -", "Read more: Peru wins", "Related stories", "Ana Petrov", "Reuters",
    "By Ana Petrov", "Monday, 3 May 2021", "Updated 4 May 2021", "Peru recalls its envoy from Quito", "What next",
    "Peru recalled its envoy on Monday, the ministry said.", "He left. (Reuters)", "", "  ", "Source: AFP",
    "A port. [Photo: Ana/AFP]", "LIMA (AP) — Peru said on Monday [Advertisement] that it had left.", "x" * 500,
]  # fmt: skip


@given(
    st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=25),
    st.sampled_from(["\n", "\n\n"]),
    st.booleans(),
)
def test_regions_are_ordered_apart_and_cover_all_that_can_be_seen(lines: list[str], glue: str, known: bool) -> None:
    text = glue.join(lines).replace("\r", "\n")
    page = mark_page(text, has_title=known)
    at = 0
    for region in page.regions:
        assert at <= region.start < region.end <= len(text)
        assert not text[at : region.start].replace("\u200b", "").replace("\u2060", "").replace("\ufeff", "").strip()
        at = region.end
    if page.title is not None:
        assert text[page.title.start : page.title.end] == page.title.text


LISTED = """\
Show more topics
Asia
News|Conflict
Peru gives Ecuador a week to leave the island
The ultimatum is the first between the neighbours in thirty years, and nobody expected it.
copylink
By Ana Petrov
Published On 3 May 2022
3 May 2022
Peru has given Ecuador one week to withdraw its marines from an island in the river that both of them claim.
Keep reading
list of 2 items
list 1 of 2
Why do the neighbours quarrel over sand?
list 2 of 2
Mapping the river
end of list
Ecuador called the ultimatum an insult and said that its marines would stay where they had always been.
"""


def test_lists_of_links_and_repeated_dates_are_no_body() -> None:
    page = mark_page(LISTED)
    assert page.title is not None
    assert page.title.text == "Peru gives Ecuador a week to leave the island"
    body = [LISTED[r.start : r.end] for r in page.regions if r.role == "body"]
    assert body == [
        "The ultimatum is the first between the neighbours in thirty years, and nobody expected it.",
        "Peru has given Ecuador one week to withdraw its marines from an island in the river that both of them claim.",
        "Ecuador called the ultimatum an insult and said that its marines would stay where they had always been.",
    ]


def roles(text: str) -> dict[str, str]:
    """Role by line of *text*."""
    page = mark_page(text)
    lines = [line for line in text.split("\n") if line.strip()]
    return {line: next(r.role for r in page.regions if r.start <= text.index(line) < r.end) for line in lines}


def test_lines_around_an_old_newspaper_article_and_a_newsletter_are_told_from_it():
    body = "Bhutan shut a pass to traders on Monday after a landslide, the roads department in Thimphu said."
    found = roles(
        "Pass shut after landslide\n\nPema Wangdi\n4 May 1970\n[Print] [Letters]\n\n"
        f"{body}\n\nPema Wangdi is a surveyor of roads in the kingdom's east.\n\n"
        "Obituaries, page 12. Sport: see back page\n"
        "To order a copy of this page, write to Box 40, Thimphu.\n"
        "More: Yak prices · Share this · Print"
    )
    assert found.pop(body) == found.pop("Pema Wangdi is a surveyor of roads in the kingdom's east.") == "body"
    assert found == {
        "Pass shut after landslide": "title",
        "Pema Wangdi": "credit",
        "4 May 1970": "date",
        "[Print] [Letters]": "boilerplate",
        "Obituaries, page 12. Sport: see back page": "boilerplate",
        "To order a copy of this page, write to Box 40, Thimphu.": "boilerplate",
        "More: Yak prices · Share this · Print": "boilerplate",
    }


def test_what_an_author_is_stands_below_his_name():
    body = "Bhutan shut a pass to traders on Monday after a landslide, the roads department in Thimphu said."
    found = roles(f"By PEMA WANGDI\nMountain News Writer\n\nTHIMPHU, May 4 (MN) - {body}")
    assert found["Mountain News Writer"] == "credit"


def test_authors_with_their_places_stand_above_the_date():
    body = "Bhutan shut a pass to traders on Monday after a landslide, the roads department in Thimphu said."
    authors = "Pema Wangdi in Thimphu, Mei Lin in Lhasa and Ana Petrov in New Delhi"
    assert roles(f"Pass shut after landslide\n{authors}\n4 May 1970\n\n{body}")[authors] == "credit"
    assert roles(f"Pass shut after landslide\n{authors}\n\n{body}")[authors] == "body"
