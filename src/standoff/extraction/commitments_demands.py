"""What one party demands of another outright, and the blows that it does not rule out in a given case."""

from collections.abc import Iterator, Sequence

from standoff.extraction.actors import NOBODY, Reference, is_state
from standoff.extraction.addressees import others
from standoff.extraction.commitments_finder import Finder
from standoff.extraction.consequences import Pair, consequence_span, with_refusal
from standoff.extraction.grammar import is_negated, kids, objects, own_subject, phrase, subtree
from standoff.extraction.issuance import Issuance, is_party
from standoff.extraction.predicates import is_question
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
        made = self.left_open(None, verb)
        if made is not None:
            told = Span(made.consequence.start, made.consequence.end)
            if not any(told.overlaps(t) for t in taken):
                yield made

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


# What nobody fears of others when he does not rule it out; other deeds must be said to be of arms.
_MEANS = frozenset("force strike sanction retaliation reprisal countermeasure".split())
_ARMED = frozenset("military armed retaliatory punitive forceful".split())
