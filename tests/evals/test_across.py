"""What must hold over several articles, on records made for it."""

from typing import Any

from evals.across import Export, check

TEXTS = {"100": "Peru sent 500 soldiers, Lima said.", "101": "Chile denied it. If Peru shoots, we shoot back."}


def export(*rows: dict[str, Any]) -> Export:
    documents = [
        {"kind": "document", "id": f"d-{name}", "path": f"a/{name}_x.txt", "text": text, "agency": "Tide Wire"}
        for name, text in TEXTS.items()
    ]
    return Export.of([*documents, *rows])


def claim(name: str, document: str, stance: str, by: str, value: int | None = None) -> dict[str, Any]:
    quantity = None if value is None else {"low": value, "high": value}
    row = {"kind": "claim", "id": name, "document": f"d-{document}", "stance": stance, "by_countries": [by]}
    return row | {"quantity": quantity}


CLAIMS = (claim("c1", "100", "asserts", "PER", 500), claim("c2", "101", "denies", "CHL"))
QUESTION = {
    "question": "how many",
    "answers": [{"doc": "100", "value": 500, "by": "PER"}],
    "denied_by": [{"doc": "101", "by": "CHL"}],
}


def test_answers_and_denials_have_to_stand_in_one_question() -> None:
    together = export(*CLAIMS, {"kind": "question", "id": "l1", "claims": ["c1", "c2"]})
    apart = export(*CLAIMS, *({"kind": "question", "id": f"l{c}", "claims": [c]} for c in ("c1", "c2")))
    assert [i.holds for i in check(together, {"ledger": [QUESTION]})] == [True, True]
    assert sorted(i.holds for i in check(apart, {"ledger": [QUESTION]})) == [False, True]


def test_without_any_question_nothing_holds() -> None:
    assert not any(i.holds for i in check(export(*CLAIMS), {"ledger": [QUESTION]}))


def test_a_story_has_exactly_its_members() -> None:
    linked = export({"kind": "cluster", "id": "s1", "documents": ["d-100", "d-101"]})
    stories = [{"members": ["101", "100"]}, {"members": ["100"]}]
    assert [i.holds for i in check(linked, {"stories": stories})] == [True, False]


def test_a_commitment_has_its_status_and_its_evidence() -> None:
    linked = export(
        {
            "kind": "commitment",
            "id": "m1",
            "document": "d-101",
            "issuer_countries": ["CHL"],
            "condition": {"text": "If Peru shoots"},
        },
        {"kind": "event", "id": "e1", "document": "d-100"},
        {"kind": "status", "commitment": "m1", "status": "trigger reported", "for": ["e1"]},
    )
    wanted = {"issuer": "CHL", "condition": "Peru shoots", "doc": "101", "status": ["open", "trigger reported"]}
    asked = {"commitments": [wanted | {"evidence_docs": ["100", "101"]}]}
    assert [i.holds for i in check(linked, asked)] == [True, True, False]


def test_an_utterance_holds_when_one_record_carries_all_variants() -> None:
    attributions = [
        {
            "kind": "attribution",
            "id": f"q{n}",
            "document": f"d-{name}",
            "speaker_countries": ["PER"],
            "content": [{"start": 0, "end": len(text)}],
        }
        for n, (name, text) in enumerate(TEXTS.items())
    ]
    linked = export(*attributions, {"kind": "utterance", "id": "u1", "attributions": ["q0", "q1"]})
    variants = [{"doc": "100", "text": "sent 500"}, {"doc": "101", "text": "shoots, we"}]
    wrong = [{"doc": "100", "text": "sent 900"}, variants[1]]
    asked = [{"speaker": "PER", "variants": v} for v in (variants, wrong)]
    assert [i.holds for i in check(linked, {"utterances": asked})] == [True, False]


def test_an_agency_is_compared_by_its_letters() -> None:
    asked = [{"doc": "100", "agency": "TideWire"}, {"doc": "101", "agency": "Other"}]
    assert [i.holds for i in check(export(), {"syndication": asked})] == [True, False]
