"""States, organisations and groups: their names, and the nouns that stand for them.

The tables under ``lexicons/actors`` are our own. Codes follow ISO 3166 alpha-3 for states and PLOVER for organisations.
A user's file has the same entries under the keys ``states``, ``organisations``, ``groups`` and ``roles``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from standoff.lexicons.reading import packaged, read_yaml
from standoff.lexicons.scanner import Scanner
from standoff.lexicons.sides import Sides, load_sides
from standoff.model import Entity

Kind = Literal["name", "adjective", "people", "capital", "metonym", "nickname", "place", "institution", "code", "other"]

# Before one of these words the name or adjective of a state is part of the name of a newspaper or a place.
MEDIA_WORDS = frozenset(
    "Post Times News Herald Tribune Daily Journal Gazette Standard Independent Guardian Globe Monitor Mirror Telegraph "
    "Observer Chronicle Today Review Weekly Express Star Sun Examiner Inquirer Insider Radio TV Television "
    "Broadcasting".split()
)
PLACE_WORDS = frozenset(
    "Sea Ocean Gulf Strait Straits Channel River Lake Island Islands Peninsula Mountains Canal Bay University College "
    "Airport Airlines Airways Olympics Games Cup League Square Stadium Museum Hotel Street Avenue "
    "Conference Summit".split()
)


class _Institution(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    role: str
    names: tuple[str, ...]


class _State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | tuple[str, ...] | None = None
    metonyms: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    institutions: tuple[_Institution, ...] = ()
    ambiguous: tuple[str, ...] = ()
    country: str | None = None
    part_of: str | None = None
    since: str | int | None = None
    until: str | int | None = None
    historical: bool = False
    successor: str | None = None


class _Member(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    since: str | None = None
    until: str | None = None


class _Organisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    name: str
    type: str = "igo"
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    code: str | None = None
    seat: str | tuple[str, ...] | None = None
    seat_metonyms: tuple[str, ...] = ()
    members: tuple[str | _Member, ...] = ()
    generic: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    since: str | int | None = None
    until: str | int | None = None


class _Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    country: str
    since: str | None = None
    until: str | None = None


class _Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    name: str
    type: str = "armed group"
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    wings: tuple[str, ...] = ()
    country: str | None = None
    governs: tuple[_Rule, ...] = ()
    ambiguous: tuple[str, ...] = ()
    since: str | int | None = None
    until: str | int | None = None


class _Role(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    role: str
    acts_for_state: bool
    heads: tuple[str, ...]
    denotes: Literal["body", "person", "people", "equipment"] = "body"
    body: str | None = None


class _Combining(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    state: str
    forms: tuple[str, ...]


class _NotActor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    kind: str
    names: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    states: tuple[_State, ...] = ()
    organisations: tuple[_Organisation, ...] = ()
    groups: tuple[_Group, ...] = ()
    roles: tuple[_Role, ...] = ()


class Surface(msgspec.Struct, frozen=True, gc=False):
    """One reading of a surface form.

    Attributes:
        entity: Id of what it names.
        country: ISO 3166 alpha-3 or IGO code it stands for; ``None`` for media, NGOs and companies.
        kind: In which column of the table it stands.
        role: For institutions.
        ambiguous: Whether it is also a common word, person or other place, so that context must confirm it.
        group: Whether it names a group that never was the government of a state.
    """

    entity: str
    country: str | None
    kind: Kind
    role: str | None = None
    ambiguous: bool = False
    group: bool = False


class Role(msgspec.Struct, frozen=True, gc=False):
    """What a noun such as "foreign ministry" or "troops" says of whom it belongs to.

    Attributes:
        role: Name of the role.
        acts_for_state: Whether what it does is done by the state it belongs to.
        denotes: A body, one person, people, or equipment.
        body: The ministry or organ that such a person speaks for, where that is certain.
    """

    role: str
    acts_for_state: bool
    denotes: Literal["body", "person", "people", "equipment"] = "body"
    body: str | None = None


@dataclass(slots=True)
class ActorLexicon:
    """Surface forms, roles and members, with a scanner for text.

    Attributes:
        surfaces: Readings by surface form as written (straight apostrophes).
        entities: Known entities by id.
        roles: Role nouns by their words in lower case, by last word: under "ministry", (("foreign", "ministry"), Role).
        members: Member states by organisation, with the first and last day of membership as ISO strings or ``None``.
        seats: Organisations that a capital may stand for, as ids by the codes that exports carry.
        combining: State by the first half of a compound adjective, as written ("Sino").
        generic: Organisations by generic name in lower case, without article ("alliance").
        sides: Words that stand for a number of parties named before.
    """

    surfaces: dict[str, list[Surface]] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    roles: dict[str, list[tuple[tuple[str, ...], Role]]] = field(default_factory=dict)
    members: dict[str, dict[str, tuple[str | None, str | None]]] = field(default_factory=dict)
    generic: dict[str, set[str]] = field(default_factory=dict)
    seats: dict[str, dict[str, str]] = field(default_factory=dict)
    combining: dict[str, str] = field(default_factory=dict)
    sides: Sides = field(default_factory=load_sides)
    _scanner: Scanner | None = None
    _nicknames: Scanner | None = None

    def scan(self, text: str) -> list[tuple[int, int, str]]:
        """Whole-word occurrences of surface forms: ``(start, end, form)`` in code points, leftmost longest.

        Args:
            text: Text with straight apostrophes (``parse`` straightens them one for one).
        """
        if self._scanner is None or self._nicknames is None:
            nicknames = {
                form for form, readings in self.surfaces.items() if all(r.kind == "nickname" for r in readings)
            }
            self._scanner = Scanner(form for form in self.surfaces if form not in nicknames)
            self._nicknames = Scanner(nicknames)
        found = self._scanner.scan(text)
        # "the South" must not hide "South Korean": nicknames only get what no name has taken.
        taken = {i for start, end, _ in found for i in range(start, end)}
        found += [hit for hit in self._nicknames.scan(text) if hit[1] - 1 not in taken]
        return sorted(found)

    def titled(self, words: Sequence[str]) -> Sequence[Surface]:
        """The readings of a name in whatever letters its words are written ("LIMA")."""
        return self.surfaces.get(" ".join(w.title() for w in words), ())

    def forms_of(self, entity: str) -> list[str]:
        """Every surface form of an entity."""
        return [form for form, readings in self.surfaces.items() if any(r.entity == entity for r in readings)]

    def is_apart(self, entity: str) -> bool:
        """Whether it is a group that never was the government of a state."""
        known = self.entities.get(entity)
        readings = self.surfaces.get(known.name, ()) if known is not None else ()
        return any(r.group and r.entity == entity for r in readings)

    def role_of(self, words: Sequence[str], last: int) -> tuple[int, Role] | None:
        """The longest role noun that ends at ``words[last]`` (lower case): its first index and the role."""
        entries = self.roles.get(words[last])
        if entries is None:
            return None
        before = words[last - 1] if last else ""
        for phrase, role in entries:
            if len(phrase) == 1:
                return last, role
            if phrase[-2] == before:
                first = last - len(phrase) + 1
                if first >= 0 and tuple(words[first : last + 1]) == phrase:
                    return first, role
        return None


def load_actors(extra: Iterable[Path] = ()) -> ActorLexicon:
    """The packaged actor tables together with the user's files.

    Raises:
        LexiconError: If a file is unreadable or breaks the schema.
    """
    lexicon = ActorLexicon()
    for name in packaged("actors", ".yaml"):
        if "/states" in name:
            _add_states(lexicon, read_yaml(name, tuple[_State, ...]))
        elif "/organisations" in name:
            _add_organisations(lexicon, read_yaml(name, tuple[_Organisation, ...]))
        elif "/groups" in name:
            _add_groups(lexicon, read_yaml(name, tuple[_Group, ...]))
        elif "/combining_forms" in name:
            for entry in read_yaml(name, tuple[_Combining, ...]):
                lexicon.combining.update(dict.fromkeys(entry.forms, entry.state))
        elif "/not_actors" in name:
            for blocker in read_yaml(name, tuple[_NotActor, ...]):
                for form in blocker.names:
                    _add(lexicon, form, Surface("", None, "other", blocker.kind))
        elif "/generic_roles" in name:
            _add_roles(lexicon, read_yaml(name, tuple[_Role, ...]))
    for path in extra:
        if path.suffix in (".yaml", ".yml"):
            added = read_yaml(path, _File)
            _add_states(lexicon, added.states)
            _add_organisations(lexicon, added.organisations)
            _add_groups(lexicon, added.groups)
            _add_roles(lexicon, added.roles)
    for entries in lexicon.roles.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return lexicon


def _add(lexicon: ActorLexicon, form: str, surface: Surface) -> None:
    form = form.replace("’", "'")
    readings = lexicon.surfaces.get(form)
    if readings is None:
        lexicon.surfaces[form] = [surface]
    elif not any(r.entity == surface.entity for r in readings):
        readings.append(surface)


def _add_states(lexicon: ActorLexicon, states: Iterable[_State]) -> None:
    for state in states:
        country = state.country or state.successor or state.id
        lexicon.entities[state.id] = Entity(id=state.id, name=state.name, type="state", country=country)
        capitals = (state.capital,) if isinstance(state.capital, str) else (state.capital or ())
        columns: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("name", (state.name, *state.names)),
            ("adjective", state.adjectives),
            ("people", state.people),
            ("capital", capitals),
            ("metonym", state.metonyms),
            ("nickname", state.nicknames),
            ("place", state.places),
        )
        for kind, forms in columns:
            for form in forms:
                _add(lexicon, form, Surface(state.id, country, kind, None, form in state.ambiguous))
                if kind == "nickname" and form.startswith("the "):
                    _add(lexicon, "The " + form[4:], Surface(state.id, country, kind, None, form in state.ambiguous))
        for body in state.institutions:
            foreign = body.role in ("media", "company", "other")
            type_: Literal["media", "institution"] = "media" if body.role == "media" else "institution"
            own = None if foreign else country
            lexicon.entities[body.id] = Entity(id=body.id, name=body.names[0], type=type_, country=own, role=body.role)
            for form in body.names:
                _add(lexicon, form, Surface(body.id, own, "institution", body.role, form in state.ambiguous))


def _add_organisations(lexicon: ActorLexicon, organisations: Iterable[_Organisation]) -> None:
    for body in organisations:
        code = body.code
        lexicon.entities[body.id] = Entity(
            id=body.id, name=body.name, type="organisation", country=code, role=body.type
        )
        for form in (body.name, *body.names):
            _add(lexicon, form, Surface(body.id, code, "name", body.type, form in body.ambiguous))
        for form in body.adjectives:
            _add(lexicon, form, Surface(body.id, code, "adjective", body.type, form in body.ambiguous))
        if code is not None:
            for form in body.seat_metonyms:
                # Bodies of an organisation come after it in the file.
                lexicon.seats.setdefault(form, {}).setdefault(code, body.id)
        for form in body.generic:
            lexicon.generic.setdefault(form.lower().removeprefix("the "), set()).add(body.id)
        table = lexicon.members.setdefault(body.id, {})
        for member in body.members:
            if isinstance(member, str):
                table[member] = (None, None)
            else:
                table[member.id] = (member.since, member.until)


def _add_groups(lexicon: ActorLexicon, groups: Iterable[_Group]) -> None:
    for group in groups:
        lexicon.entities[group.id] = Entity(
            id=group.id, name=group.name, type="group", country=group.country, role=group.type
        )
        apart = not group.governs and group.type != "party" and "/" not in group.id
        for form in (group.name, *group.names, *group.aliases, *group.wings):
            _add(lexicon, form, Surface(group.id, group.country, "name", group.type, form in group.ambiguous, apart))
        for form in (*group.adjectives, *group.people):
            _add(
                lexicon, form, Surface(group.id, group.country, "adjective", group.type, form in group.ambiguous, apart)
            )


def _add_roles(lexicon: ActorLexicon, roles: Iterable[_Role]) -> None:
    for entry in roles:
        role = Role(entry.role, entry.acts_for_state, entry.denotes, entry.body)
        for head in entry.heads:
            # The parser takes "vice-president" for one token or for three.
            for words in {tuple(head.lower().split()), tuple(head.lower().replace("-", " - ").split())}:
                listed = lexicon.roles.setdefault(words[-1], [])
                if not any(phrase == words for phrase, _ in listed):
                    listed.append((words, role))
