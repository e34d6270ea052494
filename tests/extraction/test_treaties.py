"""Treaty clauses: one obligation for each party."""

import pytest

from tests.extraction.reading import extract


def clauses(text: str) -> set[tuple[str, str, str | None]]:
    """Who owes what to whom: (issuer, addressee, condition)."""
    return {
        (c.issuer_countries[0], c.addressee_countries[0], c.condition.text if c.condition else None)
        for c in extract(text).commitments
        if c.type == "obligation"
    }


@pytest.mark.parametrize(
    "text",
    [
        "The pact obliges Armenia and Russia to help each other if either is attacked.",
        "The treaty commits Armenia and Russia to defend each other if either is attacked.",
        "Under the treaty, Armenia and Russia must defend each other if either is attacked.",
    ],
)
def test_each_party_is_bound_to_the_other(text):
    assert clauses(text) == {("ARM", "RUS", "if either is attacked"), ("RUS", "ARM", "if either is attacked")}


def test_an_unconditional_clause_has_no_condition():
    text = "The agreement requires Kenya and Uganda to share the water of the lake."
    assert clauses(text) == {("KEN", "UGA", None), ("UGA", "KEN", None)}


@pytest.mark.parametrize(
    "text",
    [
        "The pact pleased Armenia and Russia.",
        "Hunger obliges Armenia and Russia to help each other.",
        "Armenia and Russia must defend each other, the paper wrote.",
        "Under the treaty Armenia was bound to lose.",
        "Under the plan Armenia must pay.",
        "Under the deal Armenia will get the mine.",
    ],
)
def test_no_clause(text):
    assert clauses(text) == set()


@pytest.mark.parametrize(
    ("text", "issuers", "condition", "consequence"),
    [
        ("Under the treaty Armenia must pay.", ["ARM"], "", "must pay"),
        (
            "Under the pact of 1951 Norway is bound to act if Denmark is attacked.",
            ["NOR"],
            "if Denmark is attacked",
            "to act",
        ),
        ("Under the ceasefire Israel has 60 days to leave the valley.", ["ISR"], "", "has 60 days to leave the valley"),
        (
            "According to the pact, Belarus must let the tanks cross its territory if Russia is attacked.",
            ["BLR"],
            "if Russia is attacked",
            "must let the tanks cross its territory",
        ),
        (
            "Egypt and Sudan are obliged by the agreement of 1959 to share the water.",
            ["EGY", "SDN"],
            "",
            "to share the water",
        ),
        ("The treaty forbids Finland to keep submarines.", ["FIN"], "", "forbids Finland to keep submarines"),
        (
            "The pact bars its members from basing missiles there.",
            [""],
            "",
            "bars its members from basing missiles there",
        ),
        (
            "The charter obliges its members to help if one of them is attacked.",
            [""],
            "if one of them is attacked",
            "to help",
        ),
        (
            "Under the truce Yemen will free the pilots within a week.",
            ["YEM"],
            "",
            "will free the pilots within a week",
        ),
    ],
)
def test_what_is_owed_under_a_treaty(text, issuers, condition, consequence):
    found = extract(text).commitments
    assert sorted(" ".join(c.issuer_countries) for c in found) == issuers
    assert {c.type for c in found} == {"obligation"}
    assert {(c.condition.text if c.condition else "", c.consequence.text) for c in found} == {(condition, consequence)}


