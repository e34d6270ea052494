import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extraction import Extractor
from standoff.extraction.names import slug
from tests.extraction.reading import document, extract, mention


@pytest.mark.parametrize(
    ("text", "words", "country", "use"),
    [
        ("Lima rejected the offer.", "Lima", "PER", "actor"),
        ("The envoys met in Lima.", "Lima", "PER", "place"),
        ("The envoys flew to Lima.", "Lima", "PER", "place"),
        ("Nobody listened to Lima.", "Lima", "PER", "actor"),
        ("The Peruvian navy sailed.", "Peruvian", "PER", "modifier"),
        ("The alliance of Norway and Sweden held.", "Sweden", "SWE", "actor"),
    ],
)
def test_a_capital_acts_or_is_a_place_by_context(text, words, country, use):
    found = mention(text, words)
    assert (found.country, found.use) == (country, use)


@pytest.mark.parametrize(
    ("text", "words", "entity", "countries"),
    [
        ("Norway's foreign ministry protested.", "Norway's foreign ministry", "NOR/foreign-ministry", ("NOR",)),
        ("The ministry of defence of Chad protested.", "ministry of defence of", None, None),
        ("US and Polish officials met.", "US and Polish officials", "USA/officials", ("USA", "POL")),
        ("Peruvian troops crossed the river.", "Peruvian troops", "PER/forces", ("PER",)),
        ("The officials in Lima refused.", "officials", "PER/officials", ("PER",)),
        ("The ambassador to Lima was recalled.", "ambassador", None, None),
    ],
)
def test_a_role_noun_belongs_to_whom_its_modifiers_name(text, words, entity, countries):
    found = mention(text, words)
    assert (found.entity if found else None) == entity
    if found:
        assert found.countries == countries


def test_a_person_is_introduced_once_and_known_by_surname_afterwards():
    text = (
        "Ana Quispe, a spokeswoman for Peru's foreign ministry, protested on Monday. The note was sharp. "
        "Quispe said more would follow. She gave no date."
    )
    full, short, she = mention(text, "Ana Quispe"), mention(text, "Quispe"), mention(text, "She")
    assert full.entity == short.entity == she.entity == "PER/ana-quispe"
    assert she.antecedent is not None


def test_family_names_come_first_where_they_do():
    text = "South Korea's deputy foreign minister, Park Min-ho, left on Monday. Park said nothing."
    assert mention(text, "Park").entity == "KOR/park-min-ho"


def test_given_names_stand_alone_where_a_fathers_name_follows():
    text = "Eritrea's information minister, Berhane Tesfay, left on Monday. Mr Berhane said nothing."
    assert mention(text, "Berhane").entity == "ERI/berhane-tesfay"


def test_office_holders_are_known_without_introduction():
    assert mention("Angela Merkel telephoned. Merkel was calm.", "Merkel").country == "DEU"


def test_she_passes_over_a_man():
    text = "Angela Merkel met Boris Johnson on Friday. She left early."
    assert mention(text, "She").country == "DEU"


def test_it_is_who_was_warned_in_what_he_was_warned_of():
    text = "Norway warned Russia of consequences if it sends its ships."
    assert mention(text, "it").country == "RUS"


def test_the_ministry_is_the_last_ministry():
    text = "Chad's defence ministry denied it. The ministry said the camp was empty."
    assert mention(text, "ministry").country == "TCD"


def test_both_sides_are_the_last_two():
    text = "Armenia met Georgia on Friday. Both sides were pleased."
    assert mention(text, "sides").countries == ("ARM", "GEO")


def test_a_bare_noun_stays_unknown():
    assert mention("The troops moved at night.", "troops") is None


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored.",
        "Paris Hilton arrived.",
        "The Washington Post had it first.",
        "Ships sank in the Indian Ocean.",
    ],
)
def test_part_of_another_name_is_no_state(text):
    assert all(m.country is None for m in extract(text).mentions)


def test_a_war_is_no_actor_but_names_its_state():
    assert mention("The Ukraine war goes on.", "Ukraine").use == "other"


@given(
    st.text(alphabet="abC ’'“”.,\n\u202eé🙂", max_size=120),
    st.sampled_from(["Lima", "the North", "U.S.", "Kim", "She"]),
)
@settings(max_examples=40)
def test_any_text_is_grounded_and_mentions_lie_inside_it(noise, name):
    text = f"{noise} {name} {noise}"
    found = Extractor().extract(document(text))
    assert found.failures == ()
    assert all(text[m.start : m.end] == m.text and m.start <= m.head < m.end for m in found.mentions)
    assert len({m.id for m in found.mentions}) == len(found.mentions)


@pytest.mark.parametrize(
    ("name", "made"), [("Võ Thị Sáu", "vo-thi-sau"), ("O'Neill, J.", "o-neill-j"), ("金", "unnamed")]
)
def test_names_become_plain_identifiers(name, made):
    assert slug(name) == made


