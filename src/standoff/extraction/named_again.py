"""Bare nouns for bodies and officials named before: "the ministry" is the last ministry, "the president" the last one.

Where two are as good as each other, or somebody of unknown state was named since, the noun stays unknown.
"""

from collections.abc import Sequence

from standoff.extraction.drafts import Draft
from standoff.extraction.nominals import assign
from standoff.extraction.parse import Parse

# So many sentences back another holder of an office is as near as the last one.
_CONTESTED = 2
# Further back nobody is looked for.
_REACH = 12
_OFFICER = "grounding.role.forces"
# Words for those who rule without having been chosen.
_RULERS = frozenset("junta ruler putschist regime".split())
_HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "monarch"})
# Nouns that say nothing without what stands behind them: the head of state is no other head.
_HEADING = frozenset({"head", "chief", "secretary", "member"})
# Who stands in for the holder of an office does not hold it.
_LESSER = frozenset({"vice", "deputy", "former", "ex", "assistant"})
_SMALL = frozenset({"of", "the", "for", "and", "affairs", "minister", "secretary"})
# "the army" of a report is the military that it named.
_ARMIES = frozenset({"army", "military"})
_ARMED = frozenset({"army", "military", "navy", "air force", "police", "coast guard"})
# Bodies of which a state has many.
_MANY = frozenset({"party", "media", "company", "state company", "other"})
_ORGANS = frozenset({"wing", "council", "command", "leadership", "politburo"})
# Words for one kind of body only: "the ministry" is not the cabinet.
PARTICULAR = frozenset("ministry department committee commission agency council office administration".split())


