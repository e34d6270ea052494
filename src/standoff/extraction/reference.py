"""Pronouns and bare nominals: whom "he", "its", "the ministry" and "both sides" mean, or nobody.

Recency, grammatical role, number and gender decide; where two candidates are as good as each other, the reference stays
unknown.
"""

from collections.abc import Callable

from standoff.extraction.antecedents import (
    doer_of,
    for_whom,
    is_anybodys,
    is_listed,
    is_style,
    supposed_before,
    told_of_by_his_own,
)
from standoff.extraction.controllers import (
    controller,
    doer,
    infinitive_subject,
    is_not_the_subjects,
    reproached,
    several_told_of,
)
from standoff.extraction.drafts import Draft
from standoff.extraction.grammar import conjuncts, first_conjunct, governing_verb, own_subject, subject
from standoff.extraction.impersonal import are_things, is_impersonal
from standoff.extraction.movements import BODY_TYPES, is_at_a_remove, movement_of
from standoff.extraction.named_again import NamedAgain
from standoff.extraction.parse import Parse
from standoff.extraction.sides import Groups
from standoff.extraction.strangers import (
    is_a_thing,
    is_in_his_words,
    is_objected_to,
    is_of_a_stranger,
    is_of_himself,
    is_of_who_speaks,
    is_unknown_name,
)
from standoff.lexicons.actors import ActorLexicon

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_PEOPLE_REACH, _THING_REACH = 3, 1
_MEMBERS = frozenset(
    "member members allies ally states countries nations partners governments leaders ministers".split()
)
_IN_BODIES = frozenset({"member", "signatory"})
_SAYING = frozenset(
    "say tell add warn announce declare insist state write reply vow explain repeat note inform".split()
)

# What one asks of others, and never of oneself: "demanded its withdrawal".
_ASKING = frozenset("demand order urge request seek call want press".split())
_ASKED_OF_OTHERS = frozenset(
    "withdrawal expulsion departure surrender resignation extradition removal dismissal arrest ouster".split()
)


def _is_of_many(draft: Draft) -> bool:
    """Whether a body may say "they" of itself ("the army said they had …"); a state says "it"."""
    return draft.kind == "institution" or bool(draft.base) or (draft.kind == "role" and draft.denotes == "body")


