"""Role nouns: whose ministry, troops or officials a phrase means, from its modifiers."""

from collections.abc import Callable

from standoff.extraction.drafts import GENDERED, Draft, head_of, use_of
from standoff.extraction.grammar import conjuncts, kids
from standoff.extraction.movements import BODY_TYPES
from standoff.extraction.parse import Parse
from standoff.lexicons.actors import ActorLexicon, Role
from standoff.model import slug

Look = Callable[[int], Draft | None]

# Words of a phrase that may stand between the country and the role noun, besides nouns and adjectives.
_LEFT = ("NOUN", "PROPN", "ADJ", "NUM", "ADV", "PART")
_COUNSEL = frozenset({"adviser", "advisor", "aide", "assistant"})
# Who is sent to a place does not belong to it: "ambassador to Warsaw", "mission to the United Nations".
_OWNERS = frozenset({"of", "from", "for", "in", "at"})
# "officials in Lima" are Peru's; "an ambassador in Lima" is not.
_LOCAL = frozenset(
    "official source authority government leader leadership ministry parliament minister junta ruler regime police "
    "court judge prosecutor lawmaker legislator opposition voter farmer worker union resident villager student "
    "protester protestor demonstrator teacher nurse doctor miner activist lawyer".split()
)
_LED = frozenset(
    "council ministry committee commission agency army navy force government cabinet department office board bank "
    "administration service bureau authority delegation mission parliament guard command directorate".split()
)
_LEADING = frozenset("head lead run chair oversee command direct govern".split())
# "the court in The Hague" is not the Netherlands'
_COURTS = frozenset({"court", "tribunal", "judge", "prosecutor"})
_SEATS_OF_COURTS = frozenset({"The", "Hague", "Strasbourg", "Luxembourg", "Arusha", "Hamburg"})
# A newspaper or a company of a country speaks and acts for itself, unless it is the state's.
_NO_COUNTRY = frozenset({"media", "company", "expert"})
_STATELY = frozenset("state state-run state-owned official government government-run".split())
_APART = frozenset("separatist breakaway rebel secessionist insurgent self-proclaimed self-declared".split())
_OFFICERS = frozenset("chief commander officer general admiral colonel marshal captain brigadier lieutenant".split())
_REACH = 9
_COUNTERPARTS = frozenset({"counterpart", "counterparts", "opposite"})


_FORMER = frozenset("former ex retired onetime erstwhile ousted deposed exiled".split())


def role_phrase(parse: Parse, first: int, last: int, role: Role, names: dict[int, Draft], look: Look) -> Draft:
    """The mention headed by a role noun.

    Args:
        parse: The document's parse.
        first: First token of the role noun ("foreign" of "foreign ministry").
        last: Its last token.
        role: What it is.
        names: Mention by any token of a name.
        look: Gives the mention at a token, also to the right of *head*.
    """
    head = head_of(parse, first, last + 1)
    owners, leftmost = _left(parse, first, names, look)
    if (sender := _sender(parse, last, owners, names)) is not None:
        owners, leftmost = [sender], sender.first
    if parse.lower[last] in _COUNTERPARTS and (parse.tag[leftmost] == "PRP$" or any(d.human for d in owners)):
        # "his counterpart" is just not his own state's
        owners = []
    elif not owners:
        owners = _right(parse, head, last, role, names, look)
    countries = tuple(dict.fromkeys(c for d in owners for c in d.all_countries))
    bases = {d.base for d in owners}
    draft = Draft(
        leftmost,
        last + 1,
        head,
        None,
        None,
        "nominal",
        f"grounding.role.{slug(role.role)}",
        kind="role",
        role=role_name(parse, first, last, role),
        denotes="person" if _is_officer(parse, head) else role.denotes,
        gender=GENDERED.get(parse.lower[head], "?"),
        plural=parse.tag[head] in ("NNS", "NNPS"),
        base=bases.pop() if len(bases) == 1 else "",
    )
    if role.acts_for_state and any(parse.lower[k] in _APART for k in kids(parse, head, "amod", "compound")):
        draft.role = "rebels"  # "the separatist authorities" are not the state's
    # PLOVER gives every actor its country; the role in the entity id tells a state from its citizens and rebels.
    stately = role.role == "media" and any(parse.lower[k] in _STATELY for k in parse.kids[head])
    if draft.denotes == "person" and role.acts_for_state and is_former(parse, leftmost, head):
        draft.role = "citizens"  # who held an office speaks for himself
    sent = role.role == "embassy" and len(owners) == 1 and owners[0].role in BODY_TYPES
    if sent:
        draft.role = "other"  # what an alliance or union sends on a mission is no embassy
    assign(draft, () if role.role in _NO_COUNTRY and not stately else countries)
    if sent and owners[0].role == "agency" and owners[0].entity:
        draft.entity, draft.entities = owners[0].entity, (owners[0].entity,)  # "the KFOR mission" is KFOR
    draft.use = use_of(parse, draft)
    return draft


