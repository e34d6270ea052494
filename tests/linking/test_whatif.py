"""What if: an invented quarrel over a strait, in which everybody has said what would follow from what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.lexicons.matters import load_matters
from standoff.linking.themes import Theme
from standoff.linking.whatif import MEETS, POINTED, Deed, Sense, cascade, match, suppositions, terms
from standoff.linking.whatif_reading import Clause, Term
from tests.linking.builders import Draft, article

NOR, KES, OSP, TER = "NOR", "KES", "OSP", "TER"
NAMES = {NOR: "Norland", KES: "Kestrel", OSP: "Osprey", TER: "Ternia"}
SENSE = Sense(load_matters(), lambda code: NAMES.get(code, code))


def named(draft: Draft) -> Draft:
    """The draft with every name of a country as a mention."""
    text = draft.text
    for code, name in NAMES.items():
        at = text.find(name)
        while at >= 0:
            draft.text = "\0" * at + text[at:]
            draft.mention(name, code)
            at = text.find(name, at + 1)
    draft.text = text
    return draft


def supposed(sentence: str, kind: str | None = None, trigger: str = "", actor=(), recipient=(), **more) -> tuple:
    draft = article("q", sentence)
    if kind:
        draft.event(draft.text, trigger, kind, actor, recipient, **more)
    return suppositions(named(draft).extraction())


def closing() -> Draft:
    """If Norland closes the strait, Kestrel arms Osprey; Norland in its turn would answer that."""
    d = article(
        "closing",
        """If Norland closes the strait, Kestrel will supply Osprey with weapons, a minister said.
        Should Kestrel arm Osprey, Norland would send troops to Ternia.
        Osprey may review its neutrality if Norland sends soldiers to Ternia.
        Kestrel would fly home if Norland sends soldiers to Ternia.""",
        day="2031-05-05",
    )
    closes = d.event("Norland closes the strait", "closes", "COERCE", [NOR], modality="hypothetical")
    supplies = d.event(
        "Kestrel will supply Osprey with weapons", "supply", "AID", [KES], [OSP], modality="hypothetical"
    )
    d.commit(
        "If Norland closes the strait, Kestrel will supply Osprey with weapons",
        condition="If Norland closes the strait",
        consequence="Kestrel will supply Osprey with weapons",
        issuer=[KES], addressee=[NOR], condition_events=(closes,), consequence_events=(supplies,),
    )  # fmt: skip
    arms = d.event("Should Kestrel arm Osprey", "arm", "AID", [KES], [OSP], modality="hypothetical")
    sends = d.event("Norland would send troops to Ternia", "send", "MOBILIZE", [NOR], [TER], modality="hypothetical")
    d.commit(
        "Should Kestrel arm Osprey, Norland would send troops to Ternia",
        condition="Should Kestrel arm Osprey",
        consequence="Norland would send troops to Ternia",
        issuer=[NOR], addressee=[KES], condition_events=(arms,), consequence_events=(sends,),
    )  # fmt: skip
    moved = d.event("if Norland sends soldiers to Ternia", "sends", "MOBILIZE", [NOR], [TER], modality="hypothetical")
    d.commit(
        "Osprey may review its neutrality if Norland sends soldiers to Ternia",
        condition="if Norland sends soldiers to Ternia",
        consequence="Osprey may review its neutrality",
        issuer=[OSP], addressee=[NOR], condition_events=(moved,), hedged=True,
    )  # fmt: skip
    d.commit(
        "Kestrel would fly home if Norland sends soldiers to Ternia",
        condition="if Norland sends soldiers to Ternia",
        consequence="Kestrel would fly home",
        issuer=[KES], addressee=[NOR], condition_events=(moved,),
    )  # fmt: skip
    return named(d)


def read(draft: Draft) -> tuple[Term, ...]:
    extraction = draft.extraction()
    return terms([extraction], [record.id for record in extraction.commitments])


def one(text: str, condition: str, consequence: str, *, issuer=KES, addressee=NOR, title=None, **more) -> Term:
    d = article("one", text, title=title, day="2031-05-05")
    d.commit(
        d.text[len(title) + 1 if title else 0 :], condition=condition, consequence=consequence,
        issuer=[issuer], addressee=[addressee] if addressee else [], **more,
    )  # fmt: skip
    (term,) = read(named(d))
    return term


CLOSES = Deed(frozenset({NOR}), types=frozenset({"COERCE"}), theme=Theme(frozenset({NOR}), frozenset({"act.block"})))


def attack(actor: str, on: str) -> Deed:
    return Deed(
        frozenset({actor} if actor else ()),
        recipients=frozenset({on}),
        types=frozenset({"ASSAULT"}),
        theme=Theme(frozenset({on}), frozenset({"act.attack"})),
    )


def test_a_condition_is_met_and_its_consequence_meets_the_next():
    found = closing().extraction().commitments
    links = cascade([CLOSES], read(closing()), depth=3)
    assert [(link.level, link.origin, link.target) for link in links] == [
        (1, None, found[0].id),
        (2, found[0].id, found[1].id),
        *sorted((3, found[1].id, record.id) for record in found[2:]),
    ]


def test_depth_bounds_the_levels():
    assert {link.level for link in cascade([CLOSES], read(closing()), depth=2)} == {1, 2}


@given(st.permutations(range(4)), st.integers(1, 6))
def test_neither_cycles_nor_the_order_of_commitments(order, depth):
    among = read(closing())
    links = cascade([CLOSES], [among[i] for i in order], depth=depth)
    assert links == cascade([CLOSES], among, depth=depth)
    level = {link.target: link.level for link in links}
    assert all(level[link.target] == link.level for link in links)
    assert all(link.origin is None or level[link.origin] == link.level - 1 for link in links)


def test_who_acts_must_agree():
    other = Deed(frozenset({TER}), types=CLOSES.types, theme=CLOSES.theme)
    assert cascade([other], read(closing()), depth=3) == ()


def test_whom_it_is_done_to_must_agree():
    elsewhere = supposed("Kestrel arms Ternia.", "AID", "arms", [KES], [TER])
    assert cascade(elsewhere, read(closing()), depth=1) == ()
    there = supposed("Kestrel arms Osprey.", "AID", "arms", [KES], [OSP])
    (link,) = cascade(there, read(closing()), depth=1)
    assert link.match.score > MEETS


def test_what_is_done_must_agree():
    assert cascade(supposed("Norland praises the strait."), read(closing()), depth=1) == ()


def test_what_is_denied_meets_only_conditions_that_something_does_not_happen():
    term = one(
        "Unless Norland withdraws, Kestrel will mobilise.", "Unless Norland withdraws", "Kestrel will mobilise",
        negative=True,
    )  # fmt: skip
    stays = supposed("Norland does not withdraw.", "RETREAT", "withdraw", [NOR], negated=True)
    leaves = supposed("Norland withdraws.", "RETREAT", "withdraws", [NOR])
    assert match(stays[0], term, sense=SENSE).relation == "met"
    assert match(leaves[0], term, sense=SENSE).relation == "averted"
    no_closing = Deed(CLOSES.actors, types=CLOSES.types, theme=CLOSES.theme, negated=True)
    assert cascade([no_closing], read(closing()), depth=1) == ()


def test_nothing_follows_from_what_is_averted():
    d = article(
        "averted",
        """Unless Norland withdraws, Kestrel will attack Ternia. If Kestrel attacks Ternia, Osprey will join.""",
    )
    d.commit(
        "Unless Norland withdraws, Kestrel will attack Ternia", condition="Unless Norland withdraws",
        consequence="Kestrel will attack Ternia", issuer=[KES], addressee=[NOR], negative=True,
    )  # fmt: skip
    d.commit(
        "If Kestrel attacks Ternia, Osprey will join", condition="If Kestrel attacks Ternia",
        consequence="Osprey will join", issuer=[OSP], addressee=[KES],
    )  # fmt: skip
    leaves = supposed("Norland withdraws.", "RETREAT", "withdraws", [NOR])
    assert [link.match.relation for link in cascade(leaves, read(named(d)), depth=3)] == ["averted"]
    stays = supposed("Norland does not withdraw.", "RETREAT", "withdraw", [NOR], negated=True)
    assert [link.match.relation for link in cascade(stays, read(named(d)), depth=3)] == ["met", "met"]


@pytest.mark.parametrize("condition", ["if either party is attacked", "when one of them comes under attack"])
def test_a_treaty_is_met_by_an_attack_on_the_party_that_is_owed(condition):
    term = one(
        f"The pact binds Kestrel to assist Osprey {condition}.", condition, "assist Osprey",
        addressee=OSP, type="obligation",
    )  # fmt: skip
    found = match(attack(NOR, OSP), term, sense=SENSE)
    assert found.score > 0.8
    assert found.because[0] == "done to Osprey"
    assert match(attack("", OSP), term, sense=SENSE) is not None
    assert match(attack(NOR, KES), term, sense=SENSE) is None  # Kestrel owes itself nothing
    assert match(attack(NOR, TER), term, sense=SENSE) is None
    assert match(attack(KES, OSP), term, sense=SENSE) is None  # nor does it defend against itself


def test_a_wider_word_covers_a_narrower_act_and_not_the_other_way_round():
    wide = one(
        "If Norland intervenes in Ternia, Kestrel will react.", "If Norland intervenes in Ternia", "Kestrel will react"
    )
    narrow = one("If Norland arms Ternia, Kestrel will react.", "If Norland arms Ternia", "Kestrel will react")
    arms = supposed("Norland supplies Ternia with rifles.", "AID", "supplies", [NOR], [TER])[0]
    joins = supposed("Norland intervenes in Ternia.", "COERCE", "intervenes", [NOR], [TER])[0]
    assert match(arms, wide, sense=SENSE).score < match(joins, wide, sense=SENSE).score
    assert match(arms, narrow, sense=SENSE)
    assert match(joins, narrow, sense=SENSE) is None


def test_relief_is_no_intervention():
    term = one(
        "If Norland intervenes in Ternia, Kestrel will react.", "If Norland intervenes in Ternia", "Kestrel will react"
    )
    doctors = supposed("Norland sends doctors to Ternia.", "AID", "sends", [NOR], [TER])[0]
    assert match(doctors, term, sense=SENSE) is None


def test_weapons_that_are_sent_are_supplied_and_soldiers_are_not():
    term = one(
        "If Norland supplies weapons or soldiers to Ternia, Kestrel will react.",
        "If Norland supplies weapons or soldiers to Ternia", "Kestrel will react",
    )  # fmt: skip
    weapons = supposed("Norland sends weapons to Ternia.", "AID", "sends", [NOR], [TER])[0]
    soldiers = supposed("Norland sends soldiers to Ternia.", "MOBILIZE", "sends", [NOR], [TER])[0]
    assert match(weapons, term, sense=SENSE)
    assert match(soldiers, term, sense=SENSE) is None


def test_a_condition_that_points_back_is_met_through_the_headline_with_a_lower_score():
    term = one(
        "If it goes through with its plans, Kestrel will react.", "If it goes through with its plans",
        "Kestrel will react", title="Kestrel warns Norland not to arm Ternia",
    )  # fmt: skip
    arms = supposed("Norland arms Ternia.", "AID", "arms", [NOR], [TER])[0]
    found = match(arms, term, sense=SENSE)
    assert found.basis == "context"
    assert found.score <= POINTED
    assert "headline" in found.because[-1]
    assert match(attack(NOR, TER), term, sense=SENSE) is None
    assert match(attack(TER, NOR), term, sense=SENSE) is None


def test_this_visit_is_one_meant_before():
    plain, this = (
        one(
            f"If Norland insists on {which} visit, Kestrel will react.", f"If Norland insists on {which} visit", "react"
        )
        for which in ("a", "this")
    )
    (visits,) = supposed("Norland visits Kestrel.")
    sure, less = match(visits, plain, sense=SENSE), match(visits, this, sense=SENSE)
    assert less.score < sure.score
    assert "perhaps another" in less.because[-1]


def test_a_condition_that_names_nobody_is_met_by_whom_it_is_addressed_to():
    term = one("Kestrel will answer any incursion.", "any incursion", "Kestrel will answer")
    assert "names no country" in match(attack(NOR, TER), term, sense=SENSE).because[0]
    assert match(attack(TER, OSP), term, sense=SENSE) is None
    # Whoever shells Kestrel is meant as well.
    assert match(attack(TER, KES), term, sense=SENSE).score < match(attack(NOR, KES), term, sense=SENSE).score


def test_harm_is_met_by_harm_alone():
    term = one("If our sailors are in peril, Kestrel will react.", "If our sailors are in peril", "Kestrel will react")
    assert match(attack(NOR, KES), term, sense=SENSE)
    assert match(attack(NOR, TER), term, sense=SENSE) is None
    (praise,) = supposed("Norland praises Kestrel.", "SUPPORT", "praises", [NOR], [KES])
    assert match(praise, term, sense=SENSE) is None


def test_another_person_is_not_meant():
    clause = Clause(
        frozenset({NOR}), frozenset({"NOR/ada"}), frozenset(), frozenset(), frozenset(),
        Theme(acts=frozenset({"act.visit"})), harm=False,
    )  # fmt: skip
    term = Term("k-1", frozenset({KES}), frozenset({NOR}), False, clause, (), False, ())

    def visit(*persons: str) -> Deed:
        return Deed(frozenset({NOR}), frozenset(persons), theme=Theme(acts=frozenset({"act.visit"})))

    assert match(visit("NOR/bob"), term, sense=SENSE) is None
    scores = [match(deed, term, sense=SENSE).score for deed in (visit(), visit("NOR/ada"))]
    assert scores[0] < scores[1]


def test_the_parties_of_what_is_done_together_are_alike():
    d = article("pair", "Should cooperation between Norland and Ternia grow, Osprey will react.")
    grows = d.event("cooperation between Norland and Ternia", "cooperation", "COOPERATE", [NOR], [TER])
    d.commit(
        d.text, condition="Should cooperation between Norland and Ternia grow", consequence="Osprey will react",
        issuer=[OSP], addressee=[NOR], condition_events=(grows,),
    )  # fmt: skip
    (term,) = read(named(d))
    for actor, recipient in ((NOR, TER), (TER, NOR)):
        (deed,) = supposed(f"{NAMES[actor]} trains {NAMES[recipient]}.", "AID", "trains", [actor], [recipient])
        assert match(deed, term, sense=SENSE)
    for actor, recipient in ((KES, TER), (NOR, OSP)):  # another pair; one of them with whoever said so
        (deed,) = supposed(f"{NAMES[actor]} trains {NAMES[recipient]}.", "AID", "trains", [actor], [recipient])
        assert match(deed, term, sense=SENSE) is None


def test_a_sentence_without_coded_events_is_understood_by_its_names_and_words():
    (deed,) = supposed("Norland visits Ternia.")
    assert (deed.actors, deed.recipients, deed.theme.acts) == ({NOR}, {TER}, {"act.visit"})
    (deed,) = supposed("A visit to Ternia.")
    assert (deed.actors, deed.recipients) == (frozenset(), {TER})
    assert supposed("The weather turns.") == ()


def test_parties_that_the_coding_missed_are_taken_from_their_places():
    (deed,) = supposed("Norland shells Ternia.", "ASSAULT", "shells")
    assert (deed.actors, deed.recipients) == ({NOR}, {TER})
    (deed,) = supposed("Ternia is shelled.", "ASSAULT", "shelled", (), [TER])
    assert (deed.actors, deed.recipients) == (frozenset(), {TER})


def test_persons_of_the_crisis_ground_names_in_the_sentence():
    extraction = named(article("q", "Adastra visits Ternia.")).extraction()
    (deed,) = suppositions(extraction, known={"adastra": ("NOR/ada", NOR)})
    assert (deed.actors, deed.persons, deed.recipients) == ({NOR}, {"NOR/ada"}, {TER})


def test_a_consequence_that_says_nothing_leads_nowhere():
    term = one(
        "If Norland attacks, Kestrel will respond harshly.", "If Norland attacks", "Kestrel will respond harshly"
    )
    assert term.then == ()
    said = one("If Norland attacks, Kestrel will not withdraw.", "If Norland attacks", "Kestrel will not withdraw")
    assert [deed.negated for deed in said.then] == [True]
