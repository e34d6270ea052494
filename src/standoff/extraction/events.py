"""Events: who did (or would do) what to whom, in PLOVER's types.

Every verb and noun of the event lexicon is tried once, its most demanding sense first. A sense fires when the slots it
names are filled as its rule asks; then actor and recipient are looked up, and modality, negation, date and the
attribution it stands under are read off the parse.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.extraction.actors import NOBODY, Reference, is_town
from standoff.extraction.aims import menaced
from standoff.extraction.component import Annotations, Component
from standoff.extraction.events_around import (
    aided,
    by_paper,
    crossed,
    is_each_other,
    is_ended,
    read_by,
    shaken,
    summed,
)
from standoff.extraction.events_conditions import holds
from standoff.extraction.events_discourse import in_context, share_goal
from standoff.extraction.events_echo import echoed
from standoff.extraction.events_frame import Frame
from standoff.extraction.events_parties import AFLOAT, OFFSHORE, Parties, without
from standoff.extraction.events_ruled_out import (
    is_accident,
    is_counted,
    is_rehearsed,
    is_stopped,
)
from standoff.extraction.events_speakers import officials, own_plan
from standoff.extraction.events_when import Clock
from standoff.extraction.events_word import attributions, dated, is_presupposed, modality, on_whose_word, stances
from standoff.extraction.events_words import AT_WHOSE, REBELS
from standoff.extraction.games import PLAYED, Games
from standoff.extraction.grammar import conjuncts, is_passive, kids, phrase
from standoff.extraction.modality import standing
from standoff.extraction.parse import Parse
from standoff.lexicons import Resources
from standoff.lexicons.events import EventLexicon, Sense
from standoff.model import Attribution, Document, Event, Span, hull, identify
from standoff.model.proposition import Stance

NAME, VERSION = "events", 1
# Prepositions after which a place is where something happens, not whom it is done to.
_WHERE = frozenset("in at near off around inside across over within outside along".split())
# Where to look for the place that was hit, after the rule's own slots.
_SCENE = ("in", "at", "near", "over", "off", "across", "inside", "into", "around")
# Acts that a state may do to its own people, or they to it.
_DOMESTIC = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Acts between a state's own forces and others of its country.
_WITHIN_STATES = frozenset({"ASSAULT", "RETREAT"})
# To close one's own border is not done to one's own people.
_AGAINST_OTHERS = frozenset({"event.coerce.restrict-movement"})
_ANSWERS = frozenset({"REJECT", "SUPPORT", "ACCUSE", "AGREE", "CONCEDE"})
_VOICED = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
_WRONGS = frozenset({"ASSAULT", "COERCE"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "SANCTION", "ACCUSE", "REQUEST"})
_LOOSE = frozenset("without relcl advcl appos acl punct cc conj ccomp parataxis".split())


@dataclass(slots=True)
class Found:
    """An event before it becomes a record.

    Attributes:
        sense: The sense that fired.
        head: Token of the verb or noun.
        carrier: Token of its light verb, if any.
        actor: Who acts.
        recipient: Who is acted on.
        actor_token: Head of the words that name who acts, whether or not we know him.
        recipient_token: Head of the words that name who is acted on.
        mutual: Whether one phrase names both, who act on each other.
    """

    sense: Sense
    head: int
    carrier: int | None
    actor: Reference
    recipient: Reference
    actor_token: int | None
    recipient_token: int | None
    mutual: bool = False

    @property
    def kind(self) -> str:
        """PLOVER type."""
        return self.sense.cameo.type

    @property
    def goes_on(self) -> bool:
        """Whether it is an act told of before, whose parties are not said again."""
        return self.sense.rule.parties == "before"


def run(document: Document, annotations: Annotations, resources: Resources) -> tuple[Event, ...]:
    """The events of a document, in the order of their triggers."""
    parse = annotations.parse
    lexicon = resources.events
    over = attributions(annotations)
    parties = Parties(parse, annotations.actors, lexicon)
    parties.speakers = officials(annotations.attributions, annotations.scratch.get("entities", ()), over)
    clock = Clock(parse, annotations.timexes, context=resources.times.context, last=annotations.published.latest)
    said = {a.id: a for a in annotations.attributions}
    stance_of, games = stances(annotations), Games(parse)
    events: list[Event] = []
    arguments: dict[str, Found] = {}
    acts = in_context(
        parse, triggers(parse, parties, lexicon), annotations.attributions, annotations.mentions, lexicon.modality
    )
    for found in echoed(parse, parties, lexicon.modality, acts):
        if found.kind in PLAYED and games.at(found.head):
            continue
        attribution = on_whose_word(said, over.get(found.head))
        presupposed = is_presupposed(parse, found.head, resources.reporting.nouns)
        stance = "asserts" if presupposed else stance_of.get(found.head, "asserts")
        event = _record(document, parse, lexicon, clock, attribution, stance, found)
        if event.id not in arguments:
            arguments[event.id] = found
            events.append(event)
    # Later components ask which words filled the slots.
    annotations.scratch["event_arguments"] = arguments
    return tuple(events)


def triggers(parse: Parse, parties: Parties, lexicon: EventLexicon) -> Iterator[Found]:
    """The events of a parse, in text order; a light verb yields to the noun that it carries."""
    found: dict[int, Found] = {}
    carried: set[int] = set()
    verbs: list[int] = []
    for i in parse.having(lexicon.lemmas, forms=lexicon.gerunds.keys()):
        pos = parse.pos[i]
        if pos == "NOUN" or pos == "PROPN":
            senses = lexicon.nouns.get(parse.lemma[i])
            if senses is None and parse.word[i + 1 : i + 2] == ["of"]:
                senses = lexicon.gerunds.get(parse.lower[i])
            if senses is None or parse.dep[i] in ("compound", "npadvmod") or is_ended(parse, lexicon.modality, i):
                continue
            frame = Frame(parties, i, lexicon.modality)
            hit = _first(frame, senses)
            if hit is not None:
                found[i] = hit
                if hit.carrier is not None:
                    carried.add(hit.carrier)
        elif (
            (pos == "VERB" or pos == "AUX")
            and parse.lemma[i] in lexicon.verbs
            and parse.dep[i] not in ("aux", "auxpass", "amod")
        ):
            verbs.append(i)
    for i in verbs:
        if (
            i in carried
            or is_rehearsed(parse, i)
            or is_stopped(parse, i)
            or is_counted(parse, i)
            or is_accident(parse, i)
        ):
            continue
        hit = _first(Frame(parties, i, lexicon.modality), lexicon.verbs[parse.lemma[i]])
        if hit is not None:
            found[i] = hit
    previous: Found | None = None
    for i in sorted(found):
        current = found[i]
        if current.sense.rule.cameo in _SENDING:
            if previous is not None and parse.sent[previous.head] == parse.sent[i]:
                share_goal(current, previous)
            previous = current
        yield current


# Senses of sending forces somewhere.
_SENDING = frozenset({"154", "062"})


def _first(frame: Frame, senses: tuple[Sense, ...]) -> Found | None:
    said = frame.parties.vocabulary(frame.parse.sent[frame.head])
    for sense in senses:
        # what the sentence lacks is seen first
        for clue in sense.clues:
            if clue.isdisjoint(said):
                break
        else:
            if _applies(frame, sense) and (hit := _filled(frame, sense)) is not None:
                return hit
    return None


def _applies(frame: Frame, sense: Sense) -> bool:
    """Whether the particle and all conditions of a sense are there."""
    rule = sense.rule
    if not frame.noun:
        particles = frame.parties.particles.get((frame.parse.lemma[frame.head], rule.id))
        if particles is not None and not any(map(frame.particle, particles)):
            return False
    for condition in sense.needs:
        if not holds(frame, condition, rule):
            return False
    return not any(holds(frame, c, rule) for c in sense.never)


def _filled(frame: Frame, sense: Sense) -> Found | None:
    """The sense with its parties, or ``None`` when the parties that it asks for are not there."""
    rule = sense.rule
    actor, actor_token = _actor(frame, sense)
    recipient, recipient_token = _recipient(frame, sense, actor, actor_token)
    if not actor and not frame.noun and (speaker := frame.parties.speakers.get(frame.head)):
        actor = own_plan(frame.parse, frame.head, speaker, sense.cameo.type, rule.cameo, victim=recipient)
    if sense.cameo.type == "PROTEST" and not actor:
        actor = _locals(frame, actor_token)
    each_other = not frame.noun and any(is_each_other(frame.parse, t) for t in frame.things)
    # "a war waged by A and B" is not between them
    by = actor_token is not None and frame.parse.lower[frame.parse.head[actor_token]] == "by"
    jointly = by and sense.cameo.type == "ASSAULT"
    mutual = (rule.mutual or each_other) and not recipient and not jointly and _several(sense, actor)
    if mutual:
        actor, recipient = _split(frame, actor, actor_token)
        recipient_token = actor_token if recipient_token is None else recipient_token
    elif rule.mutual and not actor and _several(sense, recipient) and _is_shared(frame, recipient_token):
        # "a treaty was signed between A and B", "the Kenya-Uganda pact was signed"
        actor, recipient = _split(frame, recipient, recipient_token)
        actor_token = recipient_token if actor_token is None else actor_token
    if rule.cameo == "192" and recipient.entities and not recipient.countries and actor_token != recipient_token:
        return None  # "took control of Nexperia": a firm is no land
    wanted = rule.parties
    if wanted == "before":
        return None if actor or recipient else Found(sense, frame.head, None, NOBODY, NOBODY, None, None)
    if frame.noun and not actor and not recipient and frame.carrier is None and wanted != "any":
        return None
    if (
        (wanted == "one" and not (actor or recipient))
        or (wanted == "actor" and not actor)
        or (wanted == "recipient" and not recipient)
        or (wanted == "both" and not (actor and recipient))
        or (actor_token is None and recipient_token is None)
    ):
        return None
    carrier = frame.carrier if frame.noun else None
    return Found(sense, frame.head, carrier, actor, recipient, actor_token, recipient_token, mutual)


def _is_shared(frame: Frame, token: int | None) -> bool:
    """Whether a phrase names both parties: it stands between them, or is what they signed or broke."""
    return _is_between(frame.parse, token) or (token in frame.things and is_passive(frame.parse, frame.head))


def _is_between(parse: Parse, token: int | None) -> bool:
    """Whether a phrase stands after "between", or names what is between others ("relations between A and B")."""
    if token is None:
        return False
    words = [parse.lower[parse.head[token]], *(parse.lower[k] for k in kids(parse, token, "prep"))]
    return "between" in words or "among" in words


def _several(sense: Sense, actor: Reference) -> bool:
    """Whether those who act may act on each other: several states, or an army and the rebels of its country."""
    if len(actor.countries) > 1 or (not actor.countries and len(actor.entities) > 1):
        return True
    if sense.cameo.type not in _WITHIN_STATES or len(actor.entities) < 2:
        return False
    return len(set(actor.entities)) > 1


def _actor(frame: Frame, sense: Sense) -> tuple[Reference, int | None]:
    first: int | None = None
    stranger = NOBODY
    for slot in sense.rule.actor:
        for token in frame.slot(slot, sense.rule):
            found = frame.parties.of(token, verb=frame.verb, place=slot in ("mod", "between", "from", "means", "in"))
            if found and (found.countries or slot == sense.rule.actor[-1]):
                return found, token
            stranger = found or stranger
            first = token if first is None else first
            if slot == "subject" and frame.parse.lower[token] in _URGED:
                return NOBODY, token  # "urged him to recall his men": not who urges
    if sense.cameo.type == "ASSAULT" and first is None and is_passive(frame.parse, frame.head):
        for token in frame.slot("means"):  # "was hit in a raid by X"
            if found := frame.parties.of(token):
                return found, token
    if first is None and sense.cameo.type in _VOICED:
        for token in by_paper(frame):
            if found := frame.parties.of(token):
                return found, token
    return stranger, first


_URGED = frozenset({"him", "her", "them"})


def _are_its_rebels(frame: Frame, sense: Sense, token: int, found: Reference) -> bool:
    """Whether only rebels against a state are helped, and not the state: "armed the *rebels* in Chad"."""
    against = frame.parse.lemma[token] in REBELS and found.entities == found.countries
    return against and sense.cameo.type in ("AID", "SUPPORT", "COOPERATE")


def _recipient(frame: Frame, sense: Sense, actor: Reference, actor_token: int | None) -> tuple[Reference, int | None]:
    rule = sense.rule
    own: tuple[Reference, int | None] = (NOBODY, None)
    first: int | None = None
    slots = (*rule.recipient, *_SCENE) if rule.place else rule.recipient
    asked = sense.party_slots
    at_sea = _at_sea(frame, sense)
    for slot in slots:
        place = (rule.place or slot not in _WHERE or slot in asked) and slot not in at_sea
        for token in (t for filler in frame.slot(slot, rule) for t in aided(frame, sense.cameo.type, filler)):
            if token == actor_token or (slot in _WHERE and frame.parse.lemma[token] in AT_WHOSE):
                continue  # "at the request of X"
            found = frame.parties.of(token, verb=frame.verb, place=place)
            if _are_its_rebels(frame, sense, token, found):
                continue
            other = without(found, actor)
            if found and not other and sense.cameo.type == "SUPPORT":
                # "welcomed its accord with Oslo"
                other = without(frame.parties.partner(token), actor)
            if other:
                return other, token
            if found and not own[0] and not _is_hazy(frame.parse, token):
                own = (found, token)
            if first is None and slot in rule.recipient:
                first = token
    pronoun = own[1] if own[1] is not None else first
    if pronoun is not None:
        meant = {r.countries: (r, t) for t in crossed(frame, pronoun) if (r := without(frame.parties.of(t), actor))}
        if len(meant) == 1:
            return next(iter(meant.values()))
    if beyond := _told_beside(frame, sense, actor):
        return beyond
    if (
        own[0]
        and (sense.cameo.type in _DOMESTIC or rule.cameo == "163")
        and rule.id not in _AGAINST_OTHERS
        and set(own[0].entities) != set(actor.entities)
    ):
        return own
    if rule.place and not own[0]:
        scene = _scene(frame, but=at_sea)
        if scene is not None and (state := without(frame.parties.state_of(scene), actor)):
            return state, scene if first is None else first
    return NOBODY, first


def _locals(frame: Frame, crowd: int | None) -> Reference:
    """The state whose people protest in one of its places, when nobody says who they are ("crowds in Dhaka")."""
    if crowd is not None and frame.parse.lemma[crowd] not in frame.parties.crowds:
        return NOBODY
    scene = _scene(frame, named=True)
    state = frame.parties.state_of(scene) if scene is not None else NOBODY
    return Reference((), state.countries[:1], state.mentions) if state.countries else NOBODY


def _is_hazy(parse: Parse, token: int) -> bool:
    """Whether only a pronoun says whose it is: "its crew" may be anybody's, "its own people" not."""
    before = {parse.lower[k] for member in conjuncts(parse, token) for k in parse.kids[member] if k < member}
    return bool(before & {"its", "their", "his", "her"}) and "own" not in before


