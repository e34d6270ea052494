"""Who says what: direct, mixed and indirect, before, behind and around the words."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extraction import Extractor
from standoff.extraction.attribution import COMPONENT
from standoff.extraction.component import Annotations
from standoff.extraction.parse import parse
from standoff.extraction.pipeline import PIPELINE
from standoff.lexicons import default_resources
from standoff.model import Attribution, Published
from tests.extraction.reading import document, extract

UNTIL = PIPELINE[: PIPELINE.index(COMPONENT) + 1]
EXTRACTOR = Extractor(pipeline=UNTIL)


def attributions(text: str) -> tuple[Attribution, ...]:
    found = EXTRACTOR.extract(document(text))
    assert found.failures == ()
    return found.attributions


def annotated(text: str) -> Annotations:
    """Annotations after attribution, scratch and all."""
    given_document = document(text)
    annotations = Annotations(parse(given_document))
    for component in UNTIL:
        result = component.run(given_document, annotations, default_resources())
        if component.assigns != "published":
            setattr(annotations, component.assigns, tuple(result))
    return annotations


def content(text: str, one: Attribution) -> str:
    return " // ".join(text[s.start : s.end] for s in one.content)


def find(text: str, words: str) -> Attribution:
    """The shortest attribution whose content holds these words."""
    found = [a for a in attributions(text) if words in content(text, a)]
    assert found, [content(text, a) for a in attributions(text)]
    return min(found, key=lambda a: len(content(text, a)))


def speaker(one: Attribution) -> str | None:
    return one.speaker.text if one.speaker else None


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("“The strait stays open,” Norway’s admiral said.", "Norway’s admiral", "said"),
        ("“The strait stays open,” said Norway’s admiral, a former diver.", "Norway’s admiral, a former diver", "said"),
        ("“The strait stays open”, Norway’s admiral said on Monday.", "Norway’s admiral", "said"),
        ("Norway’s admiral said: “The strait stays open.”", "Norway’s admiral", "said"),
        ("Norway’s admiral told reporters in Oslo, “The strait stays open.”", "Norway’s admiral", "told"),
        ("‘The strait stays open,’ Norway’s admiral warned.", "Norway’s admiral", "warned"),
        ('"The strait stays open," Norway\'s admiral wrote.', "Norway's admiral", "wrote"),
        ("“The strait stays open,” the admiral shrugged.", "the admiral", "shrugged"),
    ],
)
def test_direct_speech_has_its_speaker_before_or_behind(text, who, cue):
    one = find(text, "The strait stays open")
    assert one.type == "direct"
    assert (speaker(one), one.cue.text) == (who, cue)


def test_a_verb_that_is_in_no_list_reports_when_it_stands_right_behind_the_words():
    one = find("“The strait will stay open,” the admiral beamed.", "The strait")
    assert (speaker(one), one.rule) == ("the admiral", "reporting.unlisted")


def test_a_cue_inside_the_sentence_leaves_one_utterance_in_two_pieces():
    text = "“The strait,” the admiral said, “will stay open.”"
    (one,) = attributions(text)
    assert content(text, one) == "The strait, // will stay open."
    assert one.type == "direct"


def test_what_goes_on_behind_a_full_stop_is_a_quotation_of_its_own_by_the_same_speaker():
    text = "“The strait is ours,” the admiral said. “Nobody will close it.”"
    first, second = attributions(text)
    assert content(text, second) == "Nobody will close it."
    assert second.rule == "quotation.continued"
    assert (first.continues, second.continues) == (None, first.id)
    assert speaker(second) == speaker(first) == "the admiral"


def test_quotations_continue_over_paragraphs():
    text = (
        "“The strait is ours,” the admiral said.\n"
        "“Nobody will close it.\n"
        "“We have told them so for years.”\n"
        "The mayor was silent."
    )
    found = [a for a in attributions(text) if a.type == "direct"]
    assert [speaker(a) for a in found] == ["the admiral"] * 3
    assert [a.continues for a in found] == [None, found[0].id, found[1].id]


def test_a_sentence_of_quotation_follows_the_sentence_that_names_the_speaker():
    text = "Erna Dahl dismissed the report. “It was written by fools.”"
    one = find(text, "written by fools")
    assert one.rule == "quotation.after-sentence"
    assert one.continues is None
    assert speaker(one) == "Erna Dahl"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Norway warned that Chad could face “hard times” if it sold the mine.",
            "that Chad could face “hard times” if it sold the mine",
            "Norway",
        ),
        ("Norway dismissed the report as “a fairy tale”.", "the report as “a fairy tale”", "Norway"),
        ("Norway called the mine “a hole full of promises”.", "the mine “a hole full of promises”", "Norway"),
        ("Norway voiced “deep unease” over the sale.", "“deep unease” over the sale", "Norway"),
        ("Norway accused Chad of “selling air”.", "Chad of “selling air”", "Norway"),
        ("Norway vowed to “keep watching” the mine.", "to “keep watching” the mine", "Norway"),
        ("The report is “full of holes”, Norway’s envoy said.", "The report is “full of holes”", "Norway’s envoy"),
    ],
)
def test_mixed_quotations_take_the_clause_or_phrase_with_them(text, words, who):
    one = find(text, words.split("“")[1].split("”")[0])
    assert content(text, one).rstrip(",") == words.rstrip(",")
    assert (one.type, speaker(one)) == ("mixed", who)


@pytest.mark.parametrize(
    ("text", "words", "who", "cue"),
    [
        ("Chad said that the mine was closed.", "that the mine was closed", "Chad", "said"),
        ("Chad said the mine was closed.", "the mine was closed", "Chad", "said"),
        ("The mine was closed, Chad said.", "The mine was closed", "Chad", "said"),
        (
            "Such mines, Norway’s envoy went on, will all be sealed.",
            "Such mines // will all be sealed",
            "Norway’s envoy",
            "went on",
        ),
        ("The mine, Chad said, was closed.", "The mine // was closed", "Chad", "said"),
        ("According to Chad, the mine was closed.", "the mine was closed", "Chad", "According to"),
        ("The mine was closed, according to Chad.", "The mine was closed", "Chad", "according to"),
        ("In Chad’s view, the mine was closed.", "the mine was closed", "Chad’s", "In Chad’s view"),
        ("As Chad put it, the mine was closed.", "the mine was closed", "Chad", "put it"),
        ("Chad told the envoys that the mine was closed.", "that the mine was closed", "Chad", "told"),
        ("Chad urged the envoys to leave.", "the envoys to leave", "Chad", "urged"),
        ("Chad warned miners against digging.", "digging", "Chad", "warned"),
        ("Chad vowed to reopen the mine.", "to reopen the mine", "Chad", "vowed"),
        ("Norway’s claim that its fleet sank surprised the envoys.", "that its fleet sank", "Norway’s", "claim"),
        ("The mine is said to have closed.", "The mine // to have closed", None, "said"),
        ("It was reported that the mine had closed.", "that the mine had closed", None, "reported"),
        (
            "Idriss Saleh was quoted as saying that the mine was closed.",
            "that the mine was closed",
            "Idriss Saleh",
            "saying",
        ),
    ],
)
def test_indirect_speech(text, words, who, cue):
    found = [a for a in attributions(text) if content(text, a) == words]
    assert found, [content(text, a) for a in attributions(text)]
    assert (found[0].type, speaker(found[0]), found[0].cue.text) == ("indirect", who, cue)


def test_coordinated_and_participial_cues_have_the_same_speaker():
    text = "Oslo noted that the mine was deep and added that it was old, saying it would be sealed."
    by_cue = {a.cue.text: a for a in attributions(text) if a.cue}
    assert {speaker(by_cue[c]) for c in ("noted", "added", "saying")} == {"Oslo"}
    assert content(text, by_cue["noted"]) == "that the mine was deep"
    assert content(text, by_cue["added"]) == "that it was old"


def test_the_neighbours_content_is_not_swallowed():
    text = "Chad said the mine was closed, and Norway said it was open."
    assert [content(text, a) for a in attributions(text)] == ["the mine was closed", "it was open"]


def test_speakers_in_company_have_all_their_countries():
    one = find("Finland and Estonia said that they would share the cost.", "share the cost")
    assert set(one.speaker_countries) == {"FIN", "EST"}
    assert one.speaker_entity is None


def test_an_unknown_speaker_stays_unknown():
    one = find("A passer-by said that the mine was closed.", "the mine was closed")
    assert (one.speaker_entity, one.speaker_countries) == (None, ())


def test_nested_speech_knows_its_parent():
    text = "The Fjord Courier reported that Norway’s envoy said the mine was closed."
    outer = find(text, "that Norway’s envoy said")
    inner = find(text, "the mine was closed")
    assert inner.parent == outer.id
    assert outer.parent is None


@pytest.mark.parametrize(
    ("text", "words", "act", "stance"),
    [
        ("Chad denied that it had sold the mine.", "sold the mine", "deny", "denies"),
        ("Chad dismissed reports of a sale.", "reports of a sale", "reject", "denies"),
        ("Chad could not confirm the sale.", "the sale", "say", "unconfirmed"),
        ("Chad declined to say whether the mine was sold.", "whether the mine", "say", "unconfirmed"),
        ("It was not possible to verify the sale.", "the sale", "say", "unconfirmed"),
        ("Chad did not deny that it had sold the mine.", "sold the mine", "deny", "unconfirmed"),
        ("Chad does not believe that the mine was sold.", "the mine was sold", "believe", "denies"),
        ("Chad threatened to sell the mine.", "to sell the mine", "threaten", "asserts"),
        ("Chad promised to sell the mine.", "to sell the mine", "promise", "asserts"),
        ("Chad demanded that the mine be sold.", "the mine be sold", "demand", "asserts"),
        ("Chad asked whether the mine was sold.", "whether the mine", "ask", "asserts"),
        ("Chad praised the sale of the mine.", "the sale of the mine", "praise", "asserts"),
    ],
)
def test_act_and_stance_come_from_the_cue(text, words, act, stance):
    one = find(text, words)
    assert (one.act, one.stance) == (act, stance)


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “free harbour” was shut.",
        "A café named “Europa” stayed open.",
        "They put up a sign reading “No entry” in three languages.",
        "He sang “Black Velvet Road” at the wedding.",
        "The mine was opened by the king in the '90s.",
    ],
)
def test_scare_quotes_names_and_signs_quote_nobody(text):
    assert [a for a in attributions(text) if a.type in ("direct", "mixed")] == []


def test_the_words_of_an_inner_thought_are_the_outer_speakers():
    text = "Norway’s envoy noted that donors fear “a hole without end”."
    inner = find(text, "a hole without end")
    assert inner.type == "indirect" or inner.parent is None


def test_a_headline_with_a_colon_names_its_speaker():
    one = find("Norway: mine will be sealed by June", "mine will be sealed")
    assert (speaker(one), one.rule) == ("Norway", "reporting.headline")


def test_first_person_pronouns_in_a_quotation_stand_for_its_speaker():
    text = "“We shall keep our boats there,” Norway’s foreign minister said. “I gave my word.”"
    annotations = annotated(text)
    for word in ("We", "our", "I", "my"):
        token = annotations.parse.word.index(word)
        assert annotations.actors.one(token).countries == ("NOR",), word


def test_the_index_gives_the_innermost_attribution_of_a_token():
    text = "The Fjord Courier reported that Norway’s envoy said the mine was closed. It rained."
    annotations = annotated(text)
    index = annotations.scratch["attribution"]
    words = annotations.parse.word
    assert index.of(words.index("mine")).cue.text == "said"
    assert index.of(words.index("envoy")).cue.text == "reported"
    assert index.of(words.index("rained")) is None
    assert [a.cue.text for a in index.made_by(words.index("said"))] == ["said"]


def test_what_somebody_merely_supports_is_not_said_on_their_word():
    annotations = annotated("Chad supports the sale of the mine.")
    assert annotations.scratch["attribution"].of(annotations.parse.word.index("sale")) is None
    assert [a.act for a in annotations.attributions] == ["agree"]


def test_a_speech_is_dated_by_its_own_clause():
    published = Published(date(2023, 5, 10), date(2023, 5, 10), basis="given")
    text = "Chad said on Monday that the mine would close on Friday."
    found = EXTRACTOR.extract(document(text, published=published))
    one = next(a for a in found.attributions if a.cue and a.cue.text == "said")
    monday = next((t for t in found.timexes if "Monday" in t.text), None)
    if monday is not None:
        assert one.when is not None
        assert (one.when.earliest, one.when.latest) == (monday.earliest, monday.latest)


@pytest.mark.parametrize(
    "text",
    [
        "he said “‘the mine was closed” ‘adding — ”adding",
        "? said ‘: he according to . \n\nand : \" — Norwayaccording to '''? ? called it Norway''",
        "",
        " \n ",
        "“",
        "”””",
        '""""',
        "‘’",
        "said",
        "“said",
        "according to",
        ":",
        "🙂 “🙂” said 🙂.",
    ],
)
def test_rubble_is_no_error(text):
    attributions(text)