class NamedAgain:
    """Finds who is named again.

    Args:
        parse: The document's parse.
        history: The mentions so far, in text order; it grows.
    """

    def __init__(self, parse: Parse, history: Sequence[Draft]) -> None:
        self._parse = parse
        self._history = history

    def resolve(self, draft: Draft) -> None:
        """Gives a bare "the ministry" the country of the last one named, if one was."""
        word = self._parse.lemma[draft.head]
        if self._is_told_apart(draft):
            return
        same_body: Draft | None = None
        for earlier in reversed(self._history[-80:]):
            if self._parse.sent[draft.head] - self._parse.sent[earlier.head] > _REACH:
                break
            if not earlier.all_countries and self._is_nobodys(earlier, draft):
                return
            if not earlier.all_countries or (earlier.base and draft.denotes == "body" and word not in _ORGANS):
                # A council of rebels is not "the government" of the next sentence.
                continue
            if earlier.plural != draft.plural and not {self._parse.lemma[earlier.head], word} <= _RULERS:
                continue
            # "the ministry" is the last ministry, "the president" the last holder of that office, else "the junta" the
            # last government.
            named = self._parse.lemma[earlier.head]
            same_word = earlier.kind == "role" and (named == word or {named, word} <= _RULERS)
            same_word = same_word and self._is_lesser(earlier) == self._is_lesser(draft)
            if draft.denotes == "person" and " " in draft.role and draft.first < draft.beyond - 1:
                # "the foreign minister" is no other minister, "the head of state" no head of something else
                same_word = same_word and earlier.role == draft.role
            same_word = same_word or (
                draft.role == "head of state" and bool(set(earlier.role.split()) & _HEADS_OF_STATE)
            )
            if same_word and draft.denotes == "body" and not self._is_same_phrase(earlier, draft):
                continue  # "the ruling party" is not any party named before
            if same_word and " " in draft.role and word in PARTICULAR and draft.role != earlier.role:
                continue  # "the defence ministry" is not the foreign ministry named before
            # "the general" is the army chief named before.
            same_word = same_word or (
                earlier.denotes == draft.denotes == "person"
                and earlier.rule.split(".again")[0] == draft.rule == _OFFICER
            )
            held = earlier.human and draft.denotes == "person" and _holds(earlier, draft, word)
            if same_word or (held and word not in _HEADING):
                if draft.role == "minister" and "prime" in (*earlier.role.split(), self._before(earlier)):
                    continue  # nobody calls the prime minister "the minister"
                if not self._is_doubtful(draft, earlier, word):
                    self._bind(draft, earlier)
                return
            other_kind = word in PARTICULAR or (word in _RULERS) != (named in _RULERS)
            same_role = earlier.role == draft.role or {earlier.role, draft.role} == _ARMIES
            if same_body is None and same_role and draft.denotes == "body" and not other_kind:
                same_body = earlier
        self._bind_to_body(draft, same_body)

    def _bind_to_body(self, draft: Draft, body: Draft | None) -> None:
        if body is None:
            self._bind_to_minister(draft)
        elif not self._is_parted(body, draft):
            self._bind(draft, body)

    def _bind_to_minister(self, draft: Draft) -> None:
        """Gives "the ministry" to the state whose minister was just named: "Ana Ruiz, Peru's foreign minister, …"."""
        parse = self._parse
        named: dict[str, Draft] = {}
        if draft.denotes != "body" or parse.lower[draft.first : draft.beyond] != ["ministry"]:
            return
        for earlier in reversed(self._history[-40:]):
            if parse.sent[draft.head] - parse.sent[earlier.head] > _CONTESTED:
                break
            held = earlier.role.split()
            if (
                held[-1:] == ["minister"]
                and "prime" not in held
                and len(earlier.all_countries) == 1
                and not earlier.base
            ):
                named.setdefault(earlier.all_countries[0], earlier)
        if len(named) == 1 and parse.line[draft.head] == parse.line[next(iter(named.values())).head]:
            assign(draft, tuple(named))
            draft.rule = f"{draft.rule}.again"

    def _is_told_apart(self, draft: Draft) -> bool:
        """Whether words before a noun tell its bearers from those named: "the foreign troops", "the Ruiz cabinet"."""
        parse = self._parse
        for k in parse.kids[draft.head]:
            if k < draft.first and (
                (draft.denotes in ("people", "equipment") and parse.dep[k] in ("amod", "compound", "nmod"))
                or (draft.denotes == "body" and parse.dep[k] == "compound" and parse.pos[k] == "PROPN")
            ):
                return True
        return False

    def _is_doubtful(self, draft: Draft, earlier: Draft, word: str) -> bool:
        """Whether somebody else may be meant; every state that was told of since has an army, too."""
        if draft.denotes == "person":
            return self._is_contested(draft, earlier, word)
        return draft.role in _ARMED and self._is_far(earlier, draft) and self._is_parted(earlier, draft)

    def _is_far(self, earlier: Draft, draft: Draft) -> bool:
        """Whether a mention stands in another paragraph, and not just before."""
        parse = self._parse
        apart = parse.line[earlier.head] != parse.line[draft.head]
        return apart and parse.sent[draft.head] - parse.sent[earlier.head] > _CONTESTED

    def _is_parted(self, body: Draft, draft: Draft) -> bool:
        """Whether another state was told to act since a body was named, so that its like may be that state's."""
        if {body.role, draft.role} == _ARMIES:
            return False
        for other in reversed(self._history[-80:]):
            if other is body or other.head <= body.head:
                return False
            acts = other.kind in ("name", "capital", "metonym") and self._parse.dep[other.head] in (
                "nsubj",
                "nsubjpass",
            )
            if acts and other.head < draft.first and not set(other.all_countries) & set(body.all_countries):
                return True
        return False

    def _is_same_phrase(self, earlier: Draft, draft: Draft) -> bool:
        """Whether the noun of a party, paper or company that was named is the same, all its words."""
        if draft.role not in _MANY:
            return True
        words = self._parse.lower
        phrase = words[draft.first : draft.beyond]
        return words[earlier.beyond - len(phrase) : earlier.beyond] == phrase

    def _is_lesser(self, draft: Draft) -> bool:
        """Whether an office is that of a deputy."""
        parse, head = self._parse, draft.head
        before = head - 2 if head > 1 and parse.word[head - 1] == "-" else head - 1
        return before >= 0 and parse.lower[before] in _LESSER

    def _is_bare(self, draft: Draft) -> bool:
        return draft.head - draft.first <= 1

    def _before(self, draft: Draft) -> str:
        return self._parse.lower[draft.head - 1] if draft.head else ""

    def _is_contested(self, draft: Draft, chosen: Draft, word: str) -> bool:
        """Whether "the president" may as well be another state's, who was named just before and no less prominently.

        Whoever is the subject of the sentence that names him last is meant; otherwise it stays unknown.
        """
        parse = self._parse
        if parse.dep[chosen.head] in ("nsubj", "nsubjpass") or not self._is_bare(draft):
            return False
        for other in reversed(self._history[-80:]):
            if parse.sent[chosen.head] - parse.sent[other.head] > _CONTESTED:
                return False
            holds = other.human and _holds(other, chosen, word)
            same = holds or (parse.lemma[other.head] == word and (" " not in chosen.role or other.role == chosen.role))
            if same and other.all_countries and not set(other.all_countries) & set(chosen.all_countries):
                return True
        return False

    def _is_nobodys(self, earlier: Draft, draft: Draft) -> bool:
        """Whether a body or person of unknown state was named since that a bare noun means rather than an older one."""
        parse = self._parse
        if draft.denotes == "body":
            return earlier.kind == "role" and parse.lemma[earlier.head] == parse.lemma[draft.head] in PARTICULAR
        held = set(earlier.role.split())
        head = draft.role == "head of state" and held & _HEADS_OF_STATE
        return earlier.human and draft.denotes == "person" and bool(head or parse.lemma[draft.head] in held)

    def _bind(self, draft: Draft, earlier: Draft) -> None:
        draft.base = earlier.base
        assign(draft, earlier.all_countries)
        if draft.first == draft.beyond - 1 or earlier.role == draft.role or draft.denotes != "body":
            # "the ministry" is that ministry; "the health ministry" is another one of the same state.
            draft.entity, draft.entities = earlier.entity, earlier.all_entities
        draft.antecedent = earlier.antecedent or earlier
        draft.rule = f"{draft.rule}.again"


def _holds(holder: Draft, office: Draft, word: str) -> bool:
    """Whether somebody who was named holds the office that *word* heads: a vice-president is no president."""
    held = holder.role.replace("-", " ").split()
    wanted = office.role.replace("-", " ").split()
    if word not in held or {w for w in held if w in _LESSER} != {w for w in wanted if w in _LESSER}:
        return False
    own, asked = set(held) - _SMALL, set(wanted) - _SMALL
    return not asked or not own or own <= asked or asked <= own
