"""Words that the tokenizer would cut in three: some with a hyphen after "co" and "re", and sites as names.

"Unless India co-operates" would then end at "co", and "re-opened" would open nothing; a sentence would end within
"Baku.Az reports".
"""

import re
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.language import Language

# Verbs by prefix, with the nouns that are made of them.
_VERBS = {
    "co": "operate ordinate opt exist author sponsor host",
    "re": "open enter elect impose establish deploy arm unite join start build supply route instate affirm evaluate "
    "negotiate export examine occupy introduce launch appoint activate engage settle evaluate equip",
}
_NOUNS = {
    "co": "operation ordination existence",
    "re": "entry election imposition establishment deployment armament unification negotiation opening evaluation",
}
_DOUBLING = frozenset({"equip"})


def _inflected(verb: str) -> tuple[str, ...]:
    """Present, past and participle of a regular verb."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y"):
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    last = verb + verb[-1] if verb in _DOUBLING else verb
    return verb, verb + ("es" if verb.endswith("sh") else "s"), last + "ed", last + "ing"


def _forms() -> dict[str, tuple[str, str]]:
    """Each hyphened form with the same word in one piece, and its lemma."""
    found = {}
    for prefix, verbs in _VERBS.items():
        for verb in verbs.split():
            for form in _inflected(verb):
                found[f"{prefix}-{form}"] = (prefix + form, prefix + verb)
    for prefix, nouns in _NOUNS.items():
        for noun in nouns.split():
            found[f"{prefix}-{noun}"] = (prefix + noun, prefix + noun)
    return found


HYPHENED = _forms()
# Sites that write their names, and the ends of these, with capitals; "By", "It", "In" and the like are words as well.
_SITE = re.compile(r"[A-Z][\w-]+\.(?:Az|Bg|Com|Cz|Ee|Eu|Fr|Ge|Info|Kz|Lt|Lv|Org|Pl|Rs|Ru|Sk|Tv|Ua|Uk|Uz)")


def keep_whole(nlp: "Language") -> "Language":
    """*nlp*, which from now on leaves such words in one piece and reads them as those without a hyphen."""
    tokenizer = cast("Any", nlp.tokenizer)
    for form, (norm, _) in HYPHENED.items():
        for written in (form, form.capitalize()):
            tokenizer.add_special_case(written, [{"ORTH": written, "NORM": norm}])
    also = tokenizer.token_match
    tokenizer.token_match = lambda text: _SITE.fullmatch(text) or (also(text) if also is not None else None)
    return nlp
