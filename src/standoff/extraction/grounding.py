"""Grounding: which state, organisation, body or person every mention stands for.

Names come from the tables first. Then the text is read from left to right: role nouns ("the Polish foreign ministry",
"its troops") take the country that their modifiers give, people take that of the role they are introduced with, and
pronouns and bare nominals ("he", "the ministry", "both sides") are resolved to what was said before, or stay unknown.
"""

from standoff.extraction.actors import Actors
from standoff.extraction.component import Annotations, Component
from standoff.extraction.drafts import Draft, use_of
from standoff.extraction.grammar import own_subject
from standoff.extraction.names import office_holders, table_names
from standoff.extraction.nominals import assign, role_name, role_phrase
from standoff.extraction.parse import Parse
from standoff.extraction.people import famous, gender_of, introduced, person_spans
from standoff.extraction.quotation import quoted_spans
from standoff.extraction.reference import Discourse
from standoff.lexicons import Resources
from standoff.lexicons.actors import Role
from standoff.model import Document, Entity, Mention, Published, Span, identify

NAME, VERSION = "grounding", 1


def run(document: Document, annotations: Annotations, resources: Resources) -> tuple[Mention, ...]:
    """The mentions of a document, in text order; also the ``actors`` view and the entities for later components."""
    drafts = _Grounder(annotations.parse, resources, annotations.published).ground()
    mentions = _records(document, annotations.parse, drafts)
    annotations.scratch["actors"] = Actors(
        annotations.parse, {d.head: m for d, m in zip(drafts, mentions, strict=True) if d.acts}
    )
    annotations.scratch["entities"] = _entities(drafts, resources)
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