@pytest.mark.parametrize(
    ("text", "issuer", "condition", "consequence"),
    [
        # An attack on one of them obliges the others: one obligation of all of them.
        (
            "Chad and Libya signed a pact under which an attack on one obliges the other to fight.",
            ("TCD", "LBY"),
            "an attack on one",
            "obliges the other to fight",
        ),
        (
            "Armenia is linked to Russia by an accord by which any raid on one binds the other to send troops.",
            ("ARM", "RUS"),
            "any raid on one",
            "binds the other to send troops",
        ),
        (
            "Kenya praised Uganda. Under the 1951 treaty an armed attack on either country obliges the other to act.",
            ("KEN", "UGA"),
            "an armed attack on either country",
            "obliges the other to act",
        ),
        # "It" takes up the treaty named before.
        (
            "The accord of 2015 is still in force: it commits Iran to ship out its uranium.",
            ("IRN",),
            "",
            "to ship out its uranium",
        ),
        (
            "The treaty is short. It obliges Finland to keep the islands free of troops.",
            ("FIN",),
            "",
            "to keep the islands free of troops",
        ),
        # A league binds its members.
        (
            "NATO's treaty requires a year's notice of any member that wants to leave.",
            ("NATO",),
            "any member that wants to leave",
            "requires a year's notice",
        ),
        (
            "The convention of 1936 obliges Turkey to keep the straits open, save in time of war.",
            ("TUR",),
            "save in time of war",
            "to keep the straits open",
        ),
        # How a place must be: whoever holds it is bound.
        (
            "Under the treaty of 1921, Finland's Aland islands must remain free of troops.",
            ("FIN",),
            "",
            "Finland's Aland islands must remain free of troops",
        ),
        (
            "Under the Treaty of Oslo the strait must stay open, a point that Riga contests.",
            (),
            "",
            "the strait must stay open",
        ),
        # What is forbidden to whoever has signed.
        ("The convention forbids the use of mines.", (), "", "forbids the use of mines"),
        (
            "The charter prohibits the stationing of foreign troops on any member's soil, the Ghanaian envoy said.",
            (),
            "",
            "prohibits the stationing of foreign troops on any member's soil",
        ),
        # A law binds its own state.
        (
            "Under a law passed in 1997, Berlin must ask parliament before it sends troops.",
            ("DEU",),
            "",
            "must ask parliament before it sends troops",
        ),
        (
            "Under Israeli law the government must report any sale of arms to parliament.",
            ("ISR",),
            "any sale of arms",
            "must report any sale of arms to parliament",
        ),
        # A plan that was accepted.
        (
            "Chad accepted a timetable under which Libya is to hand back the town.",
            ("LBY",),
            "",
            "to hand back the town",
        ),
        (
            "The council adopted a resolution under which Chad must leave the oasis.",
            ("TCD",),
            "",
            "must leave the oasis",
        ),
    ],
)
def test_what_treaties_laws_and_plans_oblige_to(text, issuer, condition, consequence):
    (found,) = [c for c in extract(text).commitments if c.type == "obligation"]
    assert found.issuer_countries == issuer
    assert (found.condition.text if found.condition else "", found.consequence.text) == (condition, consequence)


@pytest.mark.parametrize(
    "text",
    [
        "Under the draft law Washington must supply the island with arms.",
        "Under the law drivers must carry a permit.",
        "The treaty forbade the use of mines.",
        "The treaty does not forbid the use of mines.",
        "The law forbids the sale of wine.",
        "Under the pact the talks must remain secret.",
        "Its charter demands silence of the press.",
        "The plan is dead: it commits nobody to anything.",
        "The council weighed a plan under which Chad must leave the oasis.",
        "The council rejected the plan, under which Chad is to leave the oasis.",
    ],
)
def test_what_binds_nobody(text):
    assert all(c.type != "obligation" for c in extract(text).commitments)


def test_a_single_party_owes_it_to_whom_the_treaty_is_with():
    (found,) = extract("The defence treaty with Libya obliges Chad to lend it two bases.").commitments
    assert (found.issuer_countries, found.addressee_countries) == (("TCD",), ("LBY",))


def test_what_a_treaty_asks_for_nobody_says():
    read = extract("NATO's charter demands a year's notice of Turkey.")
    assert not read.attributions
    assert not read.events


def test_what_an_article_says_binds_whoever_has_signed_it():
    text = "Article 5 of the treaty says that an attack on one member shall be considered an attack on all."
    (found,) = extract(text).commitments
    assert (found.type, found.issuer_countries, found.condition.text) == ("obligation", (), "an attack on one member")


def test_a_treaty_that_only_says_how_things_are_obliges_nobody():
    assert extract("Article 5 of the treaty says that the members are friends.").commitments == ()


def test_an_article_is_known_by_its_number():
    text = (
        "Article IV provides that, in the event of an armed attack on either party, each would act to meet the danger."
    )
    (found,) = extract(text).commitments
    assert found.type == "obligation"
    assert found.condition.text == "in the event of an armed attack on either party"


def test_what_would_trigger_a_treaty_is_owed():
    text = "The Libyan foreign minister said that any armed attack on Chadian ships will trigger the treaty."
    (found,) = extract(text).commitments
    assert (found.type, found.issuer_countries) == ("obligation", ("LBY",))


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        # The state that was named last is not the one whose law it is.
        (
            "The premier warned Chile. Bolivian law is strict. Article 4 of the Coast Act obliges the state to close "
            "its ports if a ship is seized.",
            ("BOL",),
        ),
        ("Libya warned Chad. Article 2 of the Coast Act obliges the state to close its ports if war breaks out.", ()),
    ],
)
def test_a_law_binds_the_state_whose_law_it_is(text, issuer):
    assert [c.issuer_countries for c in extract(text).commitments if c.type == "obligation"] == [issuer]