PIECES = (
    "“|”|\"|‘|’|'|''|, |. |? |\n|\n\n|: | — |Norway|he |said |that |according to |adding |the mine was closed|"
    "called it |as |🙂|and |to go|\u202e|(|)"
).split("|")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=120)
def test_every_span_lies_inside_the_text_and_ids_are_unique(text):
    found = attributions(text)
    assert len({a.id for a in found}) == len(found)
    for one in found:
        spans = [*one.content, *([one.speaker] if one.speaker else []), *([one.cue] if one.cue else [])]
        assert one.content
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
        assert one.parent is None or one.parent in {a.id for a in found}


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz said the dam was sound; Okoro later reported that 900 homes were flooded, adding that 40 were lost.",
        "Ruiz said the dam was sound, while Okoro told a court that 900 homes were flooded, adding that 40 were lost.",
        "Ruiz said the dam was sound and Okoro reported that 900 homes were flooded, adding that 40 were lost.",
        "Ruiz said the dam was sound. “We saw 900 homes flooded,” Okoro said, adding that 40 were lost.",
    ],
)
def test_what_is_added_belongs_to_the_nearer_of_two_speakers(text):
    assert speaker(find(text, "40 were lost")) == "Okoro"
    assert speaker(find(text, "sound")) == "Ruiz"