def _told_beside(frame: Frame, sense: Sense, actor: Reference) -> tuple[Reference, int] | None:
    """Who is acted on by what stands around the clause: who said what is rejected, or whom the act alarmed."""
    said = summed(frame) if sense.cameo.type in _ANSWERS else None
    if said is not None and (who := without(frame.parties.of(said), actor)):
        return who, said
    for aim in menaced(frame.parse, frame.head) if sense.cameo.type == "THREATEN" else ():
        if who := without(frame.parties.of(aim), actor):
            return who, aim
    for told in read_by(frame) if sense.cameo.type in _VOICED else ():
        if frame.parties.named(told) and (who := without(frame.parties.of(told), actor)):
            return who, told
    alarmed = shaken(frame) if sense.cameo.type in _HOSTILE else None
    if alarmed is not None and (state := without(frame.parties.of(alarmed, place=True), actor)):
        return state, alarmed
    return None


def _at_sea(frame: Frame, sense: Sense) -> frozenset[str]:
    """The prepositions after which a place is only the sea where it happened ("fired on a tanker off X")."""
    if sense.cameo.type not in _WRONGS:
        return frozenset()
    things = [*frame.slot("object", sense.rule), *frame.slot("on"), *frame.slot("at")]
    afloat = any(frame.parse.lemma[member] in AFLOAT for o in things for member in conjuncts(frame.parse, o))
    return OFFSHORE if afloat else frozenset({"off"}) if things else frozenset()