class _Grounder:
    """One pass over a document."""

    def __init__(self, parse: Parse, resources: Resources, published: Published) -> None:
        self.parse = parse
        self.resources = resources
        self.published = published
        self.by_head: dict[int, Draft] = {}
        self.names: dict[int, Draft] = {}
        self.known: dict[str, list[Draft]] = {}
        self.looking: set[int] = set()
        area = Span(0, len(parse.text))
        self.quoted = [parse.tokens_in(s) for s in quoted_spans(parse.text, area)]

    def ground(self) -> list[Draft]:
        parse = self.parse
        holders = office_holders(parse, self.resources, self.published)
        taken = {i for d in holders for i in range(d.first, d.beyond)}
        tabled = [d for d in table_names(parse, self.resources) if not taken & set(range(d.first, d.beyond))]
        for draft in (*tabled, *holders):
            for i in range(draft.first, draft.beyond):
                self.names[i] = draft
            self.by_head[draft.head] = draft
        for draft in holders:
            draft.gender = gender_of(parse, self.resources, draft.first, draft.head)
            self._remember(draft)
        self.countries = tuple(dict.fromkeys(d.country for d in (*tabled, *holders) if d.country))
        people = dict(person_spans(parse, set(self.names), self._is_office))
        self.discourse = Discourse(parse, self.quoted)
        for i in range(len(parse)):
            self._visit(i, people)
        self._headline()
        self._same_people()
        return sorted(self.by_head.values(), key=lambda d: (d.first, d.beyond))

    def _is_office(self, token: int) -> bool:
        found = self.resources.actors.role_of(self.parse.lower, token)
        return found is not None and found[1].denotes == "person"

    def _visit(self, i: int, people: dict[int, int]) -> None:
        """Grounds what is headed by, or begins at, token *i*; everything to its left is grounded already."""
        parse = self.parse
        if i in people:
            self._person(i, people[i])
        if i in self.by_head:
            draft = self.by_head[i]
            if draft.rule.startswith("offices.") and draft.kind == "person":
                self._identify(self._description(draft.first, draft.beyond)[1], draft)
            self.discourse.add(draft)
        elif parse.pos[i] == "PRON" or parse.tag[i] == "PRP$":
            meant = self.discourse.pronoun(i)
            if meant is not None:
                self.by_head[i] = meant
                self.discourse.add(meant)
        elif parse.pos[i] in ("NOUN", "PROPN", "ADJ") and i not in self.names and not self._unmarked(i):
            self._nominal(i)

    def _unmarked(self, i: int) -> bool:
        """Somebody named by surname whom the recogniser took for something else: met before, or in high office."""
        parse = self.parse
        if parse.pos[i] != "PROPN" or not self._alone(i):
            return False
        draft = self._again(i) if any(d.first < i for d in self.known.get(parse.word[i], ())) else None
        if draft is None and parse.word[i] in self.resources.offices.by_short:
            opening = i == parse.sentences[parse.sent[i]][0]
            if opening and not parse.ner[i]:
                return False
            draft = famous(parse, self.resources, self.published, i, role="", countries=self.countries)
            if draft is not None and draft.country not in self.countries:
                return False
        if draft is None:
            return False
        draft.use = use_of(parse, draft)
        self.names[i] = self.by_head[i] = draft
        self._remember(draft)
        self.discourse.add(draft)
        return True

    def _alone(self, i: int) -> bool:
        """Whether no other capitalised word is part of the same name."""
        parse = self.parse
        before = i > 0 and parse.pos[i - 1] == "PROPN" and parse.dep[i - 1] == "compound" and parse.head[i - 1] == i
        joined = parse.dep[i] == "compound" and parse.pos[parse.head[i]] == "PROPN"
        return not joined and not (before and i - 1 not in self.by_head)

    def _nominal(self, i: int) -> None:
        """A role noun ("ministry", "troops"), with the country that its modifiers or its antecedent give."""
        found = self.resources.actors.role_of(self.parse.lower, i)
        # "the two governments" are whoever was named before; "the Finnish government" is Finland's.
        draft = self.discourse.group(i, self.resources.actors.generic)
        if draft is None and found is not None:
            draft = self._role(found[0], i, found[1])
        # A role noun that nobody owns ("troops", "a spokesman") stands for nobody.
        if draft is not None and draft.entity is not None:
            if self.parse.dep[draft.head] == "appos":
                person = self.by_head.get(self.parse.head[draft.head])
                if person is not None and person.kind == "person":
                    self._identify(draft, person)
            self.by_head[draft.head] = draft
            self.discourse.add(draft)

    def _role(self, first: int, last: int, role: Role) -> Draft:
        """The mention of a role noun with its owner."""
        draft = role_phrase(self.parse, first, last, role, self.names, self._look)
        # "a ministry official" is the last ministry's; "special forces troops" are not the last forces'.
        part = role.denotes == "body" and self.parse.dep[draft.head] == "compound"
        if draft.entity is None and (part or self.discourse.is_definite(first)):
            self.discourse.resolve_nominal(draft)
            if draft.entity is None:
                self._own_intention(draft)
        body = role.acts_for_state and role.denotes == "body"
        if draft.entity is None and body and len(self.countries) == 1 and self.discourse.is_definite(first):
            # "The army" of an article that names one state is that state's.
            assign(draft, self.countries)
            draft.rule = f"{draft.rule}.only"
        return draft

    def _own_intention(self, draft: Draft) -> None:
        """The body in "Peru will reopen the road, the ministry said": who says what a state will do is that state."""
        parse, verb = self.parse, self.parse.head[draft.head]
        if parse.dep[draft.head] != "nsubj" or draft.denotes != "body":
            return
        for clause in parse.kids[verb]:
            if parse.dep[clause] == "ccomp" and any(parse.lower[k] in ("will", "would") for k in parse.kids[clause]):
                who = own_subject(parse, clause)
                owner = self.by_head.get(who) if who is not None else None
                if owner is not None and not owner.human and len(owner.all_countries) == 1:
                    assign(draft, owner.all_countries)
                    draft.rule = f"{draft.rule}.intention"

    def _look(self, token: int) -> Draft | None:
        """The mention at *token*, grounding a role noun to the right early if need be."""
        if token in self.by_head:
            return self.by_head[token]
        if token in self.names:
            return self.names[token]
        if self.parse.tag[token] == "PRP$" or self.parse.pos[token] == "PRON":
            return self.discourse.pronoun(token)
        if self.parse.pos[token] in ("NOUN", "PROPN"):
            found = self.resources.actors.role_of(self.parse.lower, token)
            if found is not None and token not in self.looking:
                self.looking.add(token)
                draft = self._role(found[0], token, found[1])
                self.looking.discard(token)
                return draft
        return None

    def _person(self, first: int, beyond: int) -> None:
        """A person: someone known, someone in the table of offices, or someone introduced here."""
        parse = self.parse
        role, described = self._description(first, beyond)
        countries = described.all_countries if described is not None else ()
        if beyond - first == 1:
            draft = self._again(first)
            if draft is None:
                draft = famous(
                    parse, self.resources, self.published, first, role=role, countries=countries or self.countries
                )
            if draft is None and not countries:
                return
            if draft is None:
                draft = introduced(parse, self.resources, first, beyond, countries[0], role)
        else:
            draft = self._same_person(first, beyond) or introduced(
                parse, self.resources, first, beyond, countries[0] if len(countries) == 1 else None, role
            )
        for i in range(first, beyond):
            self.names[i] = draft
        self._identify(described, draft)
        draft.use = "actor" if use_of(parse, draft) == "place" else use_of(parse, draft)
        self.by_head[draft.head] = draft
        self._remember(draft)

    def _identify(self, described: Draft | None, person: Draft) -> None:
        """The role noun that introduces a person stands for that person: "US Secretary of State" is Antony Blinken."""
        if described is not None and described.denotes == "person" and not described.plural and person.country:
            if person.gender == "?":
                person.gender = described.gender
            described.entity, described.entities = person.entity, ()
            described.human, described.gender, described.name = True, person.gender, person.name

    def _remember(self, draft: Draft) -> None:
        for key in draft.keys:
            listed = self.known.setdefault(key, [])
            if all(d.entity != draft.entity for d in listed):
                listed.append(draft)

    def _again(self, token: int) -> Draft | None:
        """A surname or short name of somebody named in full: the last one introduced, else the first one to come."""
        candidates = self.known.get(self.parse.word[token], [])
        if not candidates:
            return None
        before = [d for d in candidates if d.first < token]
        chosen = before[-1] if before else candidates[0]
        return self._copy(chosen, token, token + 1, token, "grounding.person.short")

    def _same_person(self, first: int, beyond: int) -> Draft | None:
        name = self.parse.text[self.parse.start[first] : self.parse.end[beyond - 1]]
        for draft in self.known.get(name.split()[-1], []):
            if draft.name == name:
                return self._copy(draft, first, beyond, beyond - 1, draft.rule)
        return None

    def _copy(self, draft: Draft, first: int, beyond: int, head: int, rule: str) -> Draft:
        return Draft(
            first, beyond, head, draft.entity, draft.country, "name", rule, kind="person", role=draft.role, human=True,
            gender=draft.gender, name=draft.name, keys=draft.keys,
        )  # fmt: skip

    def _description(self, first: int, beyond: int) -> tuple[str, Draft | None]:
        """The role noun a person is introduced with: before the name, in apposition to it, or the other way round."""
        parse = self.parse
        head = beyond - 1
        for i in range(first, beyond):
            if not first <= parse.head[i] < beyond:
                head = i
        candidates: list[int] = []
        before = first - 1
        while before >= 0 and (
            parse.word[before] in (",", '"') or parse.lower[before] in ("mr", "mr.", "dr", "dr.", "gen.", "lt.", "sir")
        ):
            before -= 1
        if before >= 0 and parse.line[before] == parse.line[first] and parse.pos[before] in ("NOUN", "PROPN", "ADJ"):
            near = before == first - 1
            linked = parse.head[before] in range(first, beyond) or parse.head[head] == before
            if near or linked:
                candidates.append(before)
        candidates += [
            k for k in parse.kids[head] if parse.dep[k] in ("appos", "compound", "nmod") and not first <= k < beyond
        ]
        if parse.dep[head] in ("appos", "flat") and not first <= parse.head[head] < beyond:
            candidates.append(parse.head[head])
        if beyond < len(parse) and parse.word[beyond] == "," and not any(c >= beyond for c in candidates):
            candidates += self._after_comma(beyond + 1)
        best: tuple[str, Draft | None] = ("", None)
        for preposition in parse.kids[head]:
            if parse.lower[preposition] in ("of", "from", "at") and parse.dep[preposition] == "prep":
                for token in parse.kids[preposition]:
                    owner = self._look(token) if parse.dep[token] == "pobj" else None
                    if owner is not None and owner.kind in ("institution", "name", "role") and owner.all_countries:
                        best = (owner.role, owner)
        for token in candidates:
            found = self.resources.actors.role_of(parse.lower, token)
            if found is None:
                continue
            draft = self._look(token)
            name = role_name(parse, found[0], token, found[1])
            if draft is not None and draft.human is False and draft.all_countries:
                return name, draft
            best = (name or best[0], best[1])
        return best

    def _after_comma(self, i: int) -> list[int]:
        """The first role noun after "NAME, …", when the parser did not see the apposition."""
        for j in range(i, min(i + 6, len(self.parse))):
            if self.parse.pos[j] in ("VERB", "PRON") or self.parse.word[j] in (",", "."):
                return []
            if (
                self.parse.pos[j] == "NOUN"
                and self.parse.head[j] != j
                and self.resources.actors.role_of(self.parse.lower, j)
            ):
                nxt = self.parse.pos[j + 1] if j + 1 < len(self.parse) else ""
                return [] if nxt in ("NOUN", "PROPN") else [j]
        return []

    def _same_people(self) -> None:
        """Gives a person the country that a later mention of the same full name brought."""
        known = {d.name: d for d in self.by_head.values() if d.kind == "person" and d.country and d.name}
        for draft in self.by_head.values():
            if draft.kind == "person" and draft.country is None and draft.name in known:
                same = known[draft.name]
                draft.entity, draft.country, draft.role = same.entity, same.country, same.role
                draft.entities, draft.countries = (), ()

    def _headline(self) -> None:
        """Surnames that stand before the full name does, as headlines have them, and that no recogniser marked."""
        parse = self.parse
        for i in range(len(parse)):
            if i in self.by_head or i in self.names or parse.pos[i] != "PROPN" or parse.word[i] not in self.known:
                continue
            neighbours = (i > 0 and parse.pos[i - 1] == "PROPN" and parse.dep[i - 1] == "compound") or (
                i + 1 < len(parse) and parse.dep[i] == "compound" and parse.pos[i + 1] == "PROPN"
            )
            if neighbours and not (i > 0 and i - 1 in self.by_head):
                continue
            draft = self._again(i)
            if draft is not None:
                self.by_head[i] = draft