def test_he_is_the_subject_of_the_sentence_before_whatever_describes_him():
    text = (
        "Norwegian president Lars Berg spoke at noon. Ivan Petrov, head of Sweden's military intelligence, warned of "
        "a raid. "
        "He gave no date."
    )
    assert mention(text, "He").entity == "SWE/ivan-petrov"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Chile said it had seized the islet that Peru had claimed.", "it", "CHL"),
        ("Chile protested. Peru said it had seized the islet.", "it", "PER"),
        ("Chile called on Peru to withdraw its forces.", "its", "PER"),
        # a thing that nobody is known by, between, is what is meant
        ("Chile protested. It called on Peru to release the ship and its crew.", "its", None),
        ("The Chilean navy came. The tanker was sailing north when boats surrounded it.", "it", None),
    ],
)
def test_it_is_who_says_so_or_who_is_asked_or_nobody(text, words, country):
    found = mention(text, words)
    assert (found.country if found else None) == country


def test_both_sides_are_not_two_that_act_together():
    text = "Chile and Peru condemned the raid. Oman urged both sides to wait."
    assert mention(text, "sides") is None


def test_a_defence_ministry_is_not_the_foreign_ministry_named_before():
    text = "Peru's foreign ministry protested. Chile has called up nobody, the defence ministry said."
    assert mention(text, "defence ministry") is None


def test_separatist_authorities_are_not_the_government():
    assert mention("The separatist authorities in Chad asked for help.", "authorities").entity == "TCD/rebels"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("President Macron warned Denmark.", "FRA/emmanuel-macron"),
        ("Chancellor Merz warned Denmark.", "DEU/friedrich-merz"),
        ("The Danish president Macron warned Norway.", "DNK/macron"),
    ],
)
def test_a_title_before_a_name_is_enough_unless_the_words_give_another_state(text, who):
    assert who in {m.entity for m in extract(text).mentions}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru's president met President Soto of Chile in Oslo. The president said that it was late.", "The president"),
        ("The Peruvian prime minister stayed at home. The minister said that it was late.", "The minister"),
    ],
)
def test_an_office_that_may_be_either_sides_is_nobodys(text, words):
    assert [m.country for m in extract(text).mentions if m.text == words and m.country] == []


def test_the_men_of_a_groups_spokesman_are_the_groups_however_he_is_named():
    """They were the state's forces as soon as he was named by surname, or stood in the table of offices."""
    text = "The Houthi spokesman, Ali Sow, left. Sow said that his troops had shelled a port."
    assert mention(text, "his troops").entity == "HOUTHI/forces"
    text = "Yahya Saree, the Houthi spokesman, left. Saree said that his troops had shelled a port."
    assert mention(text, "his troops").entity == "HOUTHI/forces"


@pytest.mark.parametrize(
    ("text", "identifier", "name", "kind"),
    [
        ("Peru's foreign minister Ana Quispe protested.", "PER/ana-quispe", "Ana Quispe", "person"),
        ("US President Joe Biden protested.", "USA/joe-biden", "Joe Biden", "person"),
        ("The Peruvian troops shelled a port.", "PER/forces", "Peru forces", "institution"),
        ("The Houthi troops shelled a port.", "HOUTHI/forces", "Houthis forces", "institution"),
    ],
)
def test_an_entity_is_named_after_whoever_it_is(text, identifier, name, kind):
    """A person told of by office first was an institution, "United States president", and rebels a state's forces."""
    found = {e.id: (e.name, e.type) for e in extract(text).entities}
    assert found[identifier] == (name, kind)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("French government spokesman Paul Martin denied it.", "FRA/paul-martin"),
        ("Peruvian navy chief Gordon Brown denied it.", "PER/gordon-brown"),
        ("Canadian Prime Minister Paul Martin denied it.", "CAN/paul-martin"),
    ],
)
def test_a_namesake_of_a_leader_is_of_the_state_that_the_text_gives(text, entity):
    assert entity in {m.entity for m in extract(text).mentions}


def test_whoever_is_named_behind_a_government_is_not_its_own():
    found = extract("He handed the Finnish government Okafor's list. Okafor said that it was long.").mentions
    assert {m.entity for m in found} == {"FIN", "FIN/government"}


def test_whoever_is_asked_is_not_who_asks():
    found = extract("The ambassador asked the Secretary of State, Alexander Haig, to wait.").mentions
    assert [m.text for m in found] == ["Alexander Haig"]


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("The Secretary-General of the UN flew home.", "Secretary-General", "UNO/secretary-general"),
        ("The NATO secretary general flew home.", "NATO secretary general", "NATO/secretary-general"),
        ("A Kenyan general flew home.", "Kenyan general", "KEN/forces"),
        ("The director general of the IAEA flew home.", "director general", "IAEA/director-general"),
    ],
)
def test_a_secretary_general_is_no_soldier(text, words, entity):
    assert mention(text, words).entity == entity


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Lao troops came.", "Lao troops", "LAO/forces"),
        ("The Kiwi prime minister came.", "Kiwi prime minister", "NZL/prime-minister"),
    ],
)
def test_an_ambiguous_adjective_before_an_office_is_a_states(text, words, entity):
    assert mention(text, words).entity == entity