def test_what_is_added_behind_speech_within_speech_belongs_to_the_outer_speaker():
    text = "Ruiz said that Okoro had counted 900 homes, adding that 40 were lost."
    assert speaker(find(text, "40 were lost")) == "Ruiz"


def test_the_reason_behind_a_quotation_is_the_speakers():
    text = "Ruiz said the plan was “a leap in the dark,” because nobody had seen the dam."
    assert content(text, find(text, "leap")).endswith("seen the dam")


def test_what_the_speaker_did_not_say_is_no_part_of_what_was_said():
    text = "Ruiz said that he would offer a boat but did not suggest that it would float."
    assert content(text, find(text, "offer a boat")) == "that he would offer a boat"


def test_a_title_behind_the_cue_is_no_further_piece_of_the_quotation():
    text = "“We all know how it ends,” Ruiz said, with a nod to her film, “The Long Winter”."
    assert content(text, find(text, "We all")) == "We all know how it ends,"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Norway denied a report saying that Peru bombed a village.", "Peru bombed a village", ()),
        ("Norway is investigating a letter alleging that Peru bombed a village.", "Peru bombed a village", ()),
        ("Norway studied a letter from Chile saying that Peru bombed a village.", "Peru bombed a village", ("CHL",)),
        ("Norway issued a statement saying that Peru bombed a village.", "Peru bombed a village", ("NOR",)),
    ],
)
def test_who_takes_in_what_others_wrote_does_not_say_it(text, words, who):
    assert find(text, words).speaker_countries == who


