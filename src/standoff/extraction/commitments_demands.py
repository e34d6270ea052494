"""What one party demands of another outright, and the blows that it does not rule out in a given case."""

from collections.abc import Iterator, Sequence

from standoff.extraction.actors import NOBODY, Reference, is_state
from standoff.extraction.addressees import others
from standoff.extraction.commitments_finder import Finder
from standoff.extraction.consequences import Pair, consequence_span, with_refusal
from standoff.extraction.grammar import is_negated, is_passive, kids, objects, own_subject, phrase, subtree
from standoff.extraction.issuance import Issuance, is_party
from standoff.extraction.predicates import TALKS, is_question, leaves_open
from standoff.model import Commitment, Span

_DEMANDING = frozenset({"demand", "require"})
_ORDERING = frozenset({"tell", "order"})


class Demands(Finder):
    """Finds them in one document."""

    def demanded(self, token: int, verb: int, span: Span, issuance: Issuance) -> Iterator[Commitment]:
        """What one party demands of another without saying until when: "demanded that Chad withdraw its guns"."""
        parse = self.parse
        who = own_subject(parse, verb)
        if parse.lemma[token] in _ORDERING and parse.dep[verb] == "xcomp":
            # "Told Chad to withdraw"; whoever may be told to write or to wait.
            told = objects(parse, token) if parse.lemma[verb] in self.lexicon.words.conceding else []
            who = told[0] if told and not is_negated(parse, verb) else None
        elif parse.lemma[token] not in _DEMANDING:
            return
        if who is None or not issuance.issuer.countries:
            return
        bidden = others(self.actors.of(who, verb=verb), issuance.issuer)
        if bidden.countries and parse.pos[token] == "VERB" and is_state(bidden):
            yield self.records.record("demand", issuance, bidden, None, span, "cue.demand")

    def claimed(self, token: int, taken: Sequence[Span]) -> Iterator[Commitment]:
        """What is demanded as a thing, and of whom: "demanded an apology from Chad", "the withdrawal of its troops"."""
        parse, words = self.parse, self.lexicon.words
        issuer = self.issuers.speakers.of(token)
        for noun in kids(parse, token, "dobj") if issuer.countries and is_party(issuer) else ():
            span = phrase(parse, noun)
            near = [p for k in (token, noun) for p in kids(parse, k, "prep")]
            of = ("from", "by", "of") if parse.lemma[noun] in words.departing else ("from", "by")
            named = [self.actors.of(o) for p in near if parse.lower[p] in of for o in kids(parse, p, "pobj")]
            named += [self.actors.of(k) for k in kids(parse, noun, "poss")]
            bidden = next((b for n in named if (b := others(n, issuer)).countries), NOBODY)
            known = parse.lemma[noun] in words.departing | words.claimed
            if known and bidden.countries and is_state(bidden) and not any(span.overlaps(t) for t in taken):
                issuance = Issuance(issuer, "demand", token, "cue.demand", bidden, self.issuers.attribution_of(token))
                yield self.records.record("demand", issuance, bidden, None, span, "cue.demand")

    def left_open(self, pair: Pair | None, verb: int) -> Commitment | None:
        """What somebody does not rule out, in a given case or at all, if it is a blow: "did not rule out force".

        Without a case it must be clear that the blow would be his own: "did not rule out an attack" fears one.
        """
        parse, words = self.parse, self.lexicon.words
        issuer = self.issuers.speakers.of(verb)
        below = [*objects(parse, verb), *kids(parse, verb, "xcomp", "pcomp")]
        below += [o for k in below for p in kids(parse, k, "prep") for o in kids(parse, p, "pobj", "pcomp")]
        below += [o for k in below for o in kids(parse, k, "dobj")]
        blows = words.deeds | words.violent | words.attacks | words.forces
        if not is_party(issuer) or is_question(parse, verb):
            return None
        struck = [k for k in below if parse.lemma[k] in blows]
        if pair is None:
            struck = [k for k in struck if self._is_own_blow(verb, k, issuer)]
        if not struck:
            return None
        made = Issuance(issuer, "threat", None, "cue.options", NOBODY, self.issuers.attribution_of(verb))
        span = consequence_span(parse, verb, pair.condition if pair is not None else Span(0, 0))
        if span is None or (pair is None and self.issuers.is_disowned(made)):
            return None
        if parse.dep[verb] == "xcomp":
            # "*Refused* to rule out strikes."
            span = with_refusal(parse, parse.head[verb], span)
        condition = pair.condition if pair is not None else None
        acting = pair.condition_head if pair is not None else None
        addressee = self.addressees.of(span, condition, verb, made, "does", acting=acting)
        return self.records.record(
            "threat", made, addressee, condition, span, f"{pair.rule.id}+cue.options" if pair else "cue.options",
            negative=pair is not None and pair.rule.negative, hedged=True,
        )  # fmt: skip

    def left_open_at_all(self, verb: int, taken: Sequence[Span]) -> Iterator[Commitment]:
        """A blow that is not ruled out, whatever the case, if nothing has been told of it yet."""
        made = self.left_open(None, verb) if leaves_open(self.parse, verb) == verb else None
        if made is not None:
            told = Span(made.consequence.start, made.consequence.end)
            if not any(told.overlaps(t) for t in taken):
                yield made

    def ruled_out(self, verb: int, taken: Sequence[Span]) -> Iterator[Commitment]:
        """What a party has said that it will not do or grant: "has ruled out any visit", "ruled out sending troops".

        That it was an accident, or another's attack, may be ruled out by whoever has looked into it.
        """
        parse = self.parse
        out = parse.lemma[verb] == "exclude" or any(parse.lower[k] == "out" for k in parse.kids[verb])
        helping = {parse.lower[k] for k in kids(parse, verb, "aux")}
        told = parse.tag[verb] in ("VBD", "VBZ", "VBP", "VBN") and helping <= {"has", "have"}
        if not out or not told or parse.pos[verb] != "VERB" or parse.dep[verb] not in _MAIN or is_passive(parse, verb):
            return
        issuer, said = self.issuers.speakers.of(verb), self.issuers.attribution_of(verb)
        if not issuer.countries or not is_party(issuer) or is_negated(parse, verb) or is_question(parse, verb):
            return
        if said is not None and (said.stance != "asserts" or set(said.speaker_countries).isdisjoint(issuer.countries)):
            return
        for thing in [*kids(parse, verb, "dobj", "xcomp"), *kids(parse, verb, "pcomp")]:
            if thing < verb or not self._is_own_choice(verb, thing, issuer):
                continue
            first = min([verb, *kids(parse, verb, "aux")])
            # "Ruled out a withdrawal from the isle, *which its men had seized in May*."
            clauses = [subtree(parse, k)[0] for k in subtree(parse, thing) if parse.dep[k] == "relcl"]
            asides = [k for k in clauses if parse.word[k - 1] == ","]
            beyond = parse.end[asides[0] - 2] if asides else phrase(parse, thing).end
            for p in [p for p in kids(parse, verb, "prep", "agent") if parse.lower[p] in _BESIDE]:
                beyond = phrase(parse, p).end if 0 <= parse.start[p] - beyond <= 1 else beyond
            span = Span(parse.start[first], beyond)
            if not any(span.overlaps(t) for t in taken):
                meant = others(self.addressees.named(span), issuer)
                meant = meant if len(meant.countries) == 1 else NOBODY
                made = Issuance(issuer, "declaration", verb, "cue.refuse", NOBODY, said)
                yield self.records.record("policy", made, meant, None, span, "cue.refuse")
            return

    def _is_own_choice(self, verb: int, thing: int, issuer: Reference) -> bool:
        """Whether what is ruled out would be for the issuer to do or to grant."""
        parse, words = self.parse, self.lexicon.words
        if parse.tag[thing] == "VBG" and parse.dep[thing] in ("xcomp", "pcomp"):
            acting = words.hostile | words.helpful | words.giving | words.violent
            return parse.lemma[thing] in acting and own_subject(parse, thing) is None
        if parse.pos[thing] != "NOUN":
            return False
        if parse.lemma[thing] in words.acts and not self._is_own_blow(verb, thing, issuer):
            return False
        if parse.lemma[thing] in words.granted - _FOUND | TALKS | _YIELDED:
            return True
        return self._is_own_blow(verb, thing, issuer)

    def _is_own_blow(self, verb: int, blow: int, issuer: Reference) -> bool:
        """Whether whoever does not rule out a blow would strike it: "striking the port", "the use of force".

        Troops may be sent to anybody's help, and measures be taken against anything.
        """
        parse, words = self.parse, self.lexicon.words
        gerunds = [k for k in kids(parse, verb, "xcomp", "pcomp") if parse.tag[k] == "VBG"]
        gerunds += [k for p in kids(parse, verb, "prep") for k in kids(parse, p, "pcomp")]
        for gerund in gerunds:
            if blow in subtree(parse, gerund):
                return parse.lemma[blow] in words.violent | words.attacks and not self.kinds.helps(
                    gerund, phrase(parse, gerund)
                )
        if others(self.issuers.speakers.owner(blow), issuer):
            return False
        armed = any(parse.lemma[k] in _ARMED for k in kids(parse, blow, "amod", "compound"))
        return parse.lemma[blow] in _MEANS or (armed and parse.lemma[blow] in words.deeds)


_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
# "Ruled out a gas explosion", "ruled out an agreement of the two": what is found, not refused.
_FOUND = frozenset("gas oil electricity money flight contact business base".split())
_BESIDE = frozenset("by with to on over for from".split())
_YIELDED = frozenset(
    "ceasefire truce withdrawal pullback retreat surrender apology resignation extradition recognition negotiation "
    "mediation concession compromise invitation return compensation".split()
)
# What nobody fears of others when he does not rule it out; other deeds must be said to be of arms.
_MEANS = frozenset("force strike sanction retaliation reprisal countermeasure".split())
_ARMED = frozenset("military armed retaliatory punitive forceful".split())