def _records(document: Document, parse: Parse, drafts: list[Draft]) -> list[Mention]:
    ids = {
        id(d): identify("m", document.id, parse.start[d.first], parse.end[d.beyond - 1], parse.start[d.head])
        for d in drafts
    }
    return [
        Mention(
            id=ids[id(d)],
            document=document.id,
            start=parse.start[d.first],
            end=parse.end[d.beyond - 1],
            component=NAME,
            version=VERSION,
            rule=d.rule,
            text=document.text[parse.start[d.first] : parse.end[d.beyond - 1]],
            entity=d.entity,
            country=d.country,
            form=d.form,
            use=d.use,
            head=parse.start[d.head],
            entities=d.all_entities,
            countries=d.all_countries,
            antecedent=ids.get(id(d.antecedent)) if d.antecedent is not None else None,
        )
        for d in drafts
    ]


def _entities(drafts: list[Draft], resources: Resources) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for d in drafts:
        if d.entity is None or d.entity in found:
            continue
        known = resources.actors.entities.get(d.entity)
        if known is not None:
            found[d.entity] = known
        elif d.kind == "person":
            found[d.entity] = Entity(id=d.entity, name=d.name, type="person", country=d.country, role=d.role or None)
        elif d.country is not None:
            state = resources.actors.entities.get(d.country)
            name = f"{state.name if state else d.country} {d.role}"
            found[d.entity] = Entity(id=d.entity, name=name, type="institution", country=d.country, role=d.role)
    return tuple(sorted(found.values(), key=lambda e: e.id))


COMPONENT = Component(name=NAME, version=VERSION, requires=frozenset({"parse"}), assigns="mentions", run=run)
