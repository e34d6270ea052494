"""Pronouns and bare nominals: whom "he", "its", "the ministry" and "both sides" mean, or nobody.

Recency, grammatical role, number and gender decide; where two candidates are as good as each other, the reference stays
unknown.
"""

from collections.abc import Callable

from standoff.extraction.drafts import Draft
from standoff.extraction.grammar import OBJECT_CONTROL, first_conjunct, governing_verb, own_subject, subject
from standoff.extraction.nominals import assign
from standoff.extraction.parse import Parse

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_PEOPLE_REACH, _THING_REACH, _NOMINAL_REACH = 3, 1, 12
# So many sentences back another holder of an office is as near as the last one.
_CONTESTED = 2
_SIDES = frozenset("sides countries nations states parties neighbours neighbors capitals allies governments".split())
_OFFICER = "grounding.role.forces"
# Words for those who rule without having been chosen.
_RULERS = frozenset("junta ruler putschist regime".split())
_MEMBERS = frozenset(
    "member members allies ally states countries nations partners governments leaders ministers".split()
)
# What two do with each other.
_EACH_OTHER = frozenset("exchange sign hold trade share resume fight reach swap begin have discuss".split())
_HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "monarch"})
# Nouns that say nothing without what stands behind them: the head of state is no other head.
_HEADING = frozenset({"head", "chief", "secretary", "member"})
# "the army" of a report is the military that it named.
_ARMIES = frozenset({"army", "military"})
_ORGANS = frozenset({"wing", "council", "command", "leadership", "politburo"})
_MOVEMENTS = frozenset({"group", "movement", "militia", "organisation", "organization", "faction", "front"})
_BODY_TYPES = frozenset({"igo", "bloc", "agency"})
# Words for one kind of body only: "the ministry" is not the cabinet.
PARTICULAR = frozenset("ministry department committee commission agency council office".split())


