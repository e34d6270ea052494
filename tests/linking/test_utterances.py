"""Utterances: one statement in several wordings; like statements of different people stay apart."""

from standoff.linking.judging import Rulings
from standoff.linking.reading import read
from standoff.linking.utterances import longest_run, utterances
from standoff.linking.words import tokens
from tests.linking.builders import article

LONG = "Whoever lays a cable across our fishing grounds will find it cut before the winter storms are over"
SHORT = "a cable across our fishing grounds will be cut before the winter"
OTHER = "The harvest of plums was poor and the growers deserve relief from the treasury"


def said(name, words, *, day="2031-05-05", by="BOR", entity="~ana-kurvi", **more):
    draft = article(name, f"{words}, it was said.", day=day)
    draft.say(words, by=by, entity=entity, **more)
    return draft


def found(*drafts, decided=None):
    return [u.attributions for u in utterances([read(d.extraction()) for d in drafts], decided=decided or Rulings())]


def test_short_inside_long():
    assert len(found(said("a", LONG), said("b", SHORT), said("c", OTHER))) == 1


def test_spokeswoman_and_ministry():
    (group,) = found(said("a", LONG), said("b", SHORT, entity="BOR/foreign-ministry"))
    assert len(group) == 2


def test_different_persons_and_different_countries_stay_apart():
    assert found(said("a", LONG), said("b", LONG, entity="~igor-wagner")) == []
    assert found(said("a", LONG), said("b", LONG, by="SYL", entity="SYL")) == []


def test_unknown_speakers_share_nothing():
    assert found(said("a", LONG, by=None, entity=None), said("b", LONG, by=None, entity=None)) == []


def test_months_later_is_another_utterance():
    assert found(said("a", LONG), said("b", LONG, day="2031-09-05")) == []


def test_a_denial_is_not_what_it_denies():
    assert found(said("a", LONG), said("b", LONG, stance="denies")) == []


def test_two_quotations_of_one_article_are_two():
    draft = article("a", f"{LONG}. {SHORT}.", day="2031-05-05")
    draft.say(LONG, by="BOR", entity="BOR", type="direct")
    draft.say(SHORT, by="BOR", entity="BOR", type="direct")
    assert found(draft) == []


def test_analyst_splits_two_attributions():
    (pair,) = found(said("a", LONG), said("b", SHORT))
    assert found(said("a", LONG), said("b", SHORT), decided=Rulings(apart=frozenset({tuple(sorted(pair))}))) == []
    assert found(said("a", LONG), said("b", SHORT), decided=Rulings(rejected=frozenset({pair[0]}))) == []


def test_longest_run_reads_stems():
    run = longest_run(tokens("they must not pay the smugglers"), tokens("nobody must not pays the smuggler twice"))
    assert [t.word for t in run] == ["must", "not", "pay", "the", "smugglers"]
    assert longest_run(tokens("plum"), tokens("cable")) == ()