def test_whose_belongs_to_whoever_the_clause_is_about():
    assert mention("Peru, whose navy sank a Chilean boat, denied it.", "whose navy").entity == "PER/navy"
    assert mention("A man whose army had lost met the French president.", "whose army") is None


def test_a_date_is_not_who_is_called_upon():
    found = extract("The Security Council called upon Belgium on 14 July to withdraw its troops.")
    assert mention("The Security Council called upon Belgium on 14 July to withdraw its troops.", "its").entity == "BEL"
    assert [e.actor_countries for e in found.events if e.type == "RETREAT"] == [("BEL",)]


def test_a_surname_of_several_words_is_known_by_the_full_name():
    text = "Ursula von der Leyen flew home. Von der Leyen said no, and von der Leyen left."
    assert [m.entity for m in extract(text).mentions] == ["EUR/ursula-von-der-leyen"] * 3


def test_states_in_capitals_are_known():
    found = extract("FRANCE has called its envoy home. The OMANI minister met NORTH KOREAN guards. The UNION met.")
    assert {m.country for m in found.mentions} == {"FRA", "OMN", "PRK"}


def test_a_leader_may_be_written_with_an_initial():
    found = extract("Secretary of State Antony J. Blinken flew home. Mr. Blinken said no.").mentions
    assert {m.entity for m in found if m.text != "Secretary of State"} == {"USA/antony-blinken"}


def test_an_adviser_is_of_the_state_of_whom_he_advises_and_an_envoy_is_not():
    assert mention("Ana Ruiz, an adviser to the Chadian president, said no.", "Ana Ruiz").country == "TCD"
    assert mention("Ana Ruiz, an envoy to the Chadian president, said no.", "Ana Ruiz").country is None


def test_of_bodies_that_are_called_alike_that_of_the_state_named_last_is_meant():
    told = "South Korea's military saw a launch. The Joint Chiefs of Staff gave no range. The White House said nothing."
    assert "KOR/jcs" in {m.entity for m in extract(told).mentions}
    told = "The White House saw a launch. The Joint Chiefs of Staff gave no range. South Korea's army said nothing."
    assert "USA/jcs" in {m.entity for m in extract(told).mentions}


def test_a_name_in_which_something_was_done_is_no_person_and_one_behind_an_office_is():
    assert not extract("The two armies exchanged fire in Prey Chan.").mentions
    told = extract("India's foreign secretary, Vikram Misri: talks are over. Misri blamed nobody.").mentions
    assert [m.entity for m in told if "Misri" in m.text] == ["IND/vikram-misri"] * 2


def test_the_army_of_another_paragraph_may_be_that_of_whoever_acted_since():
    told = (
        "Kagame denied that Rwanda's army was there.\n\nBritain held back aid. Congo called up men. Germany left.\n\n"
        "A governor was shot, according to the army."
    )
    assert [m.entity for m in extract(told).mentions if m.text.endswith("army")] == ["RWA/army"]


def test_the_republic_of_a_name_is_what_it_is_called():
    told = (
        "The president of the former Soviet republic of Georgia met the premier of the former French colony of Niger."
    )
    assert {"GEO/president", "NER/premier"} <= {m.entity for m in extract(told).mentions}


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Tehran is defiant. The Supreme Leader ruled out talks with Washington.", "IRN/supreme-leader"),
        ("Qatar protested to Washington. The Emir spoke to the French president.", "QAT/emir"),
        ("Germany and France met. The chancellor said no.", "DEU/chancellor"),
    ],
)
def test_an_office_that_one_state_of_a_text_has_alone_is_its(text, entity):
    assert entity in {m.entity for m in extract(text).mentions}


def test_an_office_that_two_states_of_a_text_have_is_nobodys():
    assert {m.entity for m in extract("Germany and Britain met. The chancellor said no.").mentions} == {"DEU", "GBR"}


def test_an_ambassador_is_of_the_state_he_is_called_of_whatever_his_namesake_led():
    found = extract("The American ambassador in Buenos Aires, Raúl Castro, warned Argentina.").mentions
    assert {m.country for m in found if m.text in ("Raúl Castro", "American ambassador")} == {"USA"}


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("“We stay,” said Hagos Tesfay, Eritrea's defence minister. Mr Hagos left.", "Hagos left", "ERI/hagos-tesfay"),
        ("Ana Ruiz, Peru's premier, left. The opposition mocked her. “Not I,” she replied.", "she", "PER/ana-ruiz"),
        ("Luis Rey, Peru's premier, left. A member of his team stayed.", "his team", "PER/citizens"),
        ("In 2014 President Obama declined.", "President", "USA/barack-obama"),
        ("Ana Ruiz, Peru's foreign minister, left. The ministry said why.", "ministry", "PER/government"),
    ],
)
def test_who_is_meant_by_a_short_word_for_somebody_named_before(text, words, entity):
    assert mention(text, words.split()[0] if words == "Hagos left" else words).entity == entity


def test_a_surname_is_not_a_given_name_where_people_have_surnames():
    assert mention("“We stay,” said Ana Ruiz, Peru's premier. Mr Ana left.", "Ana left") is None