def _scene(frame: Frame, *, named: bool = False, but: frozenset[str] = frozenset()) -> int | None:
    """A place named within the trigger's own clause ("struck a bus on a road near the port of X").

    Args:
        frame: The trigger.
        named: Whether the name of a town will do that does not stand as a place ("the streets of X").
        but: Prepositions after which it is not looked for.
    """
    parse = frame.parse
    stack = list(parse.kids[frame.head])
    while stack:
        i = stack.pop(0)
        if parse.dep[i] in _OTHER_CLAUSES or (
            parse.dep[i] == "prep" and (parse.lower[i] == "from" or parse.lower[i] in but)
        ):
            continue
        mention = frame.parties.actors.at(i)
        if mention is not None and mention.country:
            town = named and is_town(mention)
            if mention.use == "place" or town:
                return i
        stack.extend(parse.kids[i])
    return None


# Clauses under a trigger that tell of something else.
_OTHER_CLAUSES = frozenset("ccomp xcomp advcl relcl acl parataxis conj dep npadvmod nsubj agent".split())


def _split(frame: Frame, actor: Reference, token: int | None) -> tuple[Reference, Reference]:
    """Parts those who act on each other: of "A and B met", A acts and B is acted on."""
    if token is not None:
        lead = frame.parties.single(token, place=True)
        rest = without(actor, lead)
        if lead and rest:
            return lead, rest
    if len(actor.countries) > 1:
        lead = Reference(
            tuple(e for e in actor.entities if e.partition("/")[0] == actor.countries[0]), actor.countries[:1]
        )
        return lead, Reference(tuple(e for e in actor.entities if e not in lead.entities), actor.countries[1:])
    # an army and the rebels of its country
    return Reference(actor.entities[:1], actor.countries), Reference(actor.entities[1:], actor.countries)


