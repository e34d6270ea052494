"""Whom a commitment is meant for: named beside the issuing word, in its condition or consequence, or before."""

from collections.abc import Sequence

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.commitment_kinds import Kinds
from standoff.extraction.grammar import kids, objects, subject
from standoff.extraction.issuance import Issuance
from standoff.extraction.parse import Parse
from standoff.model import Commitment, Event, Span

# Both sides of these do it.
_MUTUAL = frozenset({"COOPERATE", "AGREE", "CONSULT"})
# How many commitments back somebody is still being addressed.
_REMEMBERED = 20


def others(reference: Reference, issuer: Reference) -> Reference:
    """*reference* without the issuer's own side."""
    return Reference(
        tuple(e for e in reference.entities if e not in issuer.entities and e.split("/")[0] not in issuer.countries),
        tuple(c for c in reference.countries if c not in issuer.countries),
    )


class Addressees:
    """Answers "to whom?" for the commitments of one document.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        events: Its events, in text order.
        kinds: What its consequences are.
        made: The commitments found so far; grows while it is used.
    """

    def __init__(
        self, parse: Parse, actors: Actors, events: Sequence[Event], kinds: Kinds, made: Sequence[Commitment]
    ) -> None:
        self._parse = parse
        self._actors = actors
        self._kinds = kinds
        self._made = made
        self._named_in: dict[int, Reference] = {}
        self._by_sentence: dict[int, list[Event]] = {}
        for event in events:
            token = parse.token_at(event.trigger.start)
            if token is not None:
                self._by_sentence.setdefault(parse.sent[token], []).append(event)

    def named(self, span: Span) -> Reference:
        """Everybody whom a stretch of text names as acting; "in the Ukraine war" names where."""
        parse, found = self._parse, NOBODY
        for token in parse.tokens_in(span):
            mention = self._actors.at(token)
            if mention is None or mention.use == "place":
                continue
            above = parse.head[token]
            inside = parse.dep[above] == "pobj" and parse.lower[parse.head[above]] in ("in", "during", "over")
            if mention.use == "modifier" and inside and self._actors.at(above) is None:
                continue
            found = found + self._actors.one(token)
        return found

    def of(self, consequence: Span, condition: Span | None, verb: int, issuance: Issuance, manner: str) -> Reference:
        """Whom it is meant for: named with the cue, harmed, acting in the condition, or acted on in the consequence."""
        issuer = issuance.issuer
        direct = others(issuance.addressee, issuer)
        condition_actors = NOBODY
        if condition is not None:
            for event in self._kinds.events_in(condition):
                condition_actors = condition_actors + Reference(event.actor, event.actor_countries)
                if event.type in _MUTUAL:
                    condition_actors = condition_actors + Reference(event.recipient, event.recipient_countries)
            condition_actors = others(condition_actors, issuer) or others(self.named(condition), issuer)
        who = subject(self._parse, verb)
        harmed = others(self._actors.of(who, verb=verb), issuer) if manner == "harm" else NOBODY
        acted_on = NOBODY
        for event in self._kinds.events_in(consequence):
            acted_on = acted_on + Reference(event.recipient, event.recipient_countries)
        acted_on = others(acted_on, issuer) or others(self._objects(verb), issuer)
        if self._kinds.considers(verb, issuance):
            found = acted_on or self.earlier(issuer, verb) or direct or condition_actors
        elif self._kinds.helps(verb, consequence):
            found = acted_on or direct or condition_actors
        else:
            found = direct or harmed or condition_actors or acted_on
        return found or self.earlier(issuer, verb) or self.beside(issuer, verb)

    def earlier(self, issuer: Reference, verb: int) -> Reference:
        """Whom the issuer was addressing just before: in the last commitment, or with a deed done or planned."""
        parse, here = self._parse, self._parse.start[verb]
        countries = set(issuer.countries)
        for made in reversed(self._made[-_REMEMBERED:]):
            if set(made.issuer_countries) == countries and made.addressee_countries and made.start < here:
                return Reference(made.addressee, made.addressee_countries)
        for number in range(parse.sent[verb], max(-1, parse.sent[verb] - 3), -1):
            for event in reversed(self._by_sentence.get(number, ())):
                if event.trigger.start < here and set(event.actor_countries) & countries:
                    found = others(Reference(event.recipient, event.recipient_countries), issuer)
                    if found:
                        return found
        return NOBODY

    def beside(self, issuer: Reference, verb: int) -> Reference:
        """The only other party that the sentence names, if there is exactly one."""
        number = self._parse.sent[verb]
        if number not in self._named_in:
            named = NOBODY
            for token in range(*self._parse.sentences[number]):
                mention = self._actors.at(token)
                if mention is not None and mention.use != "place":
                    named = named + self._actors.one(token)
            self._named_in[number] = named
        found = others(self._named_in[number], issuer)
        return found if len(found.countries) == 1 else NOBODY

    def _objects(self, verb: int) -> Reference:
        """Objects of the consequence's verb and what hangs on it with to, for, with or against."""
        parse, found = self._parse, NOBODY
        for o in objects(parse, verb):
            found = found + self._actors.of(o)
        for p in kids(parse, verb, "prep", "dative"):
            if parse.lower[p] in ("to", "for", "with", "against", "on"):
                for o in kids(parse, p, "pobj"):
                    found = found + self._actors.of(o)
        for x in kids(parse, verb, "xcomp"):
            found = found + self._objects(x)
        return found
