"""Grounding: which state, organisation, body or person every mention stands for.

Names come from the tables first. Then the text is read from left to right: role nouns ("the Polish foreign ministry",
"its troops") take the country that their modifiers give, people take that of the role they are introduced with, and
pronouns and bare nominals ("he", "the ministry", "both sides") are resolved to what was said before, or stay unknown.
"""

from collections.abc import Sequence

from standoff.extraction.actors import Actors
from standoff.extraction.belonging import Belonging
from standoff.extraction.component import Annotations, Component
from standoff.extraction.drafts import GENDERED, Draft, use_of
from standoff.extraction.grounding_records import NAME, VERSION, entities, records
from standoff.extraction.homes import SEATS, Homes, home_of, introduce_abbreviations
from standoff.extraction.letterhead import letterhead
from standoff.extraction.named_again import PARTICULAR
from standoff.extraction.names import office_holders, table_names, without_initial
from standoff.extraction.nominals import assign, bare_title, role_name, role_phrase
from standoff.extraction.parse import Parse
from standoff.extraction.people import (
    COLLECTIVE,
    by_several_words,
    famous,
    gender_of,
    introduced,
    is_knight,
    is_namesake,
    is_somebody,
    is_whole,
    person_spans,
    rename,
    stranger,
)
from standoff.extraction.quotation import quoted_spans
from standoff.extraction.reference import Discourse
from standoff.lexicons import Resources
from standoff.lexicons.actors import Role
from standoff.model import Document, Mention, Published, Region, Span, slug

_NAMED = 12  # so many tokens after an office its holder's name may begin
_SHORTEST = 3  # shorter words are too common to name anybody by


def run(document: Document, annotations: Annotations, resources: Resources) -> tuple[Mention, ...]:
    """The mentions of a document, in text order; also the ``actors`` view and the entities for later components."""
    issuer = annotations.scratch["letterhead"] = letterhead(document, resources.actors)
    outlet = issuer or home_of(document.publisher, document.agency, resources.actors)
    drafts = _Grounder(annotations.parse, resources, annotations.published, document.regions, outlet).ground()
    mentions = records(document, annotations.parse, drafts)
    annotations.scratch["actors"] = Actors(
        annotations.parse, {d.head: m for d, m in zip(drafts, mentions, strict=True) if d.acts}
    )
    annotations.scratch["entities"] = entities(drafts, resources)
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


