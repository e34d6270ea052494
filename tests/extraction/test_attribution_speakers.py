"""Whom "it said", "the statement said" and "Sir Alan said" mean: whoever spoke, never whoever was only spoken of."""

import pytest

from tests.extraction.test_attribution import attributions, content, find, speaker


def countries(text: str, words: str) -> tuple[str, ...]:
    return find(text, words).speaker_countries


def test_it_that_speaks_is_the_body_that_spoke_in_the_sentence_before():
    text = "Peru’s foreign ministry accused Chile of moving the fence. It said Santiago would have to pay for it."
    assert countries(text, "would have to pay") == ("PER",)


def test_it_is_not_the_state_inside_its_own_words():
    text = (
        "According to a paper released by Peru’s navy, ten boats crossed the line. "
        "There were still four Chilean patrol boats in the bay, it said."
    )
    assert countries(text, "four Chilean patrol boats") == ("PER",)


def test_it_is_unknown_where_only_the_words_of_somebody_else_name_a_thing():
    text = "An old fisherman said that Chile had moved the fence. It said nothing had changed."
    assert countries(text, "nothing had changed") == ()


def test_it_goes_on_from_the_subject_of_its_own_sentence():
    text = "Peru’s navy tells it another way: Chilean boats cut the nets, it says."
    assert countries(text, "cut the nets") == ("PER",)


@pytest.mark.parametrize("noun", ["statement", "note", "communiqué"])
def test_a_document_speaks_for_whoever_issued_it(noun):
    text = (
        f"Peru’s navy said in a {noun} that the raid answered the loss of a boat. "
        f"“If the Chilean side sails again, it will meet our guns,” the {noun} said."
    )
    assert countries(text, "will meet our guns") == ("PER",)


def test_a_document_that_somebody_published_is_theirs():
    text = "Peru’s navy published a report on Monday. Chile had moved the fence, the report said."
    assert countries(text, "had moved the fence") == ("PER",)


def test_a_statement_of_unknown_origin_is_nobodys():
    text = "Chile’s fleet sailed at dawn. “The fleet will be sunk,” the statement said."
    assert countries(text, "will be sunk") == ()


def test_the_empty_it_of_a_passive_says_nothing_itself():
    text = "Chile must take its boats away. Otherwise the patrols will go on, it was stressed."
    one = find(text, "Otherwise the patrols")
    assert (one.speaker, one.speaker_countries) == (None, ())


def test_what_was_stressed_is_on_the_word_of_the_body_that_spoke_before():
    text = "Peru’s navy stated that Chile must take its boats away. Otherwise the patrols will go on, it was stressed."
    assert countries(text, "Otherwise the patrols") == ("PER",)


def test_a_part_of_a_body_speaks_for_it():
    assert countries("Ten sailors are missing, the Peruvian navy’s media wing says.", "Ten sailors") == ("PER",)


def test_a_stranger_who_is_nearer_is_he():
    text = (
        "“The pass is ours,” said Peru’s defence minister, Ana Ruiz’s brother Luis Ruiz. "
        "In the yard a conscript told me that he would stay. “They will come back,” he said."
    )
    assert countries(text, "They will come back") == ()


def test_an_unknown_name_before_he_is_not_somebody_known_from_further_up():
    text = (
        "Chile’s president, Luis Rojas, rang the palace. Mr Quispe flew to the island. "
        "“We will never be cowed,” he told the crew."
    )
    assert countries(text, "never be cowed") == ()


def test_a_knight_is_called_by_his_given_name():
    text = "Britain’s envoy, Sir Alan Reed, met the French premier. “The answer is no,” Sir Alan said."
    assert countries(text, "The answer is no") == ("GBR",)


def test_a_knight_whom_nobody_introduced_is_nobodys():
    text = "The French premier, Sir Alan and the consul met. “The answer is no,” Sir Alan said."
    assert countries(text, "The answer is no") == ()


def test_a_spokesman_of_a_junta_is_the_one_named_behind_it():
    text = "A spokesman for Mali’s junta, Ali Traoré, said that the road would be shut."
    one = find(text, "the road would be shut")
    assert (one.speaker_entity, one.speaker_countries) == ("MLI/ali-traore", ("MLI",))


def test_the_people_of_a_rebel_group_are_not_those_of_the_state_they_fight():
    text = "A spokesman for Hezbollah, Karim Haddad, said that the rockets could reach the port."
    one = find(text, "could reach the port")
    assert (one.speaker_entity, one.speaker_countries) == ("HEZB/karim-haddad", ("LBN",))


def test_what_stands_before_a_semicolon_is_not_said_by_whoever_is_quoted_behind_it():
    text = "Lima kept its distance; “Peru will honour the treaty,” its envoy said."
    one = find(text, "Peru will honour")
    assert (one.type, content(text, one)) == ("direct", "Peru will honour the treaty,")


