"""Whom a commitment is meant for: named beside the issuing word, in its condition or consequence, or before."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.aims import accused_with, aimed_at
from standoff.extraction.commitment_kinds import Kinds
from standoff.extraction.grammar import (
    ancestors,
    is_passive,
    kids,
    objects,
    own_subject,
    possessor,
    prepositions,
    subject,
    subtree,
)
from standoff.extraction.issuance import Issuance
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import SUING, is_passed_over, sues
from standoff.extraction.verbs import REGARDING
from standoff.lexicons.commitments import Act
from standoff.model import Commitment, Entity, Event, Span

# Both sides of these do it.
_MUTUAL = frozenset({"COOPERATE", "AGREE", "CONSULT"})
# What one answers with a threat.
_HOSTILE = frozenset({"ACCUSE", "THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
# "Would be met by closing the border".
_MEETING = frozenset({"meet", "answer", "follow"})
_THREATENING = frozenset({"threat", "warning", "ultimatum"})
# Whoever is asked is not whom a threat is for.
_ASKING = frozenset("ask request urge beg".split())
# Bodies that somebody turns to; a threat made before them is meant for somebody else.
_FORUMS = frozenset({"UNO", "ICC", "PCA", "ECHR"})
_APPEALING = SUING | frozenset("report petition ask urge call".split())
# Whose these are is named beside the matter: "the NATO base".
_PLACES = frozenset("base embassy port airport headquarters forum consulate airfield camp".split())
_OWNING = frozenset({"poss", "amod", "compound", "nmod"})
_BORDERS = frozenset("border frontier boundary coast neighbour neighbor gas oil".split())
_BY = frozenset({"by", "with", "beside", "behind"})
_BLOWS = frozenset("attack strike assault raid aggression war offensive bombardment invasion".split())
_SENT = frozenset("envoy ambassador representative delegate emissary mission".split())
# And so is whoever stands with these: "besides those in Kuwait".
_ASIDE = frozenset("besides including like unlike than except alongside without".split())
# How many commitments back somebody is still being addressed.
_REMEMBERED = 20


def others(reference: Reference, issuer: Reference) -> Reference:
    """*reference* without the issuer's own side."""
    # Of "ITA/unions" no country is known that it speaks for, but Italy is no other side either.
    ours = {*issuer.countries, *(e.split("/")[0] for e in issuer.entities if "/" in e)}
    return Reference(
        tuple(e for e in reference.entities if e not in issuer.entities and e.split("/")[0] not in ours),
        tuple(c for c in reference.countries if c not in ours),
    )


def is_announced(commitment: Commitment) -> bool:
    """Whether somebody just says what he will do, come what may, or decrees it: that is for everybody to hear."""
    return commitment.type == "policy" and (commitment.condition is None or commitment.rule == "cue.decree")


# With whom one is in touch may be anybody: "Oslo would defend itself, and had been in touch with Paris".
_BESIDE = frozenset({"event.consult.in-touch"})


