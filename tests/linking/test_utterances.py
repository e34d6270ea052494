"""Utterances: one statement in several wordings; like statements of different people stay apart."""

from standoff.linking.judging import Rulings
from standoff.linking.reading import read
from standoff.linking.utterances import longest_run, utterances
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


def test_neither_nor_in_the_words_of_two_translators():
    plain, other = (
        "it should neither be overstated nor played down",
        "cold nights must be neither magnified nor belittled",
    )
    assert len(found(said("a", plain), said("b", other, day="2031-05-06"))) == 1
    assert found(said("a", plain), said("b", "cold nights must be magnified by no lens", day="2031-05-06")) == []
    assert found(said("a", plain), said("b", other, entity="~igor-wagner")) == []


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


def test_longest_run():
    run = longest_run(("they", "must", "not", "pay"), ("nobody", "must", "not", "pay", "twice"))
    assert run == ("must", "not", "pay")
    assert longest_run(("plum",), ("cable",)) == ()
    assert longest_run(("", "plum"), ("", "cable")) == (), "what stands inside a phrase is no word"


def test_two_translations_of_one_remark():
    first = said("a", "This unfortunate incursion is a step in the wrong direction", type="direct")
    second = said("b", "that the flights were a regrettable incursion that took a mistaken path", entity="BOR/minister")
    assert len(found(first, second, said("c", OTHER))) == 1
    other = said("b", "that the flights were a splendid parade that took a coastal path", entity="BOR/minister")
    assert found(first, other, said("c", OTHER)) == []


def test_a_country_is_one_by_whatever_name():
    first = article("a", "Klow must hand the captured trawler back to Syldavia.", day="2031-05-05")
    second = article("b", "Borduria must hand back the trawler it had captured, the envoy said.", day="2031-05-05")
    for draft, words in (
        (first, "Klow must hand the captured trawler back to Syldavia"),
        (second, "Borduria must hand back the trawler it had captured"),
    ):
        name = words.split()[0]
        draft.mention(name, "BOR")
        draft.say(words, by="SYL", entity="SYL/envoy")
    assert len(found(first, second)) == 1


def test_other_figures_are_another_statement():
    line = "{} Bordurian boats had crossed the fishing line off the cape"
    assert found(said("a", line.format("Fourteen")), said("b", line.format("22"))) == []
    assert len(found(said("a", line.format("Twelve")), said("b", line.format("12")))) == 1


def test_an_institution_speaks_every_day():
    # Where no text dates the words, publication does, and a ministry says much the same thing each day.
    ministry = {"entity": "BOR/foreign-ministry"}
    assert found(said("a", LONG, **ministry), said("b", LONG, day="2031-05-07", **ministry)) == []
    assert len(found(said("a", LONG, **ministry), said("b", LONG, day="2031-05-06", **ministry))) == 1


def test_words_of_unknown_date_must_be_all_but_the_same():
    assert found(said("a", LONG, day=None), said("b", SHORT, day=None, entity="BOR")) == []
    assert len(found(said("a", LONG, day=None), said("b", LONG, day=None))) == 1
