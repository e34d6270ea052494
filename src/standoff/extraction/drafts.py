"""A mention while it is being worked out, and the questions its context answers."""

from dataclasses import dataclass, field
from typing import Literal

from standoff.extraction.grammar import first_conjunct, governing_verb
from standoff.extraction.parse import Parse
from standoff.model.annotation import Form, Use

Gender = Literal["f", "m", "?"]
# Offices whose word tells the sex of the holder.
GENDERED: dict[str, Gender] = {
    "spokesman": "m",
    "chairman": "m",
    "congressman": "m",
    "spokeswoman": "f",
    "chairwoman": "f",
    "congresswoman": "f",
}

_INSIDE = frozenset(
    "in at near inside outside across around within throughout off through over above beyond into".split()
)
_TOWARDS = frozenset("to from toward towards via".split())
# After these verbs a capital is where somebody goes or what is hit, not who is meant.
_MOTION = frozenset(
    "visit leave reach enter tour strike bomb shell hit attack flee quit capture take seize besiege encircle surround "
    "invade occupy cross liberate retake storm target pound raid overrun rock".split()
)


_TRAVEL = _MOTION | frozenset(
    "go come fly travel head return arrive send bring move drive sail march deploy depart withdraw pull rush ship trip "
    "visit flight journey tour way road train bus return arrival departure fly".split()
)


def _moves(parse: Parse, preposition: int) -> bool:
    """Whether a "to" or "from" phrase hangs on a word of motion."""
    return parse.lemma[parse.head[preposition]] in _TRAVEL


@dataclass(slots=True)
class Draft:
    """A mention before it becomes a record. Token numbers; ``beyond`` is exclusive."""

    first: int
    beyond: int
    head: int
    entity: str | None
    country: str | None
    form: Form
    rule: str
    use: Use = "actor"
    kind: str = ""
    role: str = ""
    entities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    plural: bool = False
    denotes: str = ""
    human: bool = False
    gender: Gender = "?"
    antecedent: "Draft | None" = None
    name: str = ""
    acts: bool = True
    keys: tuple[str, ...] = field(default=())
    # What the parts and people of a group without a state are named under: its fighters are not its country's forces.
    base: str = ""

    @property
    def all_countries(self) -> tuple[str, ...]:
        """Every country it stands for."""
        return self.countries or ((self.country,) if self.country else ())

    @property
    def all_entities(self) -> tuple[str, ...]:
        """Every entity it stands for."""
        return self.entities or ((self.entity,) if self.entity else ())


def head_of(parse: Parse, first: int, beyond: int) -> int:
    """The token among ``first .. beyond - 1`` whose head lies outside them."""
    for i in range(beyond - 1, first - 1, -1):
        if not first <= parse.head[i] < beyond or parse.head[i] == i:
            return i
    return beyond - 1


# Called after the town where they were signed: "the Cairo agreement".
_SIGNED = frozenset("agreement accord accords agreements treaty protocol convention declaration".split())


def use_of(parse: Parse, draft: Draft) -> Use:
    """Whether the words act, name a place, or modify another noun, by their place in the sentence."""
    if draft.kind == "place":
        return "place"
    head = draft.head
    if parse.dep[head] in ("amod", "compound", "nmod", "poss", "quantmod"):
        signed = draft.kind == "capital" and parse.dep[head] == "compound" and parse.lemma[parse.head[head]] in _SIGNED
        return "place" if signed else "modifier"
    top = first_conjunct(parse, head)
    label, above = parse.dep[top], parse.head[top]
    if label == "pobj":
        preposition = parse.lower[above]
        if preposition in _INSIDE:
            return "place"
        if preposition in _TOWARDS and draft.kind in ("capital", "metonym") and _moves(parse, above):
            return "place"
    if label in ("npadvmod", "dep"):
        return "other"
    if draft.kind == "capital" and label in ("dobj", "nsubjpass"):
        verb = governing_verb(parse, top)
        if verb is not None and parse.lemma[verb] in _MOTION:
            return "place"
    # "Donetsk, Ukraine"
    listed = label == "appos" and draft.kind in ("name", "capital") and parse.word[head - 1 if head else 0] == ","
    if listed and parse.ner[above] in ("GPE", "LOC", "FAC"):
        return "place"
    return "actor"