class Addressees:
    """Answers "to whom?" for the commitments of one document.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        events: Its events, in text order.
        kinds: What its consequences are.
        made: The commitments found so far; grows while it is used.
        entities: Known entities by id.
    """

    def __init__(
        self,
        parse: Parse,
        actors: Actors,
        events: Sequence[Event],
        kinds: Kinds,
        made: Sequence[Commitment],
        entities: Mapping[str, Entity],
    ) -> None:
        self._parse = parse
        self._actors = actors
        self._kinds = kinds
        self._made = made
        self._entities = entities
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
            if self._is_struck(token):
                # "An attack on Riga": whoever attacks is meant.
                continue
            if any(parse.dep[a] == "relcl" and span.start <= parse.start[a] for a in ancestors(parse, token)):
                # "The raids, which Doha had called a crime": a bystander.
                continue
            found = found + self._actors.one(token)
        return found

    def plain(self, commitment: Commitment) -> Commitment:
        """A commitment, without an addressee whom an announcement does not name: those named before are not meant.

        "Would go to court" is meant for somebody whether he is named or not.
        """
        if not is_announced(commitment) or not commitment.addressee_countries:
            return commitment
        parse = self._parse
        said = parse.tokens_in(Span(commitment.start, commitment.end))
        if any(sues(parse, token) for token in said):
            return commitment
        told: set[str] = set()
        for token in range(parse.sentences[parse.sent[said.start]][0], parse.sentences[parse.sent[said[-1]]][1]):
            if parse.lower[token] not in ("it", "its"):
                told.update(self._actors.one(token).countries)
        if told.isdisjoint(commitment.addressee_countries):
            return replace(commitment, addressee=(), addressee_countries=())
        return commitment

    def _is_struck(self, token: int) -> bool:
        """Whether a name is only that of whoever an attack would be on."""
        parse, on = self._parse, self._parse.head[token]
        struck = parse.dep[token] == "pobj" and parse.lower[on] in ("on", "against", "upon")
        return struck and parse.lemma[parse.head[on]] in _BLOWS

    def meant(self, reference: Reference, act: Act) -> Reference:
        """*reference* without whoever is only told: media, and forums such as a court when something is just said."""
        found = self._without_media(reference)
        return found if act != "declaration" else self._without_forums(found)

    def _without_media(self, reference: Reference) -> Reference:
        known = self._entities
        kept = tuple(e for e in reference.entities if e not in known or known[e].type != "media")
        return reference if kept == reference.entities else Reference(kept, reference.countries if kept else ())

    def _without_forums(self, reference: Reference) -> Reference:
        def forum(entity: str) -> bool:
            return entity.split("/", maxsplit=1)[0] in _FORUMS or (
                entity in self._entities and self._entities[entity].country in _FORUMS
            )

        if not _FORUMS & set(reference.countries) and not any(map(forum, reference.entities)):
            return reference
        return Reference(
            tuple(e for e in reference.entities if not forum(e)),
            tuple(c for c in reference.countries if c not in _FORUMS),
        )

    def of(
        self,
        consequence: Span,
        condition: Span | None,
        verb: int,
        issuance: Issuance,
        manner: str,
        *,
        acting: int | None = None,
        negative: bool = False,
    ) -> Reference:
        """Whom it is meant for: named with the cue, harmed, acting in the condition, or acted on in the consequence.

        Args:
            consequence: What follows.
            condition: When.
            verb: Head token of the consequence.
            issuance: On whose word.
            manner: How the issuer is bound (see ``Binding.binds``).
            acting: Head token of the condition.
            negative: Whether it follows when something does not happen.
        """
        issuer = issuance.issuer
        direct = self.meant(others(issuance.addressee, issuer), issuance.act)
        condition_actors, foremost = NOBODY, NOBODY
        if condition is not None:
            for event in self._kinds.events_in(condition):
                condition_actors = condition_actors + Reference(event.actor, event.actor_countries)
                if event.type in _MUTUAL:
                    condition_actors = condition_actors + Reference(event.recipient, event.recipient_countries)
            foremost = others(condition_actors, issuer)
            condition_actors = foremost or others(self.named(condition), issuer)
            decides = self._decides(acting, issuer) if acting is not None else NOBODY
            if decides and set(decides.countries) <= set(condition_actors.countries):
                condition_actors = foremost = decides
            condition_actors = self._without_media(condition_actors)
            if negative:
                # "Unless the Council acts": it is asked for help, not threatened.
                condition_actors = self._without_forums(condition_actors)
        who = subject(self._parse, verb)
        harmed = others(self._actors.of(who, verb=verb), issuer) if manner == "harm" else NOBODY
        acted_on = self._acted_on(verb, consequence, issuer)
        if self._parse.lemma[verb] in _MEETING and is_passive(self._parse, verb):
            # "Would be met by cutting the transit of Chadian gas": whose gas it is, is not who is meant.
            acted_on = NOBODY
        if is_passed_over(self._parse, verb):
            # "An attack on Chad would not go unanswered": whoever attacks is meant.
            acting_there = NOBODY
            for event in self._kinds.events_in(consequence):
                acting_there = acting_there + Reference(event.actor, event.actor_countries)
            found = direct or others(acting_there, issuer) or condition_actors
            return found or self.opponent(issuer, verb)
        direct = direct or others(self._blamed(verb), issuer)
        around, accused = self._around(issuance)
        direct = direct or around
        acted_on = self._without_media(others(acted_on, issuer) or others(self._objects(verb), issuer))
        if acted_on:
            # "Once the UN's measures are in force": it is not the UN that is meant.
            condition_actors = self._without_forums(condition_actors)
        if self._parse.lemma[verb] in _APPEALING:
            acted_on = NOBODY if sues(self._parse, verb) else self._without_forums(acted_on)
        beside = {name for name, _ in prepositions(self._parse, verb)} & _BY
        if self._parse.lemma[verb] == "stand" and beside:
            # "Would stand by its ally": whom it has just warned is not whom it stands by.
            return acted_on or others(issuance.addressee, issuer)
        helpful = self._kinds.helps(verb, consequence)
        if self._kinds.considers(verb, issuance):
            found = acted_on or self.earlier(issuer, verb, helpful=True) or direct or condition_actors
        elif helpful:
            found = acted_on or direct or condition_actors
        else:
            # "Sanctions on Riga if the men are not handed over to Oslo": who acts is not said, but who is struck is.
            sure = acted_on if self._kinds.penalises(verb) and not foremost else NOBODY
            found = direct or harmed or sure or condition_actors or acted_on
        found = found or (NOBODY if helpful else accused)
        found = found or self.earlier(issuer, verb, helpful=helpful) or self.beside(issuer, verb)
        found = found or self._whose(issuer, consequence, condition)
        return found if found or (helpful and manner != "harm") else self.opponent(issuer, verb)

    def _around(self, issuance: Issuance) -> tuple[Reference, Reference]:
        """Who gets or faces a threat that names nobody, and who is accused in the same breath."""
        said = issuance.attribution.cue if issuance.attribution is not None else None
        cue = issuance.cue if issuance.cue is not None or said is None else self._parse.token_at(said.start)
        if cue is None or issuance.act not in _THREATENING:
            return NOBODY, NOBODY
        issuer = issuance.issuer
        return self.first(aimed_at(self._parse, cue), issuer), self.first(accused_with(self._parse, cue), issuer)

    def first(self, phrases: Iterable[int], issuer: Reference) -> Reference:
        """The first other party that one of *phrases* names."""
        for token in phrases:
            found = self._without_forums(self._without_media(others(self._actors.of(token), issuer)))
            if found.countries:
                return found
        return NOBODY

    def _acted_on(self, verb: int, consequence: Span, issuer: Reference) -> Reference:
        """On whom the acts of a consequence would be, without those of others that are only told in passing."""
        found = NOBODY
        for event in self._kinds.events_in(consequence):
            own = set(event.actor_countries) & set(issuer.countries)
            if own and event.type == "REQUEST":
                continue  # "would close the border and ask Riga for help"
            if own or not self._kinds.is_aside(event, verb):
                found = found + Reference(event.recipient, event.recipient_countries)
        return found

    def _blamed(self, verb: int) -> Reference:
        """Whose attack something would be regarded as: "as an attack by Chad on Libya"."""
        parse = self._parse
        if parse.lemma[verb] not in REGARDING:
            return NOBODY
        for p in subtree(parse, verb):
            for ground in kids(parse, p, "pobj") if parse.lower[p] == "as" else ():
                for by in kids(parse, ground, "prep", "agent"):
                    for who in kids(parse, by, "pobj") if parse.lower[by] == "by" else ():
                        return self._actors.of(who)
        return NOBODY

    def opponent(self, issuer: Reference, verb: int) -> Reference:
        """The one state that acted against the issuer just before: whom an answer without a name is for."""
        parse, here, countries = self._parse, self._parse.start[verb], set(issuer.countries)
        for number in range(parse.sent[verb], max(-1, parse.sent[verb] - 3), -1):
            for event in reversed(self._by_sentence.get(number, ())):
                against = event.type in _HOSTILE and not event.negated and event.modality != "hypothetical"
                if against and event.trigger.start < here and set(event.recipient_countries) & countries:
                    found = self._without_forums(others(Reference(event.actor, event.actor_countries), issuer))
                    return found if len(found.countries) == 1 else NOBODY
        return NOBODY

    def _decides(self, head: int, issuer: Reference) -> Reference:
        """Whose an act named by a noun is, or who does what a verb says: "Oslo's decision to join the friends of …"."""
        parse = self._parse
        if parse.pos[head] == "NOUN":
            owner = next((k for k in parse.kids[head] if parse.dep[k] == "poss"), None) or possessor(parse, head)
            return others(self._actors.of(owner), issuer)
        if parse.pos[head] not in ("VERB", "AUX") or any(parse.dep[k] == "auxpass" for k in parse.kids[head]):
            return NOBODY
        return others(self._actors.of(subject(parse, head), verb=head), issuer)

    def _in_passing(self, token: int, *, beside: bool = False) -> bool:
        """Whether a name only helps to describe something else: in a relative clause, or after "besides".

        Where *beside*, also whether others do something to it in a second main clause: "… and Lima asked *Quito*".
        """
        parse = self._parse
        if self._is_asked(token) or self._is_struck(token):
            return True
        for at in (token, *ancestors(parse, token)):
            if parse.dep[at] == "relcl" or (parse.dep[at] in ("prep", "conj") and parse.lower[at] in _ASIDE):
                return True
            if parse.lower[at] == "to" and parse.lemma[parse.head[at]] in _SENT:
                # "Its envoy to NATO": where he is.
                return True
            if beside and at != token and self._is_second_clause(at):
                # "…, but Quito has left": who does otherwise is not who is meant
                apart = any(parse.lower[k] == "but" for k in kids(parse, parse.head[at], "cc"))
                if apart or own_subject(parse, at) != token:
                    return True
        # "The NATO base", "the UN forum": whose a place is.
        return parse.dep[token] in ("compound", "nmod", "amod") and parse.lemma[parse.head[token]] in _PLACES

    def earlier(self, issuer: Reference, verb: int, *, helpful: bool = False) -> Reference:
        """Whom the issuer was addressing just before: in the last commitment, or with a deed done or planned.

        Args:
            issuer: Who issues.
            verb: Head token of the consequence.
            helpful: Whether it is good for whoever it is meant for.
        """
        parse, here = self._parse, self._parse.start[verb]
        countries = set(issuer.countries)
        if not countries:
            return NOBODY
        for made in reversed(self._made[-_REMEMBERED:]):
            if made.type == "promise" and not helpful:
                # Whoever was promised something is not whom the next threat is for.
                continue
            if set(made.issuer_countries) == countries and made.addressee_countries and made.start < here:
                return Reference(made.addressee, made.addressee_countries)
        for number in range(parse.sent[verb], max(-1, parse.sent[verb] - 3), -1):
            for event in reversed(self._by_sentence.get(number, ())):
                # Whom it has just helped is not whom it threatens.
                helped = (event.type == "AID" or event.rule in _BESIDE) and not event.negated and not helpful
                if event.trigger.start < here and set(event.actor_countries) & countries and not helped:
                    found = others(Reference(event.recipient, event.recipient_countries), issuer)
                    found = self._without_forums(self._without_media(found))
                    if found.countries or any(not e.startswith("~") for e in found.entities):
                        return found
        return NOBODY

    def beside(self, issuer: Reference, verb: int, *, back: int = 0) -> Reference:
        """The only other party that the sentence names, or one *back* sentences before, if there is exactly one."""
        number = self._parse.sent[verb] - back
        if number < 0:
            return NOBODY
        if number not in self._named_in:
            named = NOBODY
            for token in range(*self._parse.sentences[number]):
                mention = self._actors.at(token)
                told = mention is not None and mention.use not in ("place", "modifier")
                if told and not self._in_passing(token, beside=True):
                    named = named + self._actors.one(token)
            self._named_in[number] = self._without_media(named)
        found = others(self._named_in[number], issuer)
        return self._without_forums(found) if len(found.countries) == 1 else NOBODY

    def _is_asked(self, token: int) -> bool:
        """Whether somebody is asked for something, which threatens nobody: "and ask *Riga* for help"."""
        parse = self._parse
        return parse.dep[token] in ("dobj", "dative") and parse.lemma[parse.head[token]] in _ASKING

    def _is_second_clause(self, verb: int) -> bool:
        """Whether a verb heads a main clause with a subject of its own, joined to the first one."""
        parse = self._parse
        joined = parse.dep[verb] == "conj" and parse.dep[parse.head[verb]] == "ROOT"
        return joined and parse.pos[verb] in ("VERB", "AUX") and own_subject(parse, verb) is not None

    def _whose(self, issuer: Reference, *spans: Span | None) -> Reference:
        """The one other state whose things it is about: "will close the canal to *British* shipping"."""
        parse, found = self._parse, NOBODY
        for span in spans:
            for token in parse.tokens_in(span) if span is not None else ():
                mention = self._actors.at(token)
                owning = mention is not None and mention.use == "modifier" and mention.form != "pronoun"
                thing = parse.lemma[parse.head[token]]
                if owning and parse.dep[token] in _OWNING and thing not in _BORDERS and not self._in_passing(token):
                    found = found + self._actors.one(token)
        found = self._without_forums(self._without_media(others(found, issuer)))
        return found if len(found.countries) == 1 else NOBODY

    def _objects(self, verb: int) -> Reference:
        """Objects of the consequence's verb and what hangs on it with to, for, with or against."""
        parse, found = self._parse, NOBODY
        for o in objects(parse, verb):
            found = found + (NOBODY if self._is_asked(o) else self._actors.of(o))
        for p in kids(parse, verb, "prep", "dative"):
            if parse.lower[p] in ("to", "for", "with", "against", "on"):
                for o in kids(parse, p, "pobj"):
                    found = found + self._actors.of(o)
        for x in kids(parse, verb, "xcomp"):
            found = found + self._objects(x)
        return found
