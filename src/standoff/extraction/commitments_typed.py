"""What kind of commitment a conditional one is, by who is bound, for whom it is meant and on what it depends."""

from standoff.extraction.actors import Reference
from standoff.extraction.commitments_finder import Finder
from standoff.extraction.conditions_implied import DEFENDING, regarded
from standoff.extraction.consequences import Pair
from standoff.extraction.declarations import bars
from standoff.extraction.grammar import is_negated, is_passive, kids, objects, own_subject
from standoff.extraction.issuance import Issuance
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import goes_ahead, sues
from standoff.extraction.verbs import CONSENTING
from standoff.model import Span
from standoff.model.proposition import CommitmentType

_NEED = frozenset("need necessary require ask request".split())
_ACTING = frozenset("respond react act help assist intervene move go".split())
# "If Chad prefers confrontation", "if they choose war".
_CHOOSING = frozenset("prefer choose want seek opt".split())
_FIGHTING = frozenset("confrontation war escalation conflict hostility fight".split())
_ASKED = frozenset("ask request invite".split())
_AGAINST_ACTS = frozenset({"threat", "warning"})
_TOPPLING = frozenset("topple overthrow oust depose defeat dislodge uproot liberate drive vanquish remove".split())
_RESTING = frozenset("rest stop cease relent sleep pause satisfy content".split())
_SATED = frozenset({"satisfied", "content", "happy"})
_YIELDING = frozenset({"CONCEDE", "RETREAT"})


_OFFERED = frozenset("offer word sign call signal step apology gesture move agreement signature yes".split())


def _is_refused(parse: Parse, pair: Pair) -> bool:
    first = parse.token_at(pair.condition.start)
    return first is not None and parse.lower[first] == "no"