def bare_title(parse: Parse, person: Draft, lexicon: ActorLexicon) -> Draft | None:
    """The mention of an office right before a name, which tells no state by itself: "*President* Bush declined"."""
    at = person.first - 1
    found = lexicon.role_of(parse.lower, at) if at >= 0 else None
    if found is None or found[1].denotes != "person" or parse.head[at] != person.head:
        return None
    draft = role_phrase(parse, found[0], at, found[1], {}, lambda _: None)
    return draft if draft.first == found[0] and not draft.plural else None


def is_former(parse: Parse, first: int, head: int) -> bool:
    """Whether words before or in a phrase say that an office is held no more: "a *retired* Chinese colonel"."""
    line = parse.line[head]
    start = max(0, first - 3)
    said = parse.lower[start:head]
    return not _FORMER.isdisjoint(said) and any(
        word in _FORMER and parse.line[i] == line for i, word in enumerate(said, start)
    )


def _is_officer(parse: Parse, head: int) -> bool:
    """Whether a noun for forces names one human being ("army chief")."""
    return parse.lower[head] in _OFFICERS


def role_name(parse: Parse, first: int, last: int, role: Role) -> str:
    """What to call a role: a person's office as the text has it ("foreign minister"), else the role's name."""
    if role.denotes != "person" or parse.tag[last] in ("NNS", "NNPS"):
        return role.role
    words = " ".join(parse.lower[first : last + 1]).replace(" - ", "-")
    return words.replace("spokesman", "spokesperson").replace("spokeswoman", "spokesperson")


def assign(draft: Draft, countries: tuple[str, ...]) -> None:
    """Gives a role mention its countries and the entity ids that follow from them."""
    name = slug(draft.role)
    draft.countries = countries
    draft.entities = tuple(f"{draft.base or c}/{name}" for c in countries)
    draft.country = countries[0] if countries else None
    draft.entity = draft.entities[0] if countries else None


def _left(parse: Parse, first: int, names: dict[int, Draft], look: Look) -> tuple[list[Draft], int]:
    """Owners named before the noun ("US and South Korean officials", "Russia's foreign ministry", "its embassy")."""
    owners: list[Draft] = []
    leftmost = first
    i = first - 1
    line = parse.line[first]
    while i >= 0 and first - i <= _REACH and parse.line[i] == line:
        name = names.get(i)
        if name is not None:
            if _stands_apart(parse, i, name, first=not owners):
                break
            if name.country or name.entity:
                owners.insert(0, name)
            leftmost = name.first
            i = name.first - 1
            if not (i >= 1 and parse.word[i] in ("and", ",", "/", "&", "-") and _continues(parse, i, names)):
                break
            i -= 1
            continue
        if parse.tag[i] in ("PRP$", "WP$"):
            owner = look(i if parse.tag[i] == "PRP$" else _antecedent_of_whose(parse, i))
            if owner is not None and owner.all_countries:
                owners.insert(0, owner)
            leftmost = i
            break
        if parse.tag[i] == "POS":
            owner = look(i - 1) if i else None
            if owner is not None and i - 1 not in names:
                if owner.all_countries:
                    owners.insert(0, owner)
                leftmost = min(leftmost, owner.first)
                break
            i -= 1
            continue
        if not owners and parse.dep[i] == "compound" and parse.pos[i] in ("NOUN", "PROPN"):
            # "a ministry official": the last ministry's.
            owner = look(i)
            if owner is not None and owner.kind == "role" and owner.all_countries:
                return [owner], leftmost
        ruling = parse.pos[i] == "VERB" and parse.dep[i] == "amod" and parse.word[i - 1] != "-"
        if owners or (parse.pos[i] not in _LEFT and parse.word[i] not in ("-", "and") and not ruling):
            break
        if parse.word[i] == "and" and parse.pos[i - 1] not in ("NOUN", "PROPN", "ADJ"):
            break
        i -= 1
    return owners, leftmost


def _sender(parse: Parse, noun: int, owners: list[Draft], names: dict[int, Draft]) -> Draft | None:
    """Whose a delegate is, where he is posted stands nearer: "the *Russian* UN delegate"."""
    if len(owners) != 1 or owners[0].kind != "name" or parse.lemma[noun] not in _POSTED:
        return None
    before = names.get(owners[0].first - 1)
    return before if before is not None and before.kind == "adjective" else None


def _antecedent_of_whose(parse: Parse, whose: int) -> int:
    """The noun that a relative clause with "whose" is about: "*Chad*, whose army mutinied"."""
    clause = parse.head[whose]
    for _ in range(4):
        if parse.dep[clause] == "relcl":
            return parse.head[clause]
        clause = parse.head[clause]
    return max(0, whose - 2 if parse.word[whose - 1] == "," else whose - 1)


