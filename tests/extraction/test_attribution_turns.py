"""Speech that the layout shows: transcripts, interviews, lines with a dash; and labels that are no speakers."""

import pytest

from tests.extraction.test_attribution import attributions, content, find, speaker

BRIEFING = """Briefing on the strait

Lima, 3 August 2021

SPOKESWOMAN: Good morning. Our boats have turned back. They are safe.

QUESTION: Chile says that Peru fired first.

SPOKESWOMAN: That is untrue. If one more boat crosses, we will stop it.

The line has stood since 1952.

QUESTION: Will you go to the court?

SPOKESWOMAN: We shall see.

The hall emptied soon.
"""


def test_a_label_speaks_until_the_end_of_its_paragraph_over_all_sentences():
    one = find(BRIEFING, "Our boats have turned back")
    assert content(BRIEFING, one) == "Good morning. Our boats have turned back. They are safe."
    assert (one.type, speaker(one), one.speaker_countries) == ("direct", "SPOKESWOMAN", ("PER",))


def test_an_answer_goes_on_below_until_the_next_label():
    assert speaker(find(BRIEFING, "The line has stood")) == "SPOKESWOMAN"


def test_what_stands_behind_the_last_answer_is_the_papers_own():
    assert not [a for a in attributions(BRIEFING) if "The hall emptied" in content(BRIEFING, a)]


def test_a_question_asks_even_without_a_mark():
    (asked,) = [a for a in attributions(BRIEFING) if content(BRIEFING, a).startswith("Chile says that")]
    assert (asked.act, speaker(asked)) == ("ask", "QUESTION")


def test_a_label_is_no_part_of_the_name_of_who_is_reported_behind_it():
    text = BRIEFING.replace("That is untrue.", "Chile’s foreign minister, Luis Rojas, said that it was over.")
    assert find(text, "it was over").speaker_countries == ("CHL",)


def test_an_interviewer_is_whose_turns_mostly_end_in_question_marks():
    text = (
        "Ruiz: Was the raid lawful?\n\nSalas: No. The treaty bars it.\n\nRuiz: Your own navy took part.\n\n"
        "Salas: It did not.\n\nRuiz: Who did?\n\nSalas: Nobody knows."
    )
    acts = {content(text, a): a.act for a in attributions(text)}
    assert acts["Your own navy took part."] == "ask"
    assert acts["No. The treaty bars it."] == "say"


def test_a_line_with_a_dash_is_direct_speech_of_whoever_is_named_behind_it():
    speech = "– If the cable is cut again, we must answer faster, said Prime Minister Mette Frederiksen."
    text = f"Denmark sent a ship.\n\n{speech}\n"
    one = find(text, "we must answer faster")
    assert (one.type, one.speaker_countries) == ("direct", ("DNK",))
    assert content(text, one) == "If the cable is cut again, we must answer faster"


@pytest.mark.parametrize(
    "label",
    [
        "LIMA",
        "NEW DELHI",
        "EASTERN CHAD",
        "FLASH 0142 GMT 12 Jan 2024",
        "Blasts near Isfahan",
        "LIVE Chad coup",
        "Lima",
    ],
)
def test_places_hours_and_topics_before_a_colon_are_no_speakers(label):
    text = f"The harbour\n\n{label}: The fleet has left the harbour and the town is quiet."
    assert attributions(text) == ()


@pytest.mark.parametrize("label", ["Coast guard", "Ministry of Defence", "President"])
def test_bodies_and_offices_before_a_colon_are_speakers(label):
    (one,) = attributions(f"{label}: The fleet has left the harbour and the town is quiet.")
    assert speaker(one) == label