class Typing(Finder):
    """Tells the kinds of the conditional commitments of one document."""

    def of(
        self, pair: Pair, issuance: Issuance, manner: str, addressee: Reference, condition: Span, *, together: bool
    ) -> CommitmentType:
        """What kind of commitment a conditional one is."""
        kind = self._tolerated(pair, issuance) or self.kinds.kind(pair.verb, pair.deed, issuance, manner)
        if together and kind == "threat":
            kind = "policy"
        kind = self._defending(kind, pair, addressee) or self._by_condition(kind, pair, issuance, manner)
        if kind == "threat" and issuance.group is not None and not addressee and is_negated(self.parse, pair.verb):
            # "Shipowners will not return unless …": nobody is threatened whom they owe nothing.
            kind = "policy"
        lasting = pair.rule.announced or self.parse.lemma[pair.verb] in ("stay", "remain")
        lasting = lasting or goes_ahead(self.parse, pair.verb)
        if kind == "threat" and manner == "passive" and lasting and issuance.act == "declaration":
            # "The road will stay closed until …": nothing new befalls anybody.
            kind = "policy"
        unmet = pair.rule.kind in ("precondition", "none")
        if unmet or (kind == "threat" and not addressee and self._is_readiness(pair)):
            kind = "policy"
        if pair.rule.kind == "coordination" and pair.rule.negative and kind in ("policy", "threat"):
            # "Leave or we will come and get you", by a given day.
            due = self.records.deadline(condition) is not None
            kind = kind if sues(self.parse, pair.verb) else "ultimatum" if due else "threat"
        if pair.rule.kind == "regard" or regarded(self.parse, self.lexicon, pair.verb):
            kind = "threat"
        refused = pair.rule.kind == "object" and self.parse.lemma[pair.verb] in CONSENTING
        # "Will not accept any deal that …" lets others know on what terms.
        return "policy" if kind == "threat" and refused and is_negated(self.parse, pair.verb) else kind

    def _tolerated(self, pair: Pair, issuance: Issuance) -> CommitmentType | None:
        """What it is that somebody will not stand: "assured Tehran that it would not allow …" promises that to it."""
        if pair.rule.kind != "tolerate":
            return None
        return "promise" if issuance.act == "promise" and issuance.addressee.countries else "red line"

    def _by_condition(self, kind: CommitmentType, pair: Pair, issuance: Issuance, manner: str) -> CommitmentType:
        """What a policy is for whom the condition is about: a threat to who wants war, a promise to who gives way."""
        parse, head = self.parse, pair.condition_head
        first = parse.token_at(pair.condition.start)
        if kind == "promise" and pair.rule.negative and first and parse.lower[first - 1] == "not":
            # "Not until they pay will we talk."
            return "policy"
        if kind == "promise" and pair.rule.kind == "concession" and parse.lower[first or 0] == "whether":
            # "Will open the road whether Oslo likes it or not": it does Oslo no favour.
            return "policy"
        offered = issuance.act not in _AGAINST_ACTS and not (pair.rule.kind == "clause" and self.kinds.hurts(pair.verb))
        if pair.rule.given and kind != "obligation" and offered:
            return "promise"
        asked = parse.lemma[head] in _ASKED and kind in ("policy", "promise") and not bars(parse, pair.verb)
        if asked and not self.kinds.hedged(pair.verb) and manner == "does":
            # "Will send a battalion if Oslo asks for it."
            return "promise"
        dared = parse.lemma[head] == "let" and parse.lower[head + 1] in ("them", "him", "her")
        words = self.lexicon.words
        hits = manner != "does" or parse.lemma[pair.verb] in words.violent | words.answers
        if kind == "policy" and pair.rule.kind == "coordination" and dared and hits:
            return "threat"  # "Let them choke us, and there will be no oil."
        if kind == "policy" and pair.rule.kind == "coordination" and parse.pos[head] == "NOUN":
            # "One more shell and we will answer", but "a serious offer, and we go back to the talks".
            goods = self.lexicon.words.granted | self.lexicon.words.pledged | _OFFERED
            return "promise" if parse.lemma[head] in goods and not _is_refused(parse, pair) else "threat"
        if kind == "promise" and pair.rule.kind == "coordination" and _is_refused(parse, pair):
            return "threat"  # "No offer, and the sanctions return."
        answered = self.kinds.lemmas(pair.consequence) & {"answer", "response", "reply", "retaliation"}
        if kind == "policy" and answered and not pair.rule.barred and self.binding.is_struck(issuance, head):
            # "If we are attacked, nobody will be left in doubt of our answer."
            return "threat"
        if kind != "policy" or manner != "does":
            return kind
        toppled = is_passive(parse, head) and parse.lemma[head] in self.lexicon.words.violent | _TOPPLING
        if toppled and is_negated(parse, pair.verb) and self._is_restless(pair.verb):
            # "Will not rest until the junta is driven out."
            return "threat"
        if parse.lemma[head] in _CHOOSING and any(parse.lemma[o] in _FIGHTING for o in objects(parse, head)):
            return "threat"
        if pair.rule.negative or is_negated(parse, head) or bars(parse, pair.verb) or self.kinds.hedged(pair.verb):
            return kind
        ours = set(issuance.issuer.countries)
        for event in self.kinds.events_in(pair.condition):
            yields = event.type in _YIELDING and not event.negated and parse.token_at(event.trigger.start) == head
            if yields and event.actor_countries and not ours & set(event.actor_countries):
                return "promise"
        return kind

    def _is_restless(self, verb: int) -> bool:
        """Whether a verb, negated, says that somebody goes on until he has his will: "will not rest"."""
        parse = self.parse
        return parse.lemma[verb] in _RESTING or any(parse.lemma[k] in _SATED for k in kids(parse, verb, "acomp"))

    def _defending(self, kind: CommitmentType, pair: Pair, addressee: Reference) -> CommitmentType | None:
        """What it is to say that one would defend somebody against an attack, for whom is meant."""
        if kind != "threat" or not pair.rule.acts or self.parse.lemma[pair.verb] not in DEFENDING:
            return None
        defended = {c for o in objects(self.parse, pair.verb) for c in self.actors.of(o).countries}
        return "promise" if defended & set(addressee.countries) else "threat" if addressee else "policy"

    def is_done_by(self, verb: int, addressee: Reference) -> bool:
        """Whether those whom it would be meant for do it too: "the two countries would close it", said by one."""
        subject = own_subject(self.parse, verb)
        doers = set(self.actors.of(subject).countries) if subject is not None else set()
        return len(doers) > 1 and bool(doers & set(addressee.countries))

    def _is_readiness(self, pair: Pair) -> bool:
        """Whether somebody would only do what is needed: "ready to respond if necessary"."""
        parse = self.parse
        bare = parse.lemma[pair.condition_head] in _NEED and own_subject(parse, pair.condition_head) is None
        return bare and parse.lemma[pair.verb] in _ACTING and not objects(parse, pair.verb)
