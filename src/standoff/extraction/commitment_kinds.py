"""What kind of commitment it is: a threat, a promise or a policy, hedged or not.

Decided by what the issuing word does and by whether the consequence helps or harms.
"""

from standoff.extraction.declarations import bars
from standoff.extraction.events_words import REBELS
from standoff.extraction.grammar import conjuncts, is_negated, is_passive, kids, prepositions
from standoff.extraction.issuance import Issuance
from standoff.extraction.menaces import escalates, is_costly, is_met, wields
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import (
    does_likewise,
    ends_blows,
    ends_dealings,
    goes_on_being,
    is_granted,
    is_imperative,
    is_of_talks,
    is_over,
    keeps_out,
    left_no_choice,
    looks_on,
    rehearses,
    rules_out,
    sues,
)
from standoff.extraction.predicates_granted import (
    dares,
    granted_kind,
    helps_plainly,
    is_negated_there,
    permits,
)
from standoff.extraction.verbs import BEARING
from standoff.lexicons.commitments import CommitmentLexicon
from standoff.model import Event, Span
from standoff.model.proposition import CommitmentType

_PENALTIES = frozenset({"sanction", "embargo", "boycott", "ban"})
# Whoever does this for rebels harms the state that they fight.
_SIDING = frozenset(
    "arm back support fund finance train equip host shelter supply help aid assist recognise".split()
) | {"recognize", "contact"}
# These may as well rid somebody of what he fights himself.
_MILDER = frozenset("deport kill eliminate sanction seize wipe hit crack remove evict discipline storm raid".split())
_ASKING = frozenset("ask request urge appeal".split())
# "Would stop firing", "stop kidnapping".
_ENDED = frozenset("fire kidnap abduct jam arm drill".split())
# Whoever will not do these keeps away and threatens nobody.
_ALOOF = frozenset("negotiate talk meet sign ratify join recognise recognize attend".split())
_FRIENDS = frozenset({"guest", "friend", "brother", "equal", "hero", "citizen"})
_KINDLY = frozenset({"well", "humanely", "fairly", "kindly", "decently", "warmly"})
_REST = frozenset("peace rest mercy safety quarter sleep forgiveness haven refuge".split())
_LESSENING = frozenset("lower cut reduce drop lift".split())
_MEANT = frozenset("them you those him anyone anybody whoever".split())
_HARDER = frozenset({"harder", "fiercer"})
_OUR = frozenset("our its their his her my".split())
_HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION"})


# "Will not back any text that names a culprit."
_DRAFTS = frozenset("text draft resolution motion statement bill wording candidate candidacy".split())
_WARLIKE = frozenset("attack invade bomb strike shell".split())


