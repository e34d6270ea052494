"""Capitals that stand for the organisation that has its seat there: "Brussels imposed tariffs" is not Belgium's doing.

The text decides: whoever of the state and the organisations is named at all, or was named last before. Where nobody is,
a capital stands for its state, unless news uses it for the organisation (``_BETTER_KNOWN``).
"""

import re
from collections.abc import Sequence

from standoff.extraction.drafts import Draft
from standoff.extraction.parse import Parse
from standoff.lexicons.actors import ActorLexicon

# Seats that news names for the organisation rather than for the state, and the year since when it has.
_BETTER_KNOWN = {"BEL": ("EUR", 1967)}
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def seat(parse: Parse, lexicon: ActorLexicon, drafts: Sequence[Draft]) -> None:
    """Give capitals to the organisations that they stand for, in place.

    Args:
        parse: The document's parse.
        lexicon: Actor tables.
        drafts: The names found, of states and organisations alike.
    """
    capitals = [d for d in drafts if d.kind == "capital" and d.use == "actor" and _seated(parse, lexicon, d)]
    if not capitals:
        return
    named = sorted((d.first, d.country) for d in drafts if d.country and d.kind in ("name", "adjective", "people"))
    for draft in capitals:
        bodies = _seated(parse, lexicon, draft)
        told = [(at, code) for at, code in named if code == draft.country or code in bodies]
        before = [code for at, code in told if at < draft.first]
        meant = before[-1] if before else told[0][1] if told else _usual(parse, draft.country)
        usual = _usual(parse, draft.country)
        if meant in bodies and len(bodies) > 1 and meant != usual and usual in bodies:
            # Beside NATO alone, "Brussels" may as well be the European Union.
            draft.entity, draft.country, draft.use = None, None, "other"
        elif meant in bodies:
            draft.entity, draft.country, draft.kind = bodies[meant], meant, "metonym"
            draft.rule = f"actors.seat.{draft.entity}"


def _seated(parse: Parse, lexicon: ActorLexicon, draft: Draft) -> dict[str, str]:
    """The organisations that have their seat in a capital: their ids by the codes that exports carry."""
    form = parse.text[parse.start[draft.first] : parse.end[draft.beyond - 1]]
    return lexicon.seats.get(form, {})


def _usual(parse: Parse, country: str | None) -> str | None:
    """Whom a seat stands for where neither its state nor an organisation is named."""
    body, since = _BETTER_KNOWN.get(country or "", (country, 0))
    years = [int(year) for year in _YEAR.findall(parse.text)]
    return country if years and max(years) < since else body