def test_what_stands_behind_the_semicolon_of_a_report_is_the_papers_own():
    text = "Ten men died in the raid, the Peruvian navy said; six others were hurt."
    assert content(text, find(text, "Ten men died")) == "Ten men died in the raid"


def test_somebody_whom_an_agency_quotes_is_the_speaker():
    text = "Peru’s president, Luis Rojas, was calm. “We must not quarrel,” the news agency quoted him as saying."
    assert countries(text, "We must not quarrel") == ("PER",)


def test_a_report_inside_a_relative_clause_keeps_its_own_words():
    text = "Lima, which in May said that the fence had been moved, has sent a second frigate."
    assert content(text, find(text, "the fence had been moved")) == "that the fence had been moved"


def test_a_counterpart_is_of_the_state_that_is_named_not_of_the_one_he_faces():
    text = "Chile’s minister wrote to Ana Palacio, his Peruvian counterpart. “We stay,” Ms Palacio said."
    assert countries(text, "We stay") == ("PER",)


def test_the_group_is_the_armed_group_named_last():
    text = "Hezbollah fired rockets at the port. The group said that it would fire again."
    one = find(text, "it would fire again")
    assert (one.speaker_entity, one.speaker_countries) == ("HEZB", ("LBN",))


def test_the_group_is_nobody_where_another_body_was_named_since():
    text = "Hezbollah fired rockets at the port. Amnesty International counted the dead. The group said that nine died."
    assert countries(text, "nine died") == ()


def test_the_government_is_not_the_council_of_the_rebels_named_before():
    text = "A member of Hezbollah’s political council spoke. The government denied that it had fallen."
    assert countries(text, "it had fallen") == ()


def test_the_media_of_a_state_speak_for_it_and_a_paper_does_not():
    assert countries("Peruvian state television said that ten men died.", "ten men died") == ("PER",)
    assert countries("A Peruvian newspaper said that ten men died.", "ten men died") == ()


def test_a_province_is_no_government():
    text = "Sudan shut the road in Kassala state. Ethiopia sent men. The government said that the road was safe."
    assert countries(text, "the road was safe") == ()


def test_a_stranger_who_spoke_in_the_sentence_before_is_he():
    text = (
        "“We stay,” said Peru’s president, Luis Rojas. A skipper told us: “It was close.” He said that he was afraid."
    )
    assert countries(text, "he was afraid") == ()


def test_the_head_of_state_is_no_head_of_something_else():
    text = "The head of Chilean diplomacy, Luis Rojas, denied it. “Every act will be answered,” said the head of state."
    assert countries(text, "Every act will be answered") == ()


def test_a_spokesman_in_a_capital_is_not_the_one_of_another_state():
    text = (
        "A military spokesman of Chile said that nothing had happened. Peru sent boats. "
        "“The fleet is ready,” the military spokesman said in Lima."
    )
    assert countries(text, "The fleet is ready") != ("CHL",)


def test_a_ministry_of_unknown_state_stands_between():
    text = (
        "Chile’s foreign ministry denied it and Peru did too. A senior Defence Ministry official was worried. "
        "According to the ministry, a destroyer was seen."
    )
    assert countries(text, "a destroyer was seen") == ()


def test_the_army_is_the_military_that_was_named():
    text = "Peru’s military said that it had fired. Chile denied it. The army declined to say that more would follow."
    assert countries(text, "more would follow") == ("PER",)


def test_what_is_said_in_a_message_is_no_relative_clause_of_it():
    text = "Hezbollah fired rockets. The movement said in a message that Chilean mercenaries had fled."
    one = find(text, "mercenaries had fled")
    assert (speaker(one), one.speaker_countries) == ("The movement", ("LBN",))


def test_a_relative_clause_of_a_message_stays_one():
    text = "Ten men died, Hezbollah said in a message that it posted on Monday."
    assert not [a for a in attributions(text) if content(text, a).startswith("that it posted")]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Peruvian navy stands ready to sail on, a spokesman said.", "stands ready", ("PER",)),
        ("Chad’s police would not answer the letter, a spokeswoman added on Friday.", "would not", ("TCD",)),
        ("Peru’s foreign minister, Ana Ruiz, left. A member of his team said Chile would wait.", "would wait", ()),
        ("President Ilham Aliyev left. A member of his delegation said Armenia would wait.", "would wait", ("AZE",)),
        ("Naftogaz said on Monday that the pumps had stopped.", "the pumps", ("UKR",)),
    ],
)
def test_who_speaks_for_a_body_that_is_told_of_or_for_somebody(text, words, expected):
    assert countries(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Peruvian navy had been shelled twice, a spokesman said.", "shelled twice"),
        ("The Peruvian navy had hidden the report, a spokesman for the farmers said.", "hidden the report"),
    ],
)
def test_a_spokesman_of_others_may_tell_of_a_body(text, words):
    assert countries(text, words) == ()