def _record(
    document: Document,
    parse: Parse,
    lexicon: EventLexicon,
    clock: Clock,
    attribution: Attribution | None,
    stance: Stance,
    found: Found,
) -> Event:
    sense, head, carrier = found.sense, found.head, found.carrier
    state = standing(parse, head, lexicon.modality, carrier=carrier)
    first, last = head, head
    if carrier is not None and abs(carrier - head) <= 6 and parse.sent[carrier] == parse.sent[head]:
        first, last = min(carrier, head), max(carrier, head)
    trigger = parse.span(first, last + 1)
    spans = [trigger]
    for token in (found.actor_token, found.recipient_token):
        if token is not None and parse.sent[token] == parse.sent[head]:
            spans.append(phrase(parse, token, without=_LOOSE))
    whole = hull(spans)
    return Event(
        id=identify(
            "e", document.id, whole.start, whole.end, sense.cameo.type, trigger.start, trigger.end, sense.rule.id
        ),
        document=document.id,
        start=whole.start,
        end=whole.end,
        component=NAME,
        version=VERSION,
        rule=sense.rule.id,
        trigger=Span(trigger.start, trigger.end),
        type=sense.cameo.type,
        mode=sense.mode,
        context=sense.context,
        cameo=sense.rule.cameo,
        score=sense.cameo.score,
        actor=found.actor.entities,
        actor_countries=found.actor.countries,
        recipient=found.recipient.entities,
        recipient_countries=found.recipient.countries,
        modality=modality(state, attribution, stance),
        # Nobody's word stands for what is denied: it must not count as done.
        negated=state.negated
        or stance == "denies"
        or (state.denied and (attribution is None or attribution.speaker is None)),
        when=dated(parse, clock, attribution, found),
        attribution=attribution.id if attribution is not None else None,
    )


COMPONENT = Component(
    name=NAME,
    version=VERSION,
    requires=frozenset({"parse", "mentions", "timexes", "attributions"}),
    assigns="events",
    run=run,
)