class _Grounder:
    """One pass over a document."""

    def __init__(
        self, parse: Parse, resources: Resources, published: Published, regions: Sequence[Region], outlet: str | None
    ) -> None:
        self.parse = parse
        self.resources = resources
        self.published = published
        self.regions = regions
        self.outlet = outlet
        self.by_head: dict[int, Draft] = {}
        self.names: dict[int, Draft] = {}
        self.known: dict[str, list[Draft]] = {}
        self.looking: set[int] = set()
        self.people: dict[int, int] = {}
        self.awaited: dict[int, Draft] = {}
        area = Span(0, len(parse.text))
        self.quoted = [parse.tokens_in(s) for s in quoted_spans(parse.text, area)]

    def ground(self) -> list[Draft]:
        parse = self.parse
        holders = office_holders(parse, self.resources, self.published)
        taken = {i for d in holders for i in range(d.first, d.beyond)}
        tabled = [d for d in table_names(parse, self.resources) if not taken & set(range(d.first, d.beyond))]
        homes = Homes(parse, tabled, self.resources.actors, regions=self.regions, outlet=self.outlet, officials=holders)
        introduce_abbreviations(parse, tabled, homes, self.resources.actors)
        for draft in (*tabled, *holders):
            for i in range(draft.first, draft.beyond):
                self.names[i] = draft
            self.by_head[draft.head] = draft
        for draft in holders:
            draft.gender = gender_of(parse, self.resources, draft.first, draft.head)
            if parse.word[draft.head].istitle() and len(parse.word[draft.head]) > _SHORTEST:
                # as the text spells him, whatever the table's spelling: "Tiani"
                draft.keys = tuple(dict.fromkeys((*draft.keys, parse.word[draft.head])))
            if is_knight(parse, draft.first):
                draft.keys = (*draft.keys, parse.word[draft.first])
            self._remember(draft)
        self.countries = tuple(dict.fromkeys(d.country for d in (*tabled, *holders) if d.country))
        self.tabled = frozenset(d.country for d in tabled if d.country)
        self.states = tuple(dict.fromkeys(d.country for d in (*tabled, *holders) if d.country and not d.base))
        self.people = dict(person_spans(parse, set(self.names), self._is_office))
        self.people |= by_several_words(parse, self.known, self.names)
        self.discourse = Discourse(parse, self.quoted, self._is_office, self.resources.actors)
        self.belonging = Belonging(parse, self.resources, self.names, self.by_head, homes, self.discourse.is_definite)
        for i in range(len(parse)):
            self._visit(i)
        self._headline()
        self._same_people()
        return sorted(self.by_head.values(), key=lambda d: (d.first, d.beyond))

    def _is_office(self, token: int) -> bool:
        found = self.resources.actors.role_of(self.parse.lower, token)
        return found is not None and found[1].denotes == "person"

    def _visit(self, i: int) -> None:
        """Grounds what is headed by, or begins at, token *i*; everything to its left is grounded already."""
        parse = self.parse
        if i in self.people:
            self._person(i, self.people[i])
        if i in self.by_head:
            draft = self.by_head[i]
            if draft.rule.startswith("offices.") and draft.kind == "person":
                office, described = self._description(draft.first, draft.beyond)
                if described is not None and is_namesake(draft, described, self.states, self.tabled):
                    rename(draft, described)
                self._identify(described, draft)
                if described is None and office:
                    self._entitle(draft)
                draft.role = office or draft.role  # the text knows better than the table which of his offices it was
            self._await(draft)
            self.discourse.add(draft)
        elif parse.pos[i] in ("PRON", "NUM") or parse.tag[i] == "PRP$":
            meant = self.discourse.pronoun(i)
            if meant is not None:
                self.by_head[i] = meant
                self.discourse.add(meant)
        elif parse.pos[i] in ("NOUN", "PROPN", "ADJ") and i not in self.names and not self._unmarked(i):
            self._nominal(i)

    def _entitle(self, person: Draft) -> None:
        title = bare_title(self.parse, person, self.resources.actors)
        if title is not None and title.head not in self.by_head:
            self._identify(title, person)
            self.by_head[title.head] = title

    def _unmarked(self, i: int) -> bool:
        """Somebody named by surname whom the recogniser took for something else: met before, or in high office."""
        parse = self.parse
        if parse.pos[i] != "PROPN" or not is_whole(parse, i, self.by_head):
            return False
        draft = self._again(i) if any(d.first < i for d in self.known.get(parse.word[i], ())) else None
        if draft is None and parse.word[i] in self.resources.offices.by_short:
            if i == parse.sentences[parse.sent[i]][0] and not parse.ner[i]:
                return False
            draft = famous(parse, self.resources, self.published, i, i + 1, role="", countries=self.countries)
            if draft is not None and draft.country not in self.countries:
                return False
        if draft is None:
            return False
        draft.use = use_of(parse, draft)
        self.names[i] = self.by_head[i] = draft
        self._remember(draft)
        self.discourse.add(draft)
        return True

    def _nominal(self, i: int) -> None:
        """A role noun ("ministry", "troops"), with the country that its modifiers or its antecedent give."""
        found = self.resources.actors.role_of(self.parse.lower, i)
        if found is not None and self._is_read_later(i, found[1]):
            return
        before = self.names.get(i - 1)
        named = i > 0 and self.parse.pos[i - 1] == "PROPN" and (before is None or before.kind == "place")
        if named and self.parse.lower[i] == "state":
            # "Kassala state" is a province
            return
        # "the two governments" are whoever was named before; "the Finnish government" is Finland's.
        draft = self.discourse.group(i)
        if draft is None and found is not None:
            draft = self._role(found[0], i, found[1])
        holder = self._named_behind(i) if found is not None and found[1].denotes == "person" else None
        if draft is not None and draft.denotes == "person" and holder is not None:
            self.awaited[holder] = draft
        # A role noun that nobody owns ("troops", "a spokesman") stands for nobody.
        ministry = draft is not None and draft.denotes == "body" and self.parse.lemma[i] in PARTICULAR
        if draft is not None and draft.entity is None and ministry:
            # Nobody's, and so is "the ministry" behind it.
            self.discourse.add(draft)
        if draft is None or draft.entity is None:
            self._stranger(i, found[1] if found is not None and holder is None else None)
        else:
            if self.parse.dep[draft.head] == "appos":
                person = self.by_head.get(self.parse.head[draft.head])
                if person is not None and person.kind == "person":
                    self._identify(draft, person)
            self.by_head[draft.head] = draft
            self.discourse.add(draft)

    def _is_read_later(self, i: int, role: Role) -> bool:
        """Whether an office goes on, and is read at its last word: "the head of state", "the director general"."""
        words = self.parse.lower
        if words[i + 1 : i + 3] in (["of", "state"], ["of", "government"]):
            return True
        for last in range(i + 1, min(i + 4, len(words))):
            longer = self.resources.actors.role_of(words, last)
            if longer is None or longer[0] > i:
                continue
            if longer[1].denotes == role.denotes == "person" or role.denotes == "people":
                return True
        return False

    def _stranger(self, i: int, role: Role | None) -> None:
        """Somebody whom nobody knows ("a conscript"): no mention, but whoever is "he" in the next sentence."""
        parse = self.parse
        if role is None:
            if is_somebody(parse, i) and self.resources.actors.role_of(parse.lower, i) is None:
                self.discourse.add(stranger(i, i + 1, "?"))
            return
        if role.denotes not in ("person", "people") or parse.tag[i] != "NN" or parse.lower[i] in COLLECTIVE:
            return
        named = any(parse.dep[k] in ("appos", "compound", "flat") and parse.pos[k] == "PROPN" for k in parse.kids[i])
        if parse.dep[i] in ("nsubj", "nsubjpass", "dobj", "agent", "attr") and not named:
            self.discourse.add(stranger(i, i + 1, GENDERED.get(parse.lower[i], "?")))

    def _named_behind(self, office: int) -> int | None:
        """First token of the name that ends "a spokesman for the junta, Ali Sow": parsers hang it on the junta."""
        parse = self.parse
        for j in range(office + 1, min(office + _NAMED, len(parse))):
            if parse.pos[j] in ("VERB", "AUX") or parse.sent[j] != parse.sent[office]:
                return None
            if j < office + 3 or parse.word[j - 1] != "," or parse.pos[j] != "PROPN":
                continue
            named = self.names.get(j)
            beyond = self.people.get(j) or (named.beyond if named is not None and named.kind == "person" else None)
            if beyond is None:
                return None
            top = next(k for k in range(beyond - 1, j - 1, -1) if not j <= parse.head[k] < beyond)
            body, owner = parse.head[top], self.names.get(parse.head[top])
            beside = parse.dep[top] == "appos" and office < body < j and not self._is_office(body)
            return j if beside and (owner is None or owner.kind != "person") else None
        return None

    def _await(self, person: Draft) -> None:
        """Gives an office its holder, whose name comes only now."""
        office = self.awaited.pop(person.first, None)
        if office is None:
            return
        if person.country is None and len(office.all_countries) == 1:
            person.country, person.base, person.role = office.country, office.base, office.role
            person.entity = f"{office.base or office.country}/{slug(person.name)}"
        self.by_head.setdefault(office.head, office)
        if person.rule.startswith("offices.") and is_namesake(person, office, self.states, self.tabled):
            rename(person, office)
        self._identify(office, person)

    def _role(self, first: int, last: int, role: Role) -> Draft:
        """The mention of a role noun with its owner."""
        draft = role_phrase(self.parse, first, last, role, self.names, self._look)
        # "a ministry official" is the last ministry's; "special forces troops" are not the last forces'.
        part = role.denotes == "body" and self._is_part(draft.head)
        if (
            draft.entity is None
            and role.denotes == "body"
            and role.acts_for_state
            and self.discourse.is_definite(first)
        ):
            self.belonging.intended(draft)
        if draft.entity is None and (part or self.discourse.is_definite(first)):
            self.discourse.again.resolve(draft)
            elsewhere = self._speaks_elsewhere(draft) or self.belonging.is_anothers(draft)
            if draft.denotes == "person" and draft.all_countries and elsewhere:
                draft.base = ""
                assign(draft, ())
        if draft.entity is None:
            self.belonging.settle(draft, first, last, role, self.states)
        return draft

    def _is_part(self, body: int) -> bool:
        """Whether a body stands before those who belong to it ("a ministry official"), not before a thing or act."""
        parse, noun = self.parse, self.parse.head[body]
        if parse.dep[body] != "compound":
            return False
        found = self.resources.actors.role_of(parse.lower, noun)
        return found is not None and found[0] > body and found[1].denotes in ("person", "people")

    def _speaks_elsewhere(self, draft: Draft) -> bool:
        """Whether "the spokesman said in Lima" cannot be the one of another state who was named before."""
        parse, verb = self.parse, self.parse.head[draft.head]
        for k in parse.kids[verb] if parse.dep[draft.head] == "nsubj" else ():
            for place in parse.kids[k] if parse.lower[k] == "in" and parse.dep[k] == "prep" else ():
                named = self.names.get(place) if parse.word[place] not in SEATS else None
                if named is not None and named.kind == "capital" and named.country not in draft.all_countries:
                    return True
        return False

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
        base = described.base if described is not None else ""
        country = countries[0] if len(countries) == 1 else None
        if beyond - first == 1:
            short = self._short(first, role, described)
            if short is None:
                # Nobody knows who that is; but "he" may be him, unless it is no name ("the Druze").
                if parse.lower[first - 1] != "the" or parse.dep[first] in ("compound", "poss"):
                    self.discourse.add(stranger(first, beyond, gender_of(parse, self.resources, first, first)))
                return
            draft = short
        elif beyond - first == 2 and parse.word[first].endswith(".") and len(parse.word[first]) == 2:
            draft = self._initialled(first, role, countries)
        else:
            draft = (
                self._same_person(first, beyond)
                or self._famous(first, beyond, role, countries)
                or without_initial(parse, self.resources, self.published, first, beyond)
                or introduced(parse, self.resources, first, beyond, country, role, base)
            )
        for i in range(first, beyond):
            self.names[i] = draft
        self._identify(described, draft)
        draft.use = "actor" if use_of(parse, draft) == "place" else use_of(parse, draft)
        self.by_head[draft.head] = draft
        self._remember(draft)

    def _short(self, token: int, role: str, described: Draft | None) -> Draft | None:
        """Somebody named by one word: met before, in high office, or of the state that the words beside it give."""
        parse = self.parse
        countries = described.all_countries if described is not None else ()
        draft = self._again(token)
        if draft is not None or is_knight(parse, token):
            return draft
        draft = self._famous(token, token + 1, role, countries)
        if draft is None and described is not None and countries:
            draft = introduced(parse, self.resources, token, token + 1, countries[0], role, described.base)
        return draft

    def _famous(self, first: int, beyond: int, role: str, countries: tuple[str, ...]) -> Draft | None:
        """The holder of a high office whom a surname names, of the countries beside it, else of those in the text."""
        return famous(
            self.parse, self.resources, self.published, first, beyond, role=role, countries=countries or self.countries,
            stated=bool(countries),
        )  # fmt: skip

    def _initialled(self, first: int, role: str, countries: tuple[str, ...]) -> Draft:
        """Somebody named by initial and surname ("N. Haddad"): the holder of an office who fits both, or a stranger."""
        parse, last = self.parse, first + 1
        found = self._again(last) or self._famous(last, last + 1, role, countries)
        if found is not None and found.name[:1] == parse.word[first][:1]:
            found.first = first
            return found
        return introduced(parse, self.resources, first, last + 1, countries[0] if len(countries) == 1 else None, role)

    def _identify(self, described: Draft | None, person: Draft) -> None:
        """The role noun that introduces a person stands for that person: "US Secretary of State" is Antony Blinken."""
        if described is not None and described.denotes == "person" and not described.plural and person.country:
            if person.gender == "?":
                person.gender = described.gender
            # Whose minister somebody is the person tells, not a title that was resolved to whoever was named before.
            described.entity, described.entities = person.entity, ()
            described.country, described.countries, described.base = person.country, (), person.base
            described.human, described.gender, described.name = True, person.gender, person.name

    def _remember(self, draft: Draft) -> None:
        for key in draft.keys:
            listed = self.known.setdefault(key, [])
            if all(d.entity != draft.entity for d in listed):
                listed.append(draft)

    def _again(self, token: int) -> Draft | None:
        """A surname or short name of somebody named in full: the last one introduced, else the first one to come."""
        chosen = self._last_before(self.known.get(self.parse.word[token], []), token)
        return None if chosen is None else self._copy(chosen, token, token + 1, token, "grounding.person.short")

    def _last_before(self, candidates: list[Draft], token: int) -> Draft | None:
        before = [d for d in candidates if d.first < token]
        return before[-1] if before else candidates[0] if candidates else None

    def _same_person(self, first: int, beyond: int) -> Draft | None:
        name = self.parse.text[self.parse.start[first] : self.parse.end[beyond - 1]]
        for draft in self.known.get(name.split()[-1], []):
            if draft.name == name:
                return self._copy(draft, first, beyond, beyond - 1, draft.rule)
        short = self._last_before(self.known.get(name) or self.known.get(name[0].lower() + name[1:], []), first)
        return None if short is None else self._copy(short, first, beyond, beyond - 1, "grounding.person.short")

    def _copy(self, draft: Draft, first: int, beyond: int, head: int, rule: str) -> Draft:
        return Draft(
            first, beyond, head, draft.entity, draft.country, "name", rule, kind="person", role=draft.role, human=True,
            gender=draft.gender, name=draft.name, keys=draft.keys, base=draft.base,
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
            draft = self._look(token)
            if draft is not None and draft.denotes == "body" and draft.kind == "role" and token == first - 1:
                continue  # "handed the Finnish army Okafor's list"
            name = self._office(token, draft)
            if name and draft is not None and draft.human is False and draft.all_countries:
                return name, draft
            best = (name or best[0], best[1])
        return best

    def _office(self, token: int, draft: Draft | None) -> str:
        """What the role noun that *token* heads calls somebody, or ""."""
        found = self.resources.actors.role_of(self.parse.lower, token)
        if found is not None:
            return role_name(self.parse, found[0], token, found[1])
        # "the secretary of defence, Ana Ruiz", whose head is "secretary"
        return draft.role if draft is not None and draft.kind == "role" and draft.denotes == "person" else ""

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
                # "It was the fault of Sow, the minister said": the minister is somebody else
                speaks = self.parse.dep[j] == "nsubj" and nxt in ("VERB", "AUX")
                return [] if speaks or nxt in ("NOUN", "PROPN") else [j]
        return []

    def _same_people(self) -> None:
        """Gives a person the country that a later mention of the same full name brought."""
        known = {d.name: d for d in self.by_head.values() if d.kind == "person" and d.country and d.name}
        for draft in self.by_head.values():
            if draft.kind == "person" and draft.country is None and draft.name in known:
                same = known[draft.name]
                draft.entity, draft.country, draft.role, draft.base = same.entity, same.country, same.role, same.base
                draft.entities, draft.countries = (), ()

    def _headline(self) -> None:
        """Surnames that stand before the full name does, as headlines have them, and that no recogniser marked."""
        parse = self.parse
        for i in range(len(parse)):
            if i in self.by_head or i in self.names or parse.pos[i] != "PROPN" or parse.word[i] not in self.known:
                continue
            before = i > 0 and parse.pos[i - 1] == "PROPN" and parse.dep[i - 1] == "compound"
            behind = i + 1 < len(parse) and parse.dep[i] == "compound" and parse.pos[i + 1] == "PROPN"
            if (before or behind) and not (i > 0 and i - 1 in self.by_head):
                continue
            if (draft := self._again(i)) is not None:
                self.by_head[i] = draft


COMPONENT = Component(name=NAME, version=VERSION, requires=frozenset({"parse"}), assigns="mentions", run=run)
