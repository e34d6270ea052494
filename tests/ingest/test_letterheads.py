import pytest

from standoff.ingest.letterheads import is_imprint, is_letterhead
from standoff.ingest.regions import mark_page

BODY = (
    "Bhutan shut a pass to traders on Monday after a landslide, the roads department in Thimphu said.\n\n"
    "The minister said that it would open again within a week if the rain stopped."
)


def head(*lines):
    """A page with these lines above its text."""
    text = "\n".join([*lines, "", BODY])
    return text, mark_page(text)


def title(*lines):
    text, page = head(*lines)
    return page.title and text[page.title.start : page.title.end]


@pytest.mark.parametrize(
    "line",
    [
        "MINISTRY OF ROADS OF BHUTAN",
        "Permanent Mission of Bhutan to the United Nations",
        "Himalaya Institute | Policy Brief No. 12 | May 2021",
        "Office of the Spokesperson",
        "Evening edition, Tuesday 4 May 2021, No. 301",
        "World Passes Quarterly, Spring 2021, pp. 3–9",
        "Embassy of Bhutan, Dhaka",
        "Voice of the Valleys",
        "Thimphu Centre for Mountain Studies",
        "KINGDOM OF BHUTAN",
        "Roads Service (translated from the Hindi)",
    ],
)
def test_names_of_bodies_and_issues_are_letterheads(line):
    assert is_letterhead(line)
    assert title(line, "Pass shut after landslide", "4 May 2021") == "Pass shut after landslide"


@pytest.mark.parametrize(
    "line",
    [
        "Ministry of Roads Denies Delay at Pass",
        "Pass shut after landslide",
        "Security Council to meet on border row",
        "Why the pass is shut",
        "The Valley That Waits",
    ],
)
def test_headlines_are_none(line):
    assert not is_letterhead(line)
    assert title(line, "By Pema Wangdi", "4 May 2021") == line


def test_a_question_below_a_letterhead_is_the_headline():
    question = "Who may open the pass again, and when?"
    assert title("Thimphu Institute", "Road Note 23/11 | December 2021", question) == question


def test_a_letterhead_alone_is_the_headline():
    """Nothing else could be it: a page of one line above its text has that line for a title."""
    assert title("African Union Mission Leaves Base", "4 May 2021") == "African Union Mission Leaves Base"


@pytest.mark.parametrize(
    "menu", ["News   World   Roads   Subscribe", "News\tWorld\tRoads", "☰ Menu  Local  World  Sport -1°C"]
)
def test_a_row_of_entries_is_a_menu(menu):
    assert title(menu, "Pass shut after landslide") == "Pass shut after landslide"


def test_two_blanks_in_a_headline_make_no_menu():
    assert title("Pass shut  after the landslide of Sunday night") == "Pass shut  after the landslide of Sunday night"


def test_a_kicker_and_the_name_of_the_outlet_are_no_part_of_the_headline():
    assert title("Opinion | Why a shut pass is no help") == "Why a shut pass is no help"
    assert title("Pass shut after landslide | Thimphu Courier") == "Pass shut after landslide"


def test_a_month_dates_an_issue_and_a_day_is_firmer():
    _, page = head("Himalaya Institute | Brief No. 12 | May 2021", "Pass shut after landslide")
    assert (str(page.published.earliest), str(page.published.latest)) == ("2021-05-01", "2021-05-31")
    _, page = head("Himalaya Institute | Brief No. 12 | May 2021", "Pass shut after landslide", "4 May 2021")
    assert str(page.published.earliest) == "2021-05-04"


def test_one_date_below_a_line_about_the_author_is_that_of_the_page():
    _, page = head("Why a shut pass is no help", "Pema Wangdi is a retired surveyor of roads.", "4 May 2021")
    assert str(page.published.earliest) == "2021-05-04"


@pytest.mark.parametrize(
    "line",
    [
        "No. 12,044. Late City Edition. Saturday 9 May 1970. Price 5d.",
        "Vol. 3. No. 4. Thimphu, May 2021.",
        "Issue 12. Price: Nu 20.",
    ],
)
def test_issue_date_and_price_in_sentences_are_an_imprint(line):
    assert is_imprint(line)
    assert title("THE THIMPHU COURIER", line, "Pass shut after landslide") == "Pass shut after landslide"


@pytest.mark.parametrize(
    "line", ["Troops Shut Pass. Government Silent.", "Monday. Rain.", "The pass is shut. It snowed."]
)
def test_sentences_are_no_imprint(line):
    assert not is_imprint(line)


def test_a_motto_and_a_notice_beside_the_issue_are_no_headlines():
    above = ("THE VALLEY LETTER", "A weekly letter on mountain roads", "Issue 12 | 4 May 2021 | Please do not forward")
    text, page = head(*above, "Four days of snow")
    assert page.title
    assert text[page.title.start : page.title.end] == "Four days of snow"
    assert (page.publisher, str(page.published.earliest)) == ("The Valley Letter", "2021-05-04")


def test_after_a_slogan_the_next_line_about_the_body_is_the_headline():
    lines = (
        "The truth and nothing else",
        "BHUTAN SHUTS A PASS",
        "Roads department waits for the landslide to be cleared",
    )
    assert title(*lines) == "BHUTAN SHUTS A PASS"