class Discourse:
    """What was said so far.

    Args:
        parse: The document's parse.
        quoted: Token ranges inside quotation marks: what is said there has its own "it" and "they", which mean what the
            same quotation named before.
        is_person: Whether a token heads a noun for a person's office.
        lexicon: Words for parties and states.
    """

    def __init__(
        self, parse: Parse, quoted: list[range], is_person: Callable[[int], bool], lexicon: ActorLexicon
    ) -> None:
        self._parse = parse
        self._generic = lexicon.generic
        self._is_person = is_person
        self._in_quote = {i: n for n, tokens in enumerate(quoted) for i in tokens}
        self._history: list[Draft] = []
        self.again = NamedAgain(parse, self._history)
        self.sides = Groups(parse, self._history, self._in_quote, lexicon, self._recent)

    def add(self, draft: Draft) -> None:
        """Records a mention; they come in text order."""
        self._history.append(draft)

    def pronoun(self, i: int) -> Draft | None:
        """The mention that a third-person pronoun makes, or ``None`` when it is not resolved."""
        word = self._parse.lower[i]
        if i in self._in_quote and word not in _NEUTER:
            return None
        owned = self._parse.tag[i] == "PRP$"
        if owned and (told := self._told_of(i, word)) is not None:
            return self._refer(told, i, word)
        if owned and (word in _NEUTER or word in _PLURAL) and self._is_of_a_thing(i):
            return None
        if owned and (named := reproached(self._parse, i)) is not None:
            return self._one_of(named, i, word)
        if owned and word in _NEUTER and is_of_who_speaks(self._parse, self._history, i):
            return None
        if owned and word in _NEUTER and (self._is_of_the_subject(i) or self._is_of_either(i)):
            return None
        if word in _MALE or word in _FEMALE:
            found = self._person(i, "m" if word in _MALE else "f")
        elif word in _NEUTER and not self._expletive(i) and not self._is_what_was_judged(i):
            found = self._thing(i, plural=False)
        elif word in _PLURAL and not are_things(self._parse, i):
            found = self._thing(i, plural=True)
        else:
            return self.sides.at(i) if word in self.sides.bare else None
        a_state = found is not None and found.entity == found.country and self.sides.is_state(found.country or "")
        if owned and a_state and self._parse.lemma[self._parse.head[i]] in _IN_BODIES:
            return None  # a bloc has members, a state has none
        # Who is meant may be somebody whom nobody knows: then it is not the one who is known from further up.
        return None if found is None or found.entity is None else self._refer(found, i, word)

    def _one_of(self, named: range, i: int, word: str) -> Draft | None:
        """The only party that is named within some tokens, as a pronoun means it; None where there are several."""
        near = [d for d in self._history[-20:] if d.country is not None and d.head < named.stop]
        punisher = {d.country for d in near if d.head == own_subject(self._parse, named.start - 1)}
        found = {d.country: d for d in reversed(near) if d.head in named and d.country not in punisher}
        return self._refer(next(iter(found.values())), i, word) if len(found) == 1 else None

    def _told_of(self, i: int, word: str) -> Draft | None:
        """Whoever the words are about that a speaker of theirs says: "France will not yield, *its* minister said".

        The words may be quoted, and so out of reach of any other "its".
        """
        parse, owned = self._parse, self._parse.head[i]
        verb = parse.head[owned]
        if parse.dep[owned] != "nsubj" or parse.lemma[verb] not in _SAYING or i in self._in_quote:
            return None
        above = (parse.head[verb],) if parse.dep[verb] == "parataxis" else ()
        said = [k for k in (*parse.kids[verb], *above) if k < i and (parse.dep[k] == "ccomp" or k in above)]
        about = own_subject(parse, said[-1]) if said else None
        for draft in reversed(self._history[-20:]) if about is not None else ():
            if draft.head != about or draft.kind == "place" or draft.entity is None:
                continue
            several = draft.plural or len(draft.all_countries) > 1 or draft.kind in ("people", "adjective")
            if draft.human:
                fits = word in (_MALE if draft.gender != "f" else _FEMALE) and not several
            else:
                fits = word in (_PLURAL if several else _NEUTER)
            return draft if fits else None
        return None

    def _is_of_a_thing(self, i: int) -> bool:
        """Whether a possessive belongs to a thing nobody is known by, named just before: "the ship and its crew"."""
        parse = self._parse
        thing = parse.head[i]
        first = first_conjunct(parse, thing)
        return first < thing and parse.pos[first] in ("NOUN", "PROPN") and all(d.head != first for d in self._history)

    def _is_of_the_subject(self, i: int) -> bool:
        """Whether the subject of its own clause is a thing that nobody is known by: "the raft lost *its* rudder"."""
        parse, clause = self._parse, governing_verb(self._parse, i)
        if clause is None or parse.dep[parse.head[i]] != "dobj" or parse.head[parse.head[i]] != clause:
            return False
        about = own_subject(parse, clause)
        return about is not None and about < i and self._is_unknown_thing(about)

    def _is_unknown_thing(self, token: int) -> bool:
        parse = self._parse
        return (
            parse.tag[token] in ("NN", "NNP")
            and parse.ner[token] != "PERSON"
            and not self._is_person(token)
            and all(d.head != token for d in self._history[-30:])
        )

    def _is_of_either(self, i: int) -> bool:
        """Whether a possessive may be the speaker's or the hearer's: "told Quito that *its* boats had strayed"."""
        parse, owned = self._parse, self._parse.head[i]
        clause = parse.head[owned]
        if parse.dep[owned] not in ("nsubj", "nsubjpass") or parse.dep[clause] != "ccomp":
            return False
        heard = [k for k in parse.kids[parse.head[clause]] if parse.dep[k] in ("dobj", "dative") and k < i]
        return any(d.head in heard and d.all_countries for d in self._history[-12:])

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
        if is_impersonal(parse, i) or is_objected_to(parse, self._history, i) or is_a_thing(parse, i):
            return True
        return parse.dep[i] == "expl" or (
            parse.lemma[verb] in ("be", "seem", "appear", "remain", "become")
            and any(parse.dep[k] in ("ccomp", "acomp") for k in parse.kids[verb])
            and any(parse.dep[k] in ("ccomp", "xcomp", "advcl") for k in parse.kids[verb])
        )

    def _is_what_was_judged(self, i: int) -> bool:
        """Whether an "it" is what somebody has just done something about: "Sow rejected the *plan*, saying it would …".

        Only a person is sure not to be meant: a ministry may speak of itself.
        """
        parse, verb = self._parse, self._parse.head[i]
        said = parse.head[verb]
        if (
            parse.dep[i] != "nsubj"
            or parse.dep[verb] != "ccomp"
            or parse.tag[said] != "VBG"
            or parse.dep[said] != "advcl"
        ):
            return False
        did = parse.head[said]
        who = {k for k in parse.kids[did] if parse.dep[k] == "nsubj"}
        things = [k for k in parse.kids[did] if parse.dep[k] == "dobj" and did < k < said]
        human = any(draft.head in who and (draft.human or _is_person_role(draft)) for draft in self._history[-20:])
        return human and any(self._is_unknown_thing(thing) for thing in things)

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
        head = self._place(draft)
        label = parse.dep[head]
        score = -2.0 * distance
        if distance == 0 and label == parse.dep[i] == "dobj":
            score += 1.5  # "Kenya accused Chad of it; she urged it to reply"
        if label in ("nsubj", "nsubjpass"):
            score += 3.0
            verb = governing_verb(parse, head)
            if verb is not None and parse.dep[verb] == "ROOT":
                score += 1.0
        elif label in ("poss", "compound", "amod"):
            score -= 1.0
        elif label == "pobj":
            score -= 0.5
        if parse.tag[i] == "PRP$" and distance == 0 and draft.head == doer(parse, i):
            score += 3.0
        if draft.head == controller(parse, i) or (
            parse.tag[i] == "PRP$" and draft.head == infinitive_subject(parse, i)
        ):
            score += 5.0
        return score - 0.01 * (i - draft.head) / 10

    def _place(self, draft: Draft) -> int:
        """The token by whose place somebody is judged: "The *captain*, Luis Rey, left"."""
        parse, above = self._parse, self._parse.head[draft.head]
        return above if parse.dep[draft.head] == "appos" and parse.pos[above] in ("NOUN", "PROPN") else draft.head

    def _same_clause_subject(self, draft: Draft, i: int) -> bool:
        """Whether an object pronoun would have to be "himself" to mean the draft; nobody demands his own withdrawal."""
        parse = self._parse
        if parse.dep[i] == "poss" and parse.lemma[parse.head[i]] in _ASKED_OF_OTHERS:
            asked = governing_verb(parse, i)
            return asked is not None and parse.lemma[asked] in _ASKING and self._place(draft) == subject(parse, asked)
        if parse.dep[i] in ("nsubj", "nsubjpass", "poss"):
            return False
        verb, head = governing_verb(parse, i), self._place(draft)
        if verb is None or parse.dep[head] not in ("nsubj", "nsubjpass"):
            return False
        # a coordinated verb shares the subject: "Chad accused Mali and urged it to wait"
        # and so does a participle: "Chad spoke to Mali, urging it to wait"
        borrows = parse.dep[verb] in ("conj", "advcl") and own_subject(parse, verb) is None
        shared = borrows and subject(parse, verb) == head
        return shared or verb == parse.head[head]

    def _person(self, i: int, gender: str) -> Draft | None:
        parse = self._parse
        if is_style(parse, i) or is_anybodys(parse, i):
            return None
        candidates: list[Draft] = []
        doer_is = self._at(doer_of(parse, i))
        likeliest = {supposed_before(parse, i), told_of_by_his_own(parse, i)}
        for draft in self._recent(i, _PEOPLE_REACH):
            if doer_is is not None and (draft is doer_is or (draft.entity and draft.entity == doer_is.entity)):
                continue
            person = draft.human or (draft.kind == "role" and _is_person_role(draft) and not draft.plural)
            person = person or parse.lower[draft.head] in (_MALE if gender == "m" else _FEMALE)
            if is_in_his_words(parse, draft.head, i) or is_of_himself(parse, draft.head, i):
                continue
            if person and draft.gender in ("?", gender) and not self._same_clause_subject(draft, i):
                candidates.append(draft)

        writer = controller(parse, i) if parse.dep[parse.head[i]] == "relcl" else None
        if writer is not None and parse.pos[writer] == "PROPN" and all(d.head != writer for d in candidates):
            # Somebody whom nobody knows wrote it, and not who got it.
            return None
        if is_of_a_stranger(parse, self._history, i):
            return None

        def likely(draft: Draft) -> float:
            score = self._score(draft, i) + (6.5 if draft.head in likeliest else 0.0)
            return score + (0.5 if draft.human else 0.0) + (1.0 if draft.gender == gender else 0.0)

        return max(candidates, key=likely, default=None)

    def _at(self, token: int | None) -> Draft | None:
        """The last mention that *token* heads."""
        return None if token is None else next((d for d in reversed(self._history) if d.head == token), None)

    def _sides_between(self, i: int) -> int:
        """The last "both sides", "the two leaders" before token *i* in its sentence that stand for nobody known."""
        parse = self._parse
        known = {d.head for d in self._history[-20:]}
        for t in range(i - 1, parse.sentences[parse.sent[i]][0] - 1, -1):
            if (
                parse.lower[t] in self.sides.nouns
                and t not in known
                and any(parse.lower[k] in ("both", "two") for k in parse.kids[t])
            ):
                return t
        return -1

    def _thing(self, i: int, *, plural: bool) -> Draft | None:
        parse = self._parse
        candidates: dict[tuple[str, ...], tuple[float, Draft]] = {}
        sides = self._sides_between(i) if plural else -1
        recent = self._recent(i, _THING_REACH)
        if plural:
            together = self._together(recent)
            joined = {k for d in together for k in conjuncts(parse, d.head)}
            recent = [*together, *(d for d in recent if d.head not in joined)]
        writer = controller(parse, i)
        if writer is not None and is_unknown_name(parse, self._history, writer):
            return None  # "Orano, which said it …"
        speaking = writer if plural else None
        speaker = self._at(writer)
        person = speaker is not None and not plural and (speaker.human or _is_person_role(speaker))
        spoken_for = speaker.country if speaker is not None and person else None
        told = None if plural else for_whom(parse, i)
        for draft in recent:
            several = len(draft.all_countries) > 1 or (draft.head == speaking and _is_of_many(draft))
            if draft.kind == "place" or not draft.all_countries or self._same_clause_subject(draft, i):
                continue
            if (draft.human and not several) or is_at_a_remove(parse, draft.head):
                continue
            if plural and (draft.head < sides or not (draft.plural or several)):
                continue
            if not plural and (draft.plural or several or _is_person_role(draft)):
                continue
            score = self._score(draft, i) - (1.5 if draft.form == "adjective" else 0.0)
            score -= 2.5 if draft.use == "place" else 0.0
            score += 9.0 if draft.head == told else 0.0
            # "Moscow's envoy said that it understood"
            score += 4.0 if draft.country == draft.entity == spoken_for is not None else 0.0
            key = draft.all_entities
            if key not in candidates or candidates[key][0] < score:
                candidates[key] = (score, draft)
        if plural and parse.tag[i] == "PRP$" and (about := several_told_of(parse, i)) is not None:
            return next((draft for _, draft in candidates.values() if draft.head == about), None)
        if not plural and parse.tag[i] == "PRP$" and is_not_the_subjects(parse, i):
            near = {key: c for key, c in candidates.items() if parse.sent[c[1].head] == parse.sent[i]}
            candidates = near or candidates
        self._prefer_nearest(i, candidates)
        ranked = sorted(candidates.values(), key=lambda c: -c[0])
        if not ranked:
            return None
        if not plural and (self._is_thing_told_of(i, ranked[0][1]) or is_listed(parse, ranked[0][1].head, i)):
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.5:
            return None if ranked[0][1].all_countries != ranked[1][1].all_countries else ranked[0][1]
        return ranked[0][1]

    def _together(self, recent: list[Draft]) -> list[Draft]:
        """Those who are named in one breath ("Chad and Mali"), as one, for "they" to mean."""
        parse = self._parse
        by_head = {d.head: d for d in reversed(recent)}
        found = []
        for draft in recent:
            members = [by_head.get(k) for k in conjuncts(parse, draft.head)]
            if len(members) < 2 or parse.dep[draft.head] == "conj" or draft.use in ("place", "modifier"):
                continue
            known = [m for m in members if m is not None and m.all_countries and m.kind != "place"]
            countries = tuple(dict.fromkeys(c for m in known for c in m.all_countries))
            if len(known) == len(members) and len(countries) > 1:
                names = tuple(dict.fromkeys(e for m in known for e in m.all_entities))
                one = Draft(draft.first, known[-1].beyond, draft.head, names[0], countries[0], "nominal", "")
                one.kind, one.role, one.plural, one.entities, one.countries = "role", "group", True, names, countries
                one.antecedent = draft.antecedent or draft
                found.append(one)
        return found

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
        return about is not None and first <= about < i and self._is_unknown_thing(about)

    def _prefer_nearest(self, i: int, candidates: dict[tuple[str, ...], tuple[float, Draft]]) -> None:
        """In a relative clause ("the men that it has sent") the subject just before is meant, not the first one."""
        parse = self._parse
        clause = parse.head[i]
        if parse.dep[clause] != "relcl" or parse.ner[parse.head[clause]] in ("DATE", "TIME"):
            return  # "until May, when it gave way" goes on with the main clause
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

    def group(self, i: int) -> Draft | None:
        """Both sides, the two countries, the alliance, bloc members: the last states or the body that were named."""
        parse = self._parse
        word = parse.lower[i]
        sides = self.sides.at(i)
        if sides is not None:
            return sides
        if word in _MEMBERS:
            for k in parse.kids[i]:
                if parse.dep[k] in ("compound", "nmod", "amod", "poss"):
                    body = self._named_body(k) or self._generic_body(k)
                    if body is not None:
                        return self._body(i, k, body, "grounding.members")
        movement = movement_of(parse, i, self._history)
        if movement is not None:
            return self._body(i, i, movement, "grounding.movement")
        if self.is_definite(i) and not self._is_another(i):
            body = self._generic_body(i)
            if body is not None:
                return self._body(i, i, body, "grounding.generic")
        return None

    def _is_another(self, i: int) -> bool:
        """Whether a region tells a body from the one that was named: "the *Southern African* bloc"."""
        parse = self._parse
        return any(
            parse.dep[k] in ("amod", "compound") and parse.word[k][:1].isupper() and parse.lower[k] != "european"
            for k in parse.kids[i]
            if k < i
        )

    def _body(self, i: int, first: int, body: Draft, rule: str) -> Draft:
        return Draft(
            first, i + 1, i, body.entity, body.country, "nominal", f"{rule}.{body.entity}",
            kind="role", role="organisation", antecedent=body.antecedent or body, base=body.base,
            plural=self._parse.tag[i] == "NNS",
        )  # fmt: skip

    def _named_body(self, token: int) -> Draft | None:
        for draft in reversed(self._history[-8:]):
            if draft.head == token and draft.kind in ("name", "adjective") and draft.role in BODY_TYPES:
                return draft
        return None

    def _generic_body(self, token: int) -> Draft | None:
        words = self._parse.lower
        bodies = self._generic.get(words[token]) or self._generic.get(" ".join(words[max(0, token - 1) : token + 1]))
        if bodies:
            for draft in reversed(self._history[-60:]):
                if draft.entity in bodies:
                    return draft
        return None


def _is_person_role(draft: Draft) -> bool:
    """Whether a role noun names one human being rather than a body."""
    return draft.kind == "role" and draft.denotes == "person"