def test_marks_alone_are_no_words():
    assert not extract("'''''said ").attributions


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Geneva put the number of boats in the bay at about forty.",
            "at about",
            "the number of boats in the bay at about forty",
        ),
        (
            "The ferry, he told reporters, would sail, “but not for long”.",
            "would sail",
            "The ferry // would sail, “but not for long”",
        ),
        ("It would sail, he told reporters, “but not for long”.", "would sail", "It would sail // but not for long"),
        ("Quito will pay, its minister told reporters: the money is ready.", "will pay", "Quito will pay"),
        ("Quito will pay, its minister told reporters: the money is ready.", "ready", "the money is ready"),
        ("Lima waits: boats that stray “will be sunk”, its envoy said.", "stray", "boats that stray “will be sunk”"),
        ("For the Oslo analyst Kari Lund, the ferry sailed too late.", "too late", "the ferry sailed too late"),
        ("Chad’s stance is that the well is its own.", "the well", "that the well is its own"),
        ("Quito relies on a pact that Lima says never came into force.", "never", "never came into force"),
        ("At the port, where by Peruvian count nine men died, ferries sail.", "nine men", "nine men died"),
    ],
)
def test_where_words_begin_and_end_beside_their_cue(text, words, expected):
    assert content(text, find(text, words)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Geneva put the guards at the gate.",
        "The admiral put the number of boats at risk.",
        "For years the analyst Kari Lund lived in Oslo.",
        "For the analyst the raid was a surprise.",
    ],
)
def test_what_puts_nothing_into_words(text):
    assert not attributions(text)
