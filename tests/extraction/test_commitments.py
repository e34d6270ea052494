"""Commitments as an analyst reads them: who is bound to what, towards whom, and under which condition."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extraction import Extractor
from standoff.extraction.commitments import COMPONENT
from standoff.model import Commitment
from tests.extraction.reading import document, extract


def only(text: str) -> Commitment:
    """The one commitment of a text."""
    found = extract(text).commitments
    assert len(found) == 1, [(c.type, c.consequence.text, c.rule) for c in found]
    return found[0]


def test_a_threat_has_issuer_addressee_condition_and_consequence():
    found = only("Serbia will close the bridge if Kosovo sends its police there, the Serbian government said.")
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("threat", ("SRB",), ("XKX",))
    assert found.condition is not None
    assert found.condition.text == "if Kosovo sends its police there"
    assert found.consequence.text == "Serbia will close the bridge"
    assert not found.negative
    assert not found.hedged


def test_the_words_of_a_commitment_are_those_of_the_text():
    text = "Serbia will close the bridge if Kosovo sends its police there, the Serbian government said."
    found = only(text)
    for span in (found.condition, found.consequence):
        assert span is not None
        assert text[span.start : span.end] == span.text


def test_unless_is_a_negative_condition():
    found = only("Egypt threatened to stop the ferries unless Sudan pays its debts.")
    assert (found.type, found.negative, found.addressee_countries) == ("threat", True, ("SDN",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru promised to free the sailors if Chile dropped its charges.", "promise"),
        ("Peru will reopen the port if Chile frees the sailors, the Peruvian foreign ministry said.", "promise"),
        ("Peru may review its ban if Chile frees the sailors, the Peruvian foreign ministry said.", "policy"),
        ("The sinking of a ferry would be a red line for Peru, its president said.", "red line"),
        ("Peru would not tolerate any further raids on its villages, its president said.", "red line"),
        ("Peru threatened Chile with sanctions.", "threat"),
        ("Peru warned Chile against moving its army.", "threat"),
        ("Peru warned Chile to withdraw its survey ship.", "demand"),
        ("Peru gave Chile an ultimatum to withdraw its survey ship.", "ultimatum"),
    ],
)
def test_types(text, kind):
    assert only(text).type == kind


def test_protecting_ones_own_interests_is_no_promise():
    found = only("Unless the ban is lifted, Iran will defend its interests, the Iranian foreign ministry said.")
    assert found.type == "threat"


def test_may_and_consider_are_hedged():
    assert only("Japan may recall its envoy if China widens its ban, the Japanese government said.").hedged


def test_who_suffers_is_the_addressee():
    found = only("Iran warned that Iraq would face consequences if the shelling went on.")
    assert (found.issuer_countries, found.addressee_countries) == (("IRN",), ("IRQ",))


def test_an_answer_in_ones_own_words_needs_no_if():
    found = only("“We will retaliate,” the Turkish foreign minister said.")
    assert (found.type, found.issuer_countries, found.condition) == ("threat", ("TUR",), None)


def test_what_is_answered_is_the_condition():
    found = only("Uganda will answer the raids on its villages, the Ugandan army said.")
    assert found.condition is not None
    assert found.condition.text == "the raids on its villages"


def test_looking_on_negated_is_a_threat():
    found = only("Ethiopia would not stand idly by if Eritrea closed the road, the Ethiopian government said.")
    assert (found.type, found.addressee_countries) == ("threat", ("ERI",))


def test_who_is_addressed_carries_over():
    first, second = extract(
        "Chad threatened to expel the Libyan envoy. “We will retaliate,” the Chadian foreign minister said."
    ).commitments
    assert first.addressee_countries == ("LBY",)
    assert second.addressee_countries == ("LBY",)


def test_a_plainly_announced_deed_is_kept():
    found = only("Togo said that it would close its northern crossing.")
    assert (found.issuer_countries, found.condition, found.rule) == (("TGO",), None, "cue.announce")


@pytest.mark.parametrize(
    "text",
    [
        "Analysts warned that Niger would attack Mali if the talks failed.",
        "Shares in Lagos will fall if the quarrel goes on, traders said.",
        "Benin asked if Togo had moved its army.",
        "Benin called on Togo to withdraw.",
        "Benin said that it had closed the road.",
        "Benin would have answered if it had been attacked, a former minister said.",
        "Rain threatened to spoil the parade in Cotonou.",
        "Benin's defence minister said that Togo would attack Ghana if nobody stopped it.",
        "Benin did not threaten to close the road.",
        "Benin will take the necessary measures, its government said.",
        "France warned of a Russian attack.",
        "The ministry warned drivers against using the bridge.",
    ],
)
def test_predictions_requests_and_reports_bind_nobody(text):
    assert extract(text).commitments == ()


def test_what_the_article_itself_supposes_is_a_hedged_policy():
    found = only("If China blocked the boats, Vietnam might ask India for escorts.")
    assert (found.type, found.hedged, found.issuer_countries) == ("policy", True, ("VNM",))


def test_a_deadline_is_taken_from_the_words():
    found = only("On 3 May 2021 Niger ordered the Belgian envoy to leave by 6 May 2021.")
    assert found.type == "ultimatum"
    assert found.deadline is not None
    assert str(found.deadline.latest) == "2021-05-06"


def test_ids_are_unique_within_a_text():
    text = (
        "Peru will close the road if Chile moves its army, the Peruvian army said. "
        "Peru will close the road if Chile moves its army, the Peruvian army said."
    )
    ids = [c.id for c in extract(text).commitments]
    assert len(ids) == len(set(ids)) == 2


WORDS = st.sampled_from(
    "if unless should ultimatum threatened warned vowed would will not Peru Chile to against with withdraw its troops "
    "red line any attack , . “ ” ; that within 48 hours ready when until in return for the a treaty must defend each "
    "other 🙂 \n \u200f".split(" ")
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=40))
def test_any_order_of_its_words_gives_spans_inside_the_text(words):
    text = " ".join(words)
    made = Extractor().extract(document(text))
    assert not [f for f in made.failures if f.component == COMPONENT.name]
    ids = [c.id for c in made.commitments]
    assert len(ids) == len(set(ids))
    for found in made.commitments:
        assert 0 <= found.start < found.end <= len(text)
        for span in (found.condition, found.consequence):
            if span is not None:
                assert found.start <= span.start < span.end <= found.end
                assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian government did not say whether it would drop its claim to the Chilean island.",
        "Peru would not say whether it would attack Chile.",
        "Peru refused to say if it would strike Chile.",
        "Peru did not say it would attack Chile.",
        "Peru denied that it would attack Chile.",
        "Peru did not say how it would respond to Chile.",
        "The Peruvian army chief said his government would not say whether it would answer the Chilean raids.",
        "Peru promised to issue a statement by Monday.",
        "Peru said it would answer the Chilean request in due course.",
        "The vote on the Chilean bill will be held by Friday, the Peruvian government said.",
    ],
)
def test_questions_denials_and_mere_words_bind_nobody(text):
    assert extract(text).commitments == ()


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile agreed that they would practise hunting submarines.",
        "Peru vowed to practise hunting submarines with Chile if Ecuador sent ships.",
    ],
)
def test_exercises_are_no_threats(text):
    assert only(text).type == "policy"


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("South Korea told Reuters it would retaliate if its ships were attacked.", ()),
        ("Peru called on the United Nations and said it would retaliate if its ships were hit.", ()),
        ("Peru said it would close the port unless the United Nations Security Council acted.", ()),
        ("Iran told the Security Council that it would retaliate.", ()),
        ("Peru vowed to retaliate against the raids, which Qatar had called a crime.", ()),
        (
            "Russia will answer Japan's decision to join the friends of the Kyiv government, "
            "the Russian foreign ministry said.",
            ("JPN",),
        ),
    ],
)
def test_bystanders_and_listeners_are_not_addressed(text, addressee):
    assert only(text).addressee_countries == addressee


def test_who_is_quoted_issues_what_the_quotation_says():
    found = only(
        "Serbia accused Kosovo of a raid. Kosovo's minister wrote that his country had arrested Serbian men and added, "
        '"We want peace, but we will defend ourselves."'
    )
    assert (found.issuer_countries, found.addressee_countries) == (("XKX",), ("SRB",))


@pytest.mark.parametrize(
    "text",
    [
        "Any attempt to divert the river will be considered an act of war, the Peruvian government said.",
        "Any intervention in Peru would be a declaration of war, the Peruvian foreign minister said.",
        "Any attempt to close the port would amount to an act of war, the Peruvian foreign minister said.",
        "Peru's president said that it would protect its people in Chile if there is no other way.",
    ],
)
def test_threats_that_name_no_deed(text):
    assert (only(text).type, only(text).issuer_countries) == ("threat", ("PER",))


def test_raids_that_stop_only_when_something_happens_are_a_promise():
    found = only("Peru said its attacks would stop only when Chile lifted its blockade.")
    assert (found.type, found.consequence.text, found.negative) == ("promise", "its attacks would stop", False)
    assert found.condition is not None
    assert found.condition.text == "only when Chile lifted its blockade"
    assert extract("Peru said that Chilean attacks would stop only when Chile ran out of shells.").commitments == ()


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Peru gave Chile a week to free the sailors.", True),
        ("Chile was given 48 hours by Peru to free the sailors.", True),
        ("Peru has given Chile until Friday to free the sailors.", True),
        ("Peru gave Chile an ultimatum to free the sailors.", False),
    ],
)
def test_a_term_makes_an_ultimatum(text, due):
    found = only(text)
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("ultimatum", ("PER",), ("CHL",))
    assert found.consequence.text == "to free the sailors"
    assert (found.deadline is not None) == due


@pytest.mark.parametrize(
    ("text", "addressee", "consequence"),
    [
        (
            "Peru said Chile would face a crushing response, and threatened to strike Arica should the raids go on.",
            ("CHL",),
            "to strike Arica",
        ),
        (
            "Peru warned that Chile would face a response, and threatened to strike Bolivia should it join the war.",
            ("BOL",),
            "to strike Bolivia",
        ),
    ],
)
def test_a_second_threat_is_not_swallowed_by_the_first(text, addressee, consequence):
    found = [c for c in extract(text).commitments if c.condition is not None]
    assert [(c.addressee_countries, c.consequence.text) for c in found] == [(addressee, consequence)]


@pytest.mark.parametrize(
    ("text", "consequence"),
    [
        ('Missiles in Ecuador "must be a red line" for Peru, its minister said.', '"must be a red line" for Peru'),
        ("Missiles in Ecuador “must be a red line” for Peru, its minister said.", "“must be a red line” for Peru"),
        ('Any landing would be "a red line for us", Peru\'s president said.', 'would be "a red line for us"'),
    ],
)
def test_quotation_marks_are_taken_along_in_pairs(text, consequence):
    assert only(text).consequence.text == consequence


@pytest.mark.parametrize(
    "text",
    [
        "Neither Peru nor Chile has said that it would leave the council.",
        "A war would not stop at Chad's borders, the Sudanese minister warned.",
    ],
)
def test_what_nobody_undertook_binds_nobody(text):
    assert extract(text).commitments == ()
