"""What somebody does by speaking: which act it is, whether it is done, and what only looks like one."""

import pytest

from tests.extraction.reading import extract


def acts(text: str) -> dict[str, str]:
    """Act by cue, of what is done, or is to be done, by speaking."""
    return {
        a.cue.text: a.act
        for a in extract(text).attributions
        if a.cue is not None
        and a.act not in ("say", "ask", "believe")
        and a.modality != "hypothetical"
        and (a.stance != "denies" or a.act in ("deny", "reject"))
    }


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Yemen proposed a joint patrol of the strait.", "request"),
        ("Eritrea's refusal to open the harbour angered Yemen.", "reject"),
        ("Yemen threatened reprisals.", "threaten"),
        ("Yemen threatened to close the strait.", "threaten"),
        ("The Yemeni premier attacked the decision to lease the harbour.", "accuse"),
        ("Eritrea turned down the Yemeni plan.", "reject"),
        ("Eritrea undertook to clear the mines.", "promise"),
    ],
)
def test_acts_done_by_speaking(text, act):
    assert act in acts(text).values(), acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Eritrean gunboats attacked the harbour.",
        "A rocket hit the Yemeni decoy ship.",
        "Yemen moved two brigades in order to protect the strait.",
        "The column crossed the river, threatening the Yemeni capital.",
        "Eritrea undertook a second raid on the islands.",
        "Yemen committed two brigades to the islands.",
    ],
)
def test_blows_purposes_and_deeds_are_no_words(text):
    assert not {"accuse", "demand", "threaten", "promise"} & set(acts(text).values()), acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Eritrea refused to accept the Yemeni plan.",
        "If Yemen rejected the plan, the talks would end.",
        "Eritrea might demand an inquiry.",
    ],
)
def test_what_is_refused_or_only_possible_is_not_done(text):
    assert not {"agree", "demand"} & set(acts(text).values()), acts(text)
    assert "plan" not in [c for c, act in acts(text).items() if act == "reject" and c != "refused"]


def test_what_is_to_be_said_is_planned():
    found = [a for a in extract("Yemen plans to propose a joint patrol.").attributions if a.act == "request"]
    assert [a.modality for a in found] == ["planned"]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("The meeting was held at Niger's request.", "REQUEST", ("NER",)),
        ("Mali submitted the dispute to the International Court of Justice.", "REQUEST", ("MLI",)),
        ("Mali sent a protest note to Niger.", "ACCUSE", ("MLI",)),
        ("Niger's complaint to the United Nations named no one.", "ACCUSE", ("NER",)),
        ("Niger balked.", "REJECT", ("NER",)),
        ("Mali withdrew its offer.", "REJECT", ("MLI",)),
        ("Niger complied with the demands of Mali.", "CONCEDE", ("NER",)),
        ("Mali accepted mediation.", "AGREE", ("MLI",)),
    ],
)
def test_acts_that_leave_unsaid_what_was_said(text, kind, actor):
    assert (kind, actor) in [(e.type, e.actor_countries) for e in extract(text).events]


def test_a_request_that_is_rejected_was_made():
    found = {e.type: e for e in extract("Niger rejected a request by Mali.").events}
    assert found["REJECT"].actor_countries == ("NER",)
