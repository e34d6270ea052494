"""What a state's own laws and resolutions say it will do: a decree's penalty, an act that a resolution calls war."""

from collections.abc import Iterator, Sequence

from standoff.extraction.actors import NOBODY, Reference
from standoff.extraction.addressees import others
from standoff.extraction.commitments_finder import Finder
from standoff.extraction.conditions_implied import is_casus_belli
from standoff.extraction.consequences import VERBAL
from standoff.extraction.grammar import antecedent, is_negated, is_passive, kids, own_subject, phrase, subtree
from standoff.extraction.issuance import Issuance, is_party
from standoff.extraction.predicates import auxiliaries, going
from standoff.extraction.treaties_parties import DRAFT, rests_on_which
from standoff.model import Commitment, Span

_DECREES = frozenset("decree law order edict ordinance act statute directive regulation rule".split())
_RESOLVING = frozenset("resolution doctrine constitution declaration motion concept strategy".split())
_MAKING = frozenset("make declare call define treat regard consider deem name brand".split())
_PENAL = frozenset(
    "hang execute shoot jail imprison fine deport expel arrest detain confiscate seize punish prosecute behead flog "
    "intern kill try".split()
)
_WHOEVER = frozenset({"anyone", "anybody", "whoever", "those"})
_ANY = frozenset({"any", "every", "each"})
_KNOWN = frozenset("the this that these those".split())
_DUE = frozenset({"will", "shall", "must", "would", "can", "may"})


class Laws(Finder):
    """Finds them in one document."""

    def find(self, taken: Sequence[Span]) -> Iterator[Commitment]:
        """The commitments that the state's own texts make, where nothing has been told of them yet."""
        for text in self.parse.having(_DECREES | _RESOLVING):
            if self.parse.pos[text] not in ("NOUN", "PROPN") or self._is_draft(text):
                continue
            made = self._penalty(text) or self._casus_belli(text)
            told = Span(made.consequence.start, made.consequence.end) if made is not None else None
            if made is not None and told is not None and not any(told.overlaps(t) for t in taken):
                yield made

    def _is_draft(self, text: int) -> bool:
        return any(self.parse.lower[k] in DRAFT for k in self.parse.kids[text])

    def _penalty(self, text: int) -> Commitment | None:
        """What a decree threatens whoever breaks it with: "under which *anyone hiding a man* is to be hanged"."""
        parse = self.parse
        if parse.lemma[text] not in _DECREES:
            return None
        for verb in self._provisions(text):
            who, done = own_subject(parse, verb), self._done(verb)
            if who is None or done is None or not self._is_whoever(who):
                continue
            issuance = self._issued(text, done)
            if issuance is None or is_negated(parse, done):
                continue
            condition = phrase(parse, who)
            first = min(k for k in (verb, *kids(parse, verb, "aux", "auxpass"), *kids(parse, done, "aux")) if k > who)
            consequence = Span(max(condition.end + 1, parse.start[first]), phrase(parse, done).end)
            return self.records.record("policy", issuance, NOBODY, condition, consequence, "cue.decree")
        return None

    def _provisions(self, text: int) -> Iterator[int]:
        """The verbs that tell what a text says: "a law under which …", "under the law …"."""
        parse = self.parse
        for verb in kids(parse, text, "relcl"):
            if rests_on_which(parse, verb, verb, text):
                yield verb
        above = parse.head[text]
        if parse.dep[text] == "pobj" and parse.lower[above] == "under" and parse.pos[parse.head[above]] in VERBAL:
            yield parse.head[above]

    def _done(self, verb: int) -> int | None:
        """The verb that says how somebody is punished: "will be *hanged*", "is to be *hanged*"."""
        parse = self.parse
        below = kids(parse, verb, "xcomp") if parse.lemma[verb] == "be" else [verb]
        for k in below:
            due = auxiliaries(parse, k) & _DUE or going(parse, k) != k or parse.tag[verb] in ("VBZ", "VBP")
            if parse.lemma[k] in _PENAL and is_passive(parse, k) and due:
                return k
        return None

    def _is_whoever(self, who: int) -> bool:
        parse = self.parse
        told = any(parse.dep[k] in ("relcl", "acl", "prep") for k in parse.kids[who])
        indefinite = parse.lower[who] in _WHOEVER or any(parse.lower[k] in _ANY for k in parse.kids[who])
        return parse.dep[who] == "csubj" or (told and indefinite)

    def _casus_belli(self, text: int) -> Commitment | None:
        """What a state has laid down as a cause for war: "a resolution which makes *a landing* a cause for war"."""
        parse = self.parse
        for verb in [*kids(parse, text, "relcl"), parse.head[text]]:
            who = own_subject(parse, verb) if parse.lemma[verb] in _MAKING else None
            if who is None or parse.tag[verb] not in ("VBZ", "VBP") or is_negated(parse, verb):
                continue
            if antecedent(parse, who, verb) != text or is_passive(parse, verb):
                continue
            for act in [k for k in kids(parse, verb, "dobj", "nsubj", "ccomp") if k > verb]:
                if any(parse.lower[k] in _KNOWN for k in kids(parse, act, "det")) or kids(parse, act, "poss"):
                    continue  # "calls the raid an act of war": it has happened
                ground = next((g for g in subtree(parse, verb) if g > act and is_casus_belli(parse, g)), None)
                issuance = self._issued(text, verb) if ground is not None else None
                if ground is None or issuance is None:
                    continue
                marks = [k for k in (*kids(parse, ground, "det", "amod", "compound"), ground) if k <= ground]
                reason = Span(parse.start[min(marks)], phrase(parse, ground).end)
                start = parse.start[min([act, *kids(parse, act, "det", "amod", "compound", "poss")])]
                condition = Span(start, parse.end[min(marks) - 1])
                meant = others(self.addressees.named(condition), issuance.issuer)
                return self.records.record("red line", issuance, meant, condition, reason, "condition.casus-belli")
        return None

    def _issued(self, text: int, verb: int) -> Issuance | None:
        """Whose text it is: a state's that is named with it, or that of whoever tells of it."""
        said = self.issuers.attribution_of(verb)
        issuer = self._owner(text)
        if not issuer.countries and said is not None and said.stance == "asserts":
            issuer = Reference((said.speaker_entity,) if said.speaker_entity else (), said.speaker_countries)
        if not issuer.countries or not is_party(issuer) or len(issuer.countries) > 1:
            return None
        return Issuance(issuer, "declaration", None, "", NOBODY, said)

    def _owner(self, text: int) -> Reference:
        parse = self.parse
        near = kids(parse, text, "poss", "amod", "nmod", "compound")
        near += [
            o for p in kids(parse, text, "prep", "agent") if parse.lower[p] == "by" for o in kids(parse, p, "pobj")
        ]
        near += [o for k in kids(parse, text, "acl") for p in kids(parse, k, "agent") for o in kids(parse, p, "pobj")]
        for k in near:
            mention = self.actors.at(k)
            if mention is not None and mention.all_countries:
                return Reference(mention.entities or (), mention.all_countries)
        return NOBODY