def _stands_apart(parse: Parse, i: int, name: Draft, *, first: bool) -> bool:
    """Whether the name that ends at *i* owns nothing to its right: "Ali Sow of *Chad* and President Diop"."""
    if name.kind == "person":
        return parse.word[i + 1] not in ("'s", "'")
    return first and parse.word[i + 1] == "and" and name.kind not in ("adjective", "people")


def _continues(parse: Parse, linker: int, names: dict[int, Draft]) -> bool:
    """Whether the token before a linker belongs to a name that shares the noun ("US and South Korean officials")."""
    before = names.get(linker - 1)
    if before is None:
        return False
    if parse.word[linker] == "," and linker + 1 in names:
        # "…, according to Poland, Ukrainian officials": a comma coordinates only within a list that ends in "and".
        return before.kind in ("adjective", "name") and parse.dep[before.head] in ("amod", "nmod", "conj", "compound")
    return before.kind in ("adjective", "name", "people", "capital")


_POSTED = frozenset("representative delegate delegation mission ambassador envoy diplomat negotiator".split())
_REALMS = frozenset(
    "republic colony protectorate kingdom state nation territory dominion emirate sultanate principality island "
    "enclave country possession province mandate".split()
)


def _right(parse: Parse, head: int, last: int, role: Role, names: dict[int, Draft], look: Look) -> list[Draft]:
    """Owners named after the noun ("Ministry of Foreign Affairs of Russia", "spokesman for President X")."""
    near = _right_behind(parse, head, last, names)
    if near is not None:
        return _coordinated(parse, near.head, look) or [near]
    if parse.lemma[head] in _COURTS and parse.word[min(last + 2, len(parse) - 1)] in _SEATS_OF_COURTS:
        return []
    for preposition in kids(parse, head, "prep"):
        word = parse.lower[preposition]
        # "an adviser to President Ruiz"; an envoy to him is another's
        if word not in _OWNERS and not (word == "to" and parse.lemma[head] in _COUNSEL):
            continue
        if word == "for" and "spokes" not in parse.lemma[head]:
            continue
        if word in ("in", "at") and parse.lemma[head] not in _LOCAL:
            continue
        for inner in kids(parse, preposition, "pobj"):
            if inner <= last:
                # the state of "head of state"
                continue
            found = look(inner)
            if found is not None and found.all_countries and (found.kind != "person" or word != "of"):
                return _coordinated(parse, inner, look) or [found]
            # "a spokesman for Polish President …": the name to the right is not grounded yet, its adjective is.
            between = [names[t] for t in range(preposition + 1, inner) if t in names and names[t].all_countries]
            # The "former Soviet republic of Georgia" is Georgia.
            if between and parse.lemma[inner] not in _REALMS:
                return between[:1]
            for deeper in kids(parse, inner, "prep"):
                if parse.lower[deeper] == "of":
                    for last in kids(parse, deeper, "pobj"):
                        found = look(last)
                        if found is not None and found.all_countries:
                            return [found]
    return _led(parse, head, role, names)


def _led(parse: Parse, head: int, role: Role, names: dict[int, Draft]) -> list[Draft]:
    """Whose the body is that somebody leads: "the minister who heads *Peru's* maritime council"."""
    for clause in kids(parse, head, "relcl") if role.denotes == "person" else ():
        if parse.lemma[clause] not in _LEADING:
            continue
        for body in kids(parse, clause, "dobj"):
            if parse.lemma[body].lower() not in _LED:
                continue
            found = [names[k] for k in kids(parse, body, "poss") if k in names and names[k].all_countries]
            if found and found[0].kind != "person":
                return found[:1]
    return []


def _right_behind(parse: Parse, head: int, last: int, names: dict[int, Draft]) -> Draft | None:
    """A name right behind the noun, which needs no parse: "the armed forces of Peru exist" confuses parsers."""
    near = parse.lower[last + 1] if last + 2 < len(parse) and parse.line[last + 2] == parse.line[last] else ""
    if near != "of" and not (near == "in" and parse.lemma[head] in _LOCAL):
        return None
    if parse.lemma[head] in _COURTS and parse.word[last + 2] in _SEATS_OF_COURTS:
        return None
    at = last + 3 if parse.lower[last + 2] == "the" and last + 3 < len(parse) else last + 2
    return names[at] if at in names and names[at].kind != "person" and names[at].all_countries else None


def _coordinated(parse: Parse, head: int, look: Look) -> list[Draft]:
    """Every member of "the leaders of Poland and Lithuania" that is known."""
    members = (look(token) for token in conjuncts(parse, head))
    return [m for m in members if m is not None and m.all_countries]