class Discourse:
    """What was said so far.

    Args:
        parse: The document's parse.
        quoted: Token ranges inside quotation marks: what is said there has its own "it" and "they", which mean what the
            same quotation named before.
        is_person: Whether a token heads a noun for a person's office.
    """

    def __init__(self, parse: Parse, quoted: list[range], is_person: Callable[[int], bool]) -> None:
        self._parse = parse
        self._is_person = is_person
        self._in_quote = {i: n for n, tokens in enumerate(quoted) for i in tokens}
        self._history: list[Draft] = []

    def add(self, draft: Draft) -> None:
        """Records a mention; they come in text order."""
        self._history.append(draft)

    def pronoun(self, i: int) -> Draft | None:
        """The mention that a third-person pronoun makes, or ``None`` when it is not resolved."""
        word = self._parse.lower[i]
        if i in self._in_quote and word not in _NEUTER:
            return None
        if self._parse.tag[i] == "PRP$" and (word in _NEUTER or word in _PLURAL) and self._is_of_a_thing(i):
            return None
        if word in _MALE or word in _FEMALE:
            found = self._person(i, "m" if word in _MALE else "f")
        elif word in _NEUTER and not self._expletive(i):
            found = self._thing(i, plural=False)
        elif word in _PLURAL:
            found = self._thing(i, plural=True)
        else:
            return None
        # Who is meant may be somebody whom nobody knows: then it is not the one who is known from further up.
        return None if found is None or found.entity is None else self._refer(found, i, word)

    def _is_of_a_thing(self, i: int) -> bool:
        """Whether a possessive belongs to a thing nobody is known by, named just before: "the ship and its crew"."""
        parse = self._parse
        thing = parse.head[i]
        first = first_conjunct(parse, thing)
        return first < thing and parse.pos[first] in ("NOUN", "PROPN") and all(d.head != first for d in self._history)

    def _refer(self, found: Draft, i: int, word: str) -> Draft:
        return Draft(
            i, i + 1, i, found.entity, found.country, "pronoun", f"grounding.pronoun.{word}",
            use="modifier" if self._parse.tag[i] == "PRP$" else "actor", kind=found.kind if found.human else "pronoun",
            role=found.role, entities=found.all_entities, countries=found.all_countries, plural=found.plural,
            human=found.human, gender=found.gender, antecedent=found.antecedent or found, name=found.name,
            base=found.base,
        )  # fmt: skip

    def _expletive(self, i: int) -> bool:
        """Whether an "it" stands for nothing ("it is clear that …")."""
        parse = self._parse
        if parse.lower[i] != "it":
            return False
        verb = parse.head[i]
        return parse.dep[i] == "expl" or (
            parse.lemma[verb] in ("be", "seem", "appear", "remain", "become")
            and any(parse.dep[k] in ("ccomp", "acomp") for k in parse.kids[verb])
            and any(parse.dep[k] in ("ccomp", "xcomp", "advcl") for k in parse.kids[verb])
        )

    def _recent(self, i: int, reach: int) -> list[Draft]:
        """Mentions outside quotations in the last *reach* sentences before token *i*, nearest first."""
        limit = self._parse.sent[i] - reach
        recent = []
        for draft in reversed(self._history):
            if self._parse.sent[draft.head] < limit:
                break
            if draft.beyond <= i and self._in_quote.get(draft.head) == self._in_quote.get(i):
                recent.append(draft)
        return recent

    def _score(self, draft: Draft, i: int) -> float:
        """How likely a pronoun at *i* means the draft, by place alone; higher is better."""
        parse = self._parse
        distance = parse.sent[i] - parse.sent[draft.head]
        label = parse.dep[draft.head]
        score = -2.0 * distance
        if label in ("nsubj", "nsubjpass"):
            score += 3.0
            verb = governing_verb(parse, draft.head)
            if verb is not None and parse.dep[verb] == "ROOT":
                score += 1.0
        elif label in ("poss", "compound", "amod"):
            score -= 1.0
        elif label == "pobj":
            score -= 0.5
        if draft.head == self._controller(i) or (parse.tag[i] == "PRP$" and draft.head == self._infinitive_subject(i)):
            score += 5.0
        return score - 0.01 * (i - draft.head) / 10

    def _controller(self, i: int) -> int | None:
        """In "X warned Y … if it acts" whoever is warned; in "Y would suffer if it acts" the subject that suffers."""
        parse = self._parse
        verb = parse.head[i]
        if parse.dep[i] in ("nsubj", "nsubjpass") and parse.dep[verb] == "ccomp" and parse.head[verb] < i:
            # "Lima said it had sent them": who says something says it of himself, if of anybody
            return own_subject(parse, parse.head[verb])
        if parse.dep[i] != "nsubj" or parse.dep[verb] != "advcl":
            return None
        above = parse.head[verb]
        marks = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] in ("mark", "advmod")}
        if not marks & {"if", "unless", "should", "once"}:
            return None
        if parse.lemma[above] in OBJECT_CONTROL:
            for k in parse.kids[above]:
                if parse.dep[k] == "dobj":
                    return k
        return own_subject(parse, above)

    def _infinitive_subject(self, i: int) -> int | None:
        """Who is to do what an infinitive says, for a possessive in it: "called on *X* to withdraw its forces"."""
        verb = governing_verb(self._parse, i)
        if verb is None or self._parse.tag[verb] != "VB" or own_subject(self._parse, verb) is not None:
            return None
        return subject(self._parse, verb)

    def _same_clause_subject(self, draft: Draft, i: int) -> bool:
        """Whether an object pronoun would have to be "himself" to mean the draft."""
        parse = self._parse
        if parse.dep[i] in ("nsubj", "nsubjpass", "poss"):
            return False
        verb = governing_verb(parse, i)
        if verb is None or parse.dep[draft.head] not in ("nsubj", "nsubjpass"):
            return False
        # a coordinated verb shares the subject: "Chad accused Mali and urged it to wait"
        shared = parse.dep[verb] == "conj" and own_subject(parse, verb) is None and subject(parse, verb) == draft.head
        return shared or verb == parse.head[draft.head]

    def _person(self, i: int, gender: str) -> Draft | None:
        candidates: list[Draft] = []
        for draft in self._recent(i, _PEOPLE_REACH):
            person = draft.human or (draft.kind == "role" and _is_person_role(draft) and not draft.plural)
            if person and draft.gender in ("?", gender) and not self._same_clause_subject(draft, i):
                candidates.append(draft)

        def likely(draft: Draft) -> float:
            return self._score(draft, i) + (0.5 if draft.human else 0.0) + (1.5 if draft.gender == gender else 0.0)

        return max(candidates, key=likely, default=None)

    def _sides_between(self, i: int) -> int:
        """The last "both sides", "the two leaders" before token *i* in its sentence that stand for nobody known."""
        parse = self._parse
        known = {d.head for d in self._history[-20:]}
        for t in range(i - 1, parse.sentences[parse.sent[i]][0] - 1, -1):
            if (
                parse.lower[t] in _SIDES
                and t not in known
                and any(parse.lower[k] in ("both", "two") for k in parse.kids[t])
            ):
                return t
        return -1

    def _thing(self, i: int, *, plural: bool) -> Draft | None:
        candidates: dict[tuple[str, ...], tuple[float, Draft]] = {}
        sides = self._sides_between(i) if plural else -1
        for draft in self._recent(i, _THING_REACH):
            if draft.human or draft.kind == "place" or not draft.all_countries or self._same_clause_subject(draft, i):
                continue
            if plural and draft.head < sides:
                continue
            if plural and not (draft.plural or len(draft.all_countries) > 1):
                continue
            if not plural and (draft.plural or len(draft.all_countries) > 1 or _is_person_role(draft)):
                continue
            score = self._score(draft, i) - (1.5 if draft.form == "adjective" else 0.0)
            score -= 2.5 if draft.use == "place" else 0.0
            key = draft.all_entities
            if key not in candidates or candidates[key][0] < score:
                candidates[key] = (score, draft)
        self._prefer_nearest(i, candidates)
        ranked = sorted(candidates.values(), key=lambda c: -c[0])
        if not ranked or (not plural and self._is_thing_told_of(i, ranked[0][1])):
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.5:
            return None if ranked[0][1].all_countries != ranked[1][1].all_countries else ranked[0][1]
        return ranked[0][1]

    def _is_thing_told_of(self, i: int, best: Draft) -> bool:
        """Whether the sentence is about a thing that nobody is known by, which a pronoun in a later clause means.

        In "The *tanker* was sailing when boats surrounded it" it is not who was named the sentence before.
        """
        parse = self._parse
        first = parse.sentences[parse.sent[i]][0]
        clause = governing_verb(parse, i)
        if best.head >= first or clause is None or parse.dep[clause] not in ("advcl", "relcl", "conj"):
            return False
        about = own_subject(parse, parse.head[clause])
        known = {d.head for d in self._history[-30:] if d.all_countries}
        return (
            about is not None
            and first <= about < i
            and parse.tag[about] in ("NN", "NNP")
            and parse.ner[about] != "PERSON"
            and about not in known
            and not self._is_person(about)
        )

    def _prefer_nearest(self, i: int, candidates: dict[tuple[str, ...], tuple[float, Draft]]) -> None:
        """In a relative clause ("the men that it has sent") the subject just before is meant, not the first one."""
        parse = self._parse
        if parse.dep[parse.head[i]] != "relcl":
            return
        subjects = [
            (draft.head, key)
            for key, (_, draft) in candidates.items()
            if parse.sent[draft.head] == parse.sent[i] and parse.dep[draft.head] in ("nsubj", "nsubjpass")
        ]
        if subjects:
            _, key = max(subjects)
            score, draft = candidates[key]
            candidates[key] = (score + 1.5, draft)

    def is_definite(self, first: int) -> bool:
        """Whether a phrase is introduced by "the", "this" or "that", so that it points back."""
        parse = self._parse
        i = first - 1
        while i >= 0 and parse.pos[i] in ("ADJ", "NOUN", "PROPN", "NUM") and first - i < 4:
            i -= 1
        return i >= 0 and parse.lower[i] in ("the", "this", "that", "these", "those")

    def resolve_nominal(self, draft: Draft) -> None:
        """Gives a bare "the ministry" the country of the last one named, if one was."""
        word = self._parse.lemma[draft.head]
        same_body: Draft | None = None
        for earlier in reversed(self._history[-80:]):
            if self._parse.sent[draft.head] - self._parse.sent[earlier.head] > _NOMINAL_REACH:
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
            if draft.denotes == "person" and " " in draft.role and draft.first < draft.beyond - 1:
                # "the foreign minister" is no other minister, "the head of state" no head of something else
                same_word = same_word and earlier.role == draft.role
            same_word = same_word or (
                draft.role == "head of state" and bool(set(earlier.role.split()) & _HEADS_OF_STATE)
            )
            if same_word and " " in draft.role and word in PARTICULAR and draft.role != earlier.role:
                continue  # "the defence ministry" is not the foreign ministry named before
            # "the general" is the army chief named before.
            same_word = same_word or (
                earlier.denotes == draft.denotes == "person"
                and earlier.rule.split(".again")[0] == draft.rule == _OFFICER
            )
            held = earlier.human and draft.denotes == "person" and word in earlier.role.split()
            if same_word or (held and word not in _HEADING):
                if (
                    word == "minister"
                    and self._is_bare(draft)
                    and "prime" in (*earlier.role.split(), self._before(earlier))
                ):
                    continue  # nobody calls the prime minister "the minister"
                if draft.denotes != "person" or not self._is_contested(draft, earlier, word):
                    self._bind(draft, earlier)
                return
            other_kind = word in PARTICULAR or (word in _RULERS) != (named in _RULERS)
            same_role = earlier.role == draft.role or {earlier.role, draft.role} == _ARMIES
            if same_body is None and same_role and draft.denotes == "body" and not other_kind:
                same_body = earlier
        if same_body is not None:
            self._bind(draft, same_body)

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
            same = parse.lemma[other.head] == word or (other.human and word in other.role.split())
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

    def group(self, i: int, generic: dict[str, set[str]]) -> Draft | None:
        """Both sides, the two countries, the alliance, bloc members: the last states or the body that were named."""
        parse = self._parse
        word = parse.lower[i]
        if word in _SIDES and {parse.lower[k] for k in parse.kids[i]} & {"both", "two"} and i not in self._in_quote:
            return self._two(i)
        if word in _MEMBERS:
            for k in parse.kids[i]:
                if parse.dep[k] in ("compound", "nmod", "amod", "poss"):
                    body = self._named_body(k) or self._generic_body(k, generic)
                    if body is not None:
                        return self._body(i, k, body, "grounding.members")
        if word in _MOVEMENTS and i > 0 and parse.lower[i - 1] in ("the", "this", "that"):
            body = self._movement(i, word)
            if body is not None:
                return self._body(i, i, body, "grounding.movement")
        if self.is_definite(i):
            body = self._generic_body(i, generic)
            if body is not None:
                return self._body(i, i, body, "grounding.generic")
        return None

    def _movement(self, i: int, word: str) -> Draft | None:
        """The group or movement named last; not one from before another body that "the group" may mean as well."""
        for draft in reversed(self._history[-60:]):
            if self._parse.sent[i] - self._parse.sent[draft.head] > _NOMINAL_REACH:
                return None
            named = draft.kind in ("name", "adjective") and draft.head < i
            if named and draft.base:
                return draft
            if named and word != "movement" and (draft.role in _BODY_TYPES or (draft.entity and not draft.country)):
                return None
        return None

    def _body(self, i: int, first: int, body: Draft, rule: str) -> Draft:
        return Draft(
            first, i + 1, i, body.entity, body.country, "nominal", f"{rule}.{body.entity}",
            kind="role", role="organisation", antecedent=body.antecedent or body, base=body.base,
        )  # fmt: skip

    def _named_body(self, token: int) -> Draft | None:
        for draft in reversed(self._history[-8:]):
            if draft.head == token and draft.kind in ("name", "adjective") and draft.role in _BODY_TYPES:
                return draft
        return None

    def _generic_body(self, token: int, generic: dict[str, set[str]]) -> Draft | None:
        bodies = generic.get(self._parse.lower[token])
        if bodies:
            for draft in reversed(self._history[-60:]):
                if draft.entity in bodies:
                    return draft
        return None

    def _side_by_side(self, pair: list[Draft]) -> bool:
        """Whether two do together what is done to a third ("Chad and Mali condemned it"), so that they are no sides."""
        parse = self._parse
        first = min(pair, key=lambda d: d.head).head
        verb = parse.head[first]
        together = all(first_conjunct(parse, d.head) == first for d in pair) and parse.dep[first] == "nsubj"
        return (
            together and any(parse.dep[k] == "dobj" for k in parse.kids[verb]) and parse.lemma[verb] not in _EACH_OTHER
        )

    def _two(self, i: int) -> Draft | None:
        by_sentence: dict[int, list[Draft]] = {}
        recent = self._recent(i, 2)
        # Who urges both sides is not one of them.
        apart = {
            d.country
            for d in recent
            if self._parse.sent[d.head] == self._parse.sent[i] and self._parse.dep[d.head] in ("nsubj", "nsubjpass")
        }
        for draft in recent:
            plain = (
                draft.country not in apart
                and draft.country
                and not draft.human
                and draft.form != "pronoun"
                and draft.use != "place"
                and draft.role not in _BODY_TYPES
            )
            listed = by_sentence.setdefault(self._parse.sent[draft.head], [])
            if plain and all(draft.country != d.country for d in listed):
                listed.append(draft)
        # The nearest sentence that names two and no more; two sentences that name one each will do.
        named = next((found for found in by_sentence.values() if len(found) == 2 and not self._side_by_side(found)), [])
        if not named:
            distinct = {d.country: d for found in by_sentence.values() for d in reversed(found)}
            named = list(distinct.values())
        if len(named) != 2 or self._side_by_side(named):
            return None
        codes = tuple(d.country or "" for d in reversed(named))
        return Draft(
            i, i + 1, i, codes[0], codes[0], "nominal", "grounding.group.two", kind="role", role="group", plural=True,
            entities=codes, countries=codes,
        )  # fmt: skip


def _is_person_role(draft: Draft) -> bool:
    """Whether a role noun names one human being rather than a body."""
    return draft.kind == "role" and draft.denotes == "person"