class Kinds:
    """Types the consequences of one document.

    Args:
        parse: The document's parse.
        events: Its events, in text order.
        lexicon: Cues and word lists.
    """

    def __init__(self, parse: Parse, events: tuple[Event, ...], lexicon: CommitmentLexicon) -> None:
        self._parse = parse
        self._lexicon = lexicon
        self._events: dict[int, list[Event]] = {}
        for event in events:
            token = parse.token_at(event.trigger.start)
            if token is not None:
                self._events.setdefault(token, []).append(event)

    def events_in(self, span: Span) -> list[Event]:
        """The events whose trigger begins inside *span*."""
        found = [e for t in self._parse.tokens_in(span) for e in self._events.get(t, ())]
        return [e for e in found if span.start <= e.trigger.start < span.end]

    def events_at(self, token: int) -> list[Event]:
        """The events that a word tells of."""
        return self._events.get(token, [])

    def is_act(self, token: int) -> bool:
        """Whether an event is told by a word."""
        return token in self._events

    def hurts(self, verb: int) -> bool:
        """Whether a verb tells of an act that does harm: a blow, a ban, a seizure."""
        return any(e.type in _HARMING and not e.negated for e in self._events.get(verb, ()))

    def lemmas(self, span: Span) -> set[str]:
        """Lemmas of the words in *span*."""
        return {self._parse.lemma[t] for t in self._parse.tokens_in(span)}

    def considers(self, verb: int, issuance: Issuance) -> bool:
        """Whether the issuer would only look at the matter."""
        parse = self._parse
        if any(parse.lower[k] == "as" for k in kids(parse, verb, "prep")):
            # "Would consider it as an act of war" is no study.
            return False
        verbs = {parse.lemma[verb], *(parse.lemma[x] for x in kids(parse, verb, "xcomp"))}
        return bool(verbs & self._lexicon.words.considering) or issuance.act == "consideration"

    def helps(self, verb: int, consequence: Span) -> bool:
        """Whether what follows is good for whom it is done to."""
        words, parse = self._lexicon.words, self._parse
        if (plain := helps_plainly(parse, verb)) is not None:
            return plain
        if parse.lemma[verb] in words.resuming and not kids(parse, verb, "dobj"):
            hostile = words.deeds | words.attacks
            return not is_negated(parse, verb) and not any(
                parse.lemma[k] in hostile for k in kids(parse, verb, "nsubj")
            )
        if self._turns_away(verb) or (self._attacks(verb) and not is_negated(parse, verb)):
            return False
        if ends_dealings(parse, words, verb):
            return False
        if keeps_out(parse, verb):
            return not is_negated(parse, verb)
        if parse.lemma[verb] in words.ending and not is_negated(parse, verb):
            # "Would stop deporting them."
            ended = kids(parse, verb, "xcomp")
            if any(parse.lemma[x] in words.hostile | words.violent | _ENDED or self.hurts(x) for x in ended):
                return True
        if parse.lemma[verb] in ("contribute", "donate"):
            return not is_negated(parse, verb)
        coded = [e for e in self.events_in(consequence) if not self.is_aside(e, verb)]
        score = sum(-e.score if e.negated else e.score for e in coded)
        if coded and abs(score) >= 1:
            return score > 0
        things = kids(parse, verb, "dobj", "nsubjpass")
        if any(parse.lemma[o] in words.relenting.get(parse.lemma[verb], ()) for o in things):
            return not is_negated(parse, verb)
        if parse.lemma[verb] == "send" and any(parse.lemma[o] in words.forces for o in things):
            return False
        if self._own_interest(verb) or self._deals(verb) or (parse.lemma[verb] == "meet" and is_passive(parse, verb)):
            return False
        if wields(parse, verb):
            return False  # "use force to open the river"
        if any(parse.lemma[k] in words.helpful and not is_negated(parse, k) for k in kids(parse, verb, "conj")):
            return True
        verbs = {parse.lemma[verb], *(parse.lemma[x] for x in kids(parse, verb, "xcomp", "pcomp"))}
        # "Would come to the aid of Oslo" helps, whatever its verb.
        named = {o for p in kids(parse, verb, "prep") for o in kids(parse, p, "pobj")} | set(kids(parse, verb, "dobj"))
        helpful = bool(verbs & words.helpful) or any(parse.lemma[o] in words.aid for o in named)
        return helpful and not is_negated(parse, verb)

    def is_aside(self, event: Event, verb: int) -> bool:
        """Whether an act is only told in a relative clause: "will cut the gas *that it sells to Oslo*"."""
        parse, at = self._parse, self._parse.token_at(event.trigger.start)
        for _ in range(12):
            if at is None or at == verb or parse.head[at] == at:
                return False
            if parse.dep[at] == "relcl":
                return True
            at = parse.head[at]
        return False

    def penalises(self, verb: int) -> bool:
        """Whether sanctions or the like are imposed, whose object is who is meant."""
        return self._parse.lemma[verb] in ("impose", "sanction", "punish", "expel")

    def _punishes(self, verb: int) -> bool:
        """Whether it is a blow whatever word announces it: "agreed to impose sanctions", "promised to strike back"."""
        parse, words = self._parse, self._lexicon.words
        if is_negated(parse, verb):
            return False
        penalty = parse.lemma[verb] in ("impose", "introduce") and any(
            parse.lemma[o] in _PENALTIES for o in kids(parse, verb, "dobj", "nsubjpass")
        )
        return penalty or self._attacks(verb) or parse.lemma[verb] in words.violent - _MILDER

    def _turns_away(self, verb: int) -> bool:
        """Whether somebody would leave what holds people together, or join in harm: "withdraw from the games"."""
        parse, words = self._parse, self._lexicon.words
        left = [o for p in kids(parse, verb, "prep") if parse.lower[p] == "from" for o in kids(parse, p, "pobj")]
        if parse.lemma[verb] in ("withdraw", "pull", "exit", "walk", "drop") and any(
            parse.lemma[o] in words.treaties | words.fellowships for o in left
        ):
            return True
        joined = kids(parse, verb, "dobj") if parse.lemma[verb] in ("join", "support", "back", "enter") else []
        return any(parse.lemma[o] in words.attacks | _PENALTIES for o in joined) or self._sides_with_rebels(verb)

    def _sides_with_rebels(self, verb: int) -> bool:
        """Whether rebels would be helped or treated with: "might open contacts with the rebels in Oslo"."""
        parse = self._parse
        things = kids(parse, verb, "dobj")
        if parse.lemma[verb] in _SIDING:
            return any(parse.lemma[o] in REBELS for o in things)
        linked = [o for o in things if parse.lemma[o] in ("contact", "channel", "tie", "link", "relation")]
        withs = [p for o in (verb, *linked) for p in kids(parse, o, "prep") if parse.lower[p] == "with"]
        return bool(linked) and any(parse.lemma[k] in REBELS for p in withs for k in kids(parse, p, "pobj"))

    def _takes_measures(self, consequence: Span) -> bool:
        """Whether unnamed measures are spoken of; "phased" or "humanitarian" ones harm nobody."""
        parse, words = self._parse, self._lexicon.words
        return any(
            parse.lemma[t] in words.measures
            and parse.pos[t] == "NOUN"
            and not any(parse.lower[k] in words.mild for k in kids(parse, t, "amod", "compound"))
            for t in parse.tokens_in(consequence)
        )

    def _attacks(self, verb: int) -> bool:
        """Whether what somebody begins, widens or goes on with is an attack."""
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] not in words.waging:
            return False
        waged = kids(parse, verb, "dobj")
        waged += [
            o for p in kids(parse, verb, "prep") for o in kids(parse, p, "pobj") if parse.lower[p] in ("into", "in")
        ]
        # "Would enter a period of armed struggle."
        waged += [
            o for k in waged for p in kids(parse, k, "prep") if parse.lower[p] == "of" for o in kids(parse, p, "pobj")
        ]
        return any(parse.lemma[o] in words.attacks for o in waged)

    def stands_up(self, verb: int) -> bool:
        """Whether somebody would defend himself, or what nobody disputes is his: his rights, his soil."""
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] not in words.shielding:
            return False
        if any(
            parse.lemma[o] in words.own and any(parse.lower[k] in _OUR for k in parse.kids[o])
            for part in kids(parse, verb, "dobj")
            for p in kids(parse, part, "prep")
            for o in kids(parse, p, "pobj")
        ):
            # "Every inch of our soil."
            return True
        return any(
            parse.lower[o].endswith(("self", "selves")) or (parse.lemma[o] in words.own and self._own_interest(verb))
            for o in kids(parse, verb, "dobj")
        )

    def _drives(self, verb: int) -> bool:
        """Whether a verb does harm with its particle: "drive them out", "hit back"."""
        parse = self._parse
        if is_negated(parse, verb):
            return False
        particles = self._lexicon.words.driving.get(parse.lemma[verb], frozenset())
        return any(parse.lower[k] in particles for k in kids(parse, verb, "prt", "advmod", "prep"))

    def _deals(self, verb: int) -> bool:
        """Whether what is given is a blow: "will give a fitting reply", "offer a crushing response"."""
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] == "return" and any(parse.lemma[o] == "fire" for o in kids(parse, verb, "dobj")):
            return True
        return parse.lemma[verb] in words.dealing and any(
            parse.lemma[o] in words.blows and not any(parse.lower[k] in words.civil for k in parse.kids[o])
            for o in kids(parse, verb, "dobj", "attr")
        )

    def _treats_well(self, verb: int) -> bool:
        """Whether somebody would be treated as a guest or a brother, or well."""
        parse = self._parse
        if parse.lemma[verb] not in ("treat", "receive", "welcome") or is_negated(parse, verb):
            return False
        named = [
            o for p in kids(parse, verb, "prep") if parse.lower[p] in ("as", "like") for o in kids(parse, p, "pobj")
        ]
        kindly = any(parse.lower[k] in _KINDLY for k in kids(parse, verb, "advmod"))
        return kindly or any(parse.lemma[o] in _FRIENDS for o in named)

    def _spares(self, verb: int) -> bool:
        """Whether no blow will fall: "there will be no attack as long as …"."""
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] != "be" or not kids(parse, verb, "expl"):
            return False
        blows = words.attacks | words.sparing
        return any(
            parse.lemma[k] in blows and {parse.lower[d] for d in parse.kids[k]} & {"no", "any"}
            for k in kids(parse, verb, "attr", "nsubj")
            if not any(parse.lower[d] == "cease" for d in parse.kids[k])  # "no cease-fire" ends no blows
        ) and is_negated_there(parse, verb)

    def _menaces(self, verb: int) -> bool:
        """Whether it is ill that would come, although no blow is named."""
        return self._denies_rest(verb) or self._returns_harder(verb)

    def _denies_rest(self, verb: int) -> bool:
        """Whether those who are meant will have no peace: "touch it and there will be no rest", "no mercy for them".

        "There will be no peace for the people" is a lament.
        """
        parse = self._parse
        if parse.lemma[verb] != "be" or not kids(parse, verb, "expl"):
            return False
        bidden = parse.dep[verb] == "conj" and is_imperative(parse, parse.head[verb])
        below = [verb, *kids(parse, verb, "attr", "nsubj")]
        meant = any(name == "for" and parse.lower[o] in _MEANT for k in below for name, o in prepositions(parse, k))
        if not (bidden or meant):
            return False
        return any(
            parse.lemma[k] in _REST and any(parse.lower[d] in ("no", "any") for d in parse.kids[k])
            for k in kids(parse, verb, "attr", "nsubj")
        ) and is_negated_there(parse, verb)

    def _returns_harder(self, verb: int) -> bool:
        """Whether somebody will come again with more force: "we will be back, and harder"."""
        parse = self._parse
        if parse.lemma[verb] != "be" or is_negated(parse, verb):
            return False
        below = [c for k in kids(parse, verb, "advmod", "acomp", "prt", "conj") for c in conjuncts(parse, k)]
        return any(parse.lower[k] == "back" for k in below) and any(parse.lower[k] in _HARDER for k in below)

    def _own_interest(self, verb: int) -> bool:
        """Whether somebody would defend what is his own."""
        parse = self._parse
        if parse.lemma[verb] == "know":
            # "Will know how to protect its people."
            verb = next(iter(kids(parse, verb, "xcomp")), verb)
        elif parse.lemma[verb] == "use":
            # "Will use all means to protect its people."
            means = [verb, *kids(parse, verb, "dobj")]
            verb = next((k for m in means for k in kids(parse, m, "xcomp", "advcl", "acl", "relcl")), verb)
        return parse.lemma[verb] in self._lexicon.words.defending and any(
            parse.dep[k] == "poss" and parse.pos[k] == "PRON" for o in kids(parse, verb, "dobj") for k in parse.kids[o]
        )

    def kind(self, verb: int, consequence: Span, issuance: Issuance, manner: str) -> CommitmentType:
        """Threat, promise or policy; *manner* is how the issuer is bound (see ``Binding.binds``)."""
        words, parse = self._lexicon.words, self._parse
        if (plain := self._plain(verb, consequence, issuance, manner)) is not None:
            return plain
        if (forced := left_no_choice(parse, verb)) is not None:
            # "Will have no choice but to open fire."
            verb = forced
        lemmas = {parse.lemma[t] for t in parse.tokens_in(consequence) if parse.pos[t] in ("VERB", "AUX")}
        negated = is_negated(parse, verb)
        # "We will not attack" promises something; "we will not be turned aside" does not.
        attacking = self._attacks(verb)
        spared = (
            negated
            and (attacking or bool(lemmas & (words.hostile | words.violent) - words.yielding))
            and (not is_passive(parse, verb) or (manner == "passive" and parse.lemma[verb] not in words.helpful))
        )
        aloof = negated and parse.lemma[verb] in _ALOOF and manner != "harm" and issuance.act != "promise"
        spurned = negated and parse.lemma[verb] in words.helpful and self._spurns_blows(verb)
        unbacked = negated and any(parse.lemma[o] in _DRAFTS for o in kids(parse, verb, "dobj"))
        if aloof or spurned or unbacked or (parse.lemma[verb] in _ASKING and issuance.act != "promise"):
            return "policy"
        if issuance.act == "warning" and self.helps(verb, consequence):
            # Nobody is warned of a kindness: "warned that its battalion might have to be withdrawn".
            return "policy" if parse.lemma[verb] in words.relieving else "threat"
        if self.helps(verb, consequence) or spared:
            return "promise"
        firm = negated and parse.lemma[verb] in words.yielding
        hostile = (
            (bool(lemmas & (words.hostile | words.violent)) and not firm)
            or self._takes_measures(consequence)
            or self._own_interest(verb)
            or self._deals(verb)
            or attacking
            or wields(parse, verb)
            or self._drives(verb)
            or (negated and bool(lemmas & words.helpful))
            or self._turns_away(verb)
            or (parse.pos[verb] == "NOUN" and parse.lemma[verb] in words.deeds - words.kindnesses)
            or (not negated and any(map(self.hurts, (verb, *kids(parse, verb, "xcomp", "conj")))))
        )
        if issuance.act == "promise":
            return self._promised(verb, hostile=hostile and not negated, manner=manner)
        hostile = hostile or manner == "passive"
        return "threat" if hostile or issuance.act == "warning" else "policy"

    def _promised(self, verb: int, *, hostile: bool, manner: str) -> CommitmentType:
        """What is promised or agreed to: a blow is a threat whatever it is called."""
        words, parse = self._lexicon.words, self._parse
        if parse.pos[verb] == "NOUN":
            # "Offered the removal of the mines", "pledged an attack".
            return "threat" if parse.lemma[verb] in words.deeds - words.kindnesses else "promise"
        return "threat" if self._punishes(verb) or (hostile and manner != "does") else "promise"

    def _plain(self, verb: int, consequence: Span, issuance: Issuance, manner: str) -> CommitmentType | None:
        """The kind of what need not be weighed: what is refused, undergone, over, studied, or only stood up for."""
        words, parse = self._lexicon.words, self._parse
        things = {parse.lemma[o] for o in kids(parse, verb, "dobj")}
        if parse.lemma[verb] in words.triggering and things & words.treaties:
            return "obligation"
        if issuance.rule == "cue.refuse":
            return self._refused(verb)
        if (granted := granted_kind(parse, words, verb, manner)) is not None:
            return granted
        if manner == "harm" or issuance.act == "threat" or looks_on(parse, words, verb):
            return "threat"
        if ends_blows(parse, words, verb):
            return "promise"
        if manner == "passive" and (come := self._come_about(verb, issuance)) is not None:
            return come
        if (
            (self.considers(verb, issuance) and not self._weighs_war(verb))
            or rehearses(parse, words, verb)
            or sues(parse, verb)
        ):
            return "policy"
        if escalates(parse, words, verb):
            return "threat"
        if any(is_costly(parse, k) for k in kids(parse, verb, "attr")):
            # "Would be a mistake that they would regret."
            return "threat"
        lessened = does_likewise(parse, verb) and parse.lemma[verb] in _LESSENING
        if self._spares(verb) or self._treats_well(verb) or lessened:
            return "promise"
        if self._menaces(verb) or (does_likewise(parse, verb) and parse.lemma[verb] in words.violent | {"raise"}):
            return "threat"
        answered = kids(parse, verb, "expl") and "answer" in self.lemmas(consequence)
        if parse.lemma[verb] == "be" and not (answered or self.lemmas(consequence) & (words.measures | words.deeds)):
            # "There would be no talks until …"
            return "promise" if self.helps(verb, consequence) else "policy"
        if parse.lemma[verb] == "know" and manner == "does":
            # "We will know what to do."
            return "threat"
        if self.stands_up(verb):
            # "Would defend its waters if …": whoever it is that attacks them is not threatened, but told.
            return "policy"
        return None

    def _come_about(self, verb: int, issuance: Issuance) -> CommitmentType | None:
        """The kind of what comes about, ends or is withheld without a word of who sees to it."""
        words, parse = self._lexicon.words, self._parse
        if is_over(parse, verb) and (issuance.act == "warning" or dares(parse, verb)):
            return "threat"  # "warned that the deal would be dead", "all bets are off"
        come = is_of_talks(parse, verb) or is_over(parse, verb) or is_granted(parse, words, verb)
        withheld = is_passive(parse, verb) and bars(parse, verb) and issuance.act != "promise"
        withheld = withheld and not self.hurts(verb) and parse.lemma[verb] not in BEARING
        return "policy" if come or withheld or rules_out(parse, words, verb) else None

    def _refused(self, verb: int) -> CommitmentType:
        """The kind of what is refused: to have no intention of attacking spares somebody, none of leaving does not."""
        words, lemma = self._lexicon.words, self._parse.lemma[verb]
        harmful = self._attacks(verb) or self.hurts(verb) or lemma in words.violent
        return "promise" if harmful and lemma not in words.yielding else "policy"

    def announced(self, verb: int, consequence: Span, issuance: Issuance) -> CommitmentType:
        """The kind of a deed that is announced without a condition: a threat only if its own verb does harm.

        "We will patrol the strait" and "we will fight for peace" accuse nobody; "we will bomb the port" does, and so
        does whoever warns that he will close it, unless something else makes him ("because of repairs").
        """
        kind = self.kind(verb, consequence, issuance, "does")
        struck = goes_on_being(self._parse, verb)
        hits = {self._parse.lemma[v] for v in (verb, struck) if v is not None} & self._lexicon.words.violent
        warned = self._warns_of_harm(verb, consequence, issuance) or is_met(self._parse, verb)
        warned = warned or self._weighs_war(verb) or (wields(self._parse, verb) and not self._own_interest(verb))
        if kind == "threat" and not (warned or hits or self._attacks(verb) or self._drives(verb)):
            return "policy"
        return kind

    def _spurns_blows(self, verb: int) -> bool:
        """Whether it is hostile measures that somebody would not help: "will not support military measures"."""
        words = self._lexicon.words
        blows = words.measures | words.attacks | words.deeds
        return any(self._parse.lemma[o] in blows for o in kids(self._parse, verb, "dobj"))

    def _weighs_war(self, verb: int) -> bool:
        """Whether it is war that somebody would consider: "would consider attacking the port"."""
        weighed = kids(self._parse, verb, "xcomp") if self._parse.lemma[verb] in self._lexicon.words.considering else []
        return any(wields(self._parse, k) or self._attacks(k) or self._parse.lemma[k] in _WARLIKE for k in weighed)

    def _warns_of_harm(self, verb: int, consequence: Span, issuance: Issuance) -> bool:
        """Whether it is harm that somebody warns he will do, of his own will."""
        parse, words = self._parse, self._lexicon.words
        if issuance.act != "warning" or is_negated(parse, verb) or parse.lemma[verb] not in words.hostile:
            return False
        return all(parse.lower[t] != "because" for t in parse.tokens_in(consequence))

    def hedged(self, verb: int) -> bool:
        """Whether the issuer only considers it."""
        parse, words = self._parse, self._lexicon.words
        if permits(parse, verb):
            return False  # "they may leave" grants it
        chain = [verb, *kids(parse, verb, "xcomp"), *([parse.head[verb]] if parse.dep[verb] == "xcomp" else [])]
        for v in chain:
            # "Would be considered an attack" is no study of it.
            studied = parse.lemma[v] in words.considering and not (is_passive(parse, v) or kids(parse, v, "oprd"))
            if studied or any(
                parse.lower[k] in words.hedges and parse.dep[k] in ("aux", "advmod") for k in parse.kids[v]
            ):
                return True
        return False
