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
