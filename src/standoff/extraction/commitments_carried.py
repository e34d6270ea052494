"""Whether plain saying is enough to make a commitment of words that have other senses: "when", "once", "against"."""

from standoff.extraction.binding import Binding
from standoff.extraction.commitment_kinds import Kinds
from standoff.extraction.consequences import Pair
from standoff.extraction.grammar import FINITE, auxiliaries, is_negated, is_passive, kids, own_subject
from standoff.extraction.menaces import is_blamed
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import is_granted, is_of_talks, rules_out
from standoff.extraction.predicates_granted import is_sent_off, is_switched, permits
from standoff.extraction.verbs import CONSENTING
from standoff.lexicons.commitments import Words

_HELPING = frozenset("aid assist assistance help defend defence defense protect rescue support".split())
# What a party does because it wants to.
_CHOOSING = frozenset(
    "want ask request decide choose agree accept show prove demonstrate stop cease halt apologise apologize withdraw "
    "comply sign recognise recognize renounce disarm lift release free".split()
)
_ANSWERING = frozenset("deal respond react answer retaliate reply review meet".split())


class Carrying:
    """Answers "does it carry the condition?" for the consequences of one document.

    Args:
        parse: The document's parse.
        words: Word lists.
        binding: Who is bound.
        kinds: What its consequences are.
    """

    def __init__(self, parse: Parse, words: Words, binding: Binding, kinds: Kinds) -> None:
        self._parse = parse
        self._words = words
        self._binding = binding
        self._kinds = kinds

    def announces(self, pair: Pair, bound: str | None) -> bool:
        """Whether plain saying carries a strict condition: the issuer's own side answers, in so many words.

        *bound* is how the issuer is bound (see ``Binding.binds``).
        """
        if bound == "harm" and pair.rule.kind == "moment" and is_sent_off(self._parse, pair.verb):
            # "The day he meets them, he leaves."
            return True
        if bound not in ("does", "passive"):
            return False
        if bound == "does" and pair.rule.id == "condition.when" and self._waits_for_will(pair):
            return True
        if pair.rule.announced and (permits(self._parse, pair.verb) or is_switched(self._parse, pair.verb)):
            # "They can go home the minute you apologise", "the broadcasts stop the day they do".
            return True
        end = pair.condition.end
        if pair.rule.kind == "clause" and self._parse.text[max(0, end - 10) : end].lower() == "not before":
            # "When the crew is back and not before."
            return True
        withheld = pair.rule.barred and is_passive(self._parse, pair.verb)
        if withheld and is_negated(self._parse, pair.verb):
            # "Not a cent will be paid before …"
            return True
        words = self._words
        does = bound == "does" or self._binding.there_is(pair.verb, under=True)
        does = does or is_granted(self._parse, words, pair.verb)
        does = does or rules_out(self._parse, words, pair.verb)
        if (pair.rule.announced or pair.rule.barred) and (does or is_of_talks(self._parse, pair.verb)):
            return True
        if pair.rule.announced and pair.rule.negative:
            # "The road will stay closed until …", "the ban will not be lifted until …".
            return True
        if self._parse.lemma[pair.verb] in words.resuming and bound == "passive":
            # "The border would reopen when …"
            return True
        if self._parse.lemma[pair.verb] in words.helpful and pair.rule.announced:
            # "The money would be released once …"
            return True
        if pair.rule.kind == "object" and bound == "does" and self._withholds_consent(pair.verb):
            # "Will not sign anything that …"
            return True
        if pair.rule.kind == "object" and is_blamed(self._parse, pair.verb):
            # "Would hold Oslo answerable for whatever …"
            return True
        answering = self._parse.lemma[pair.verb] in _ANSWERING
        if pair.rule.kind == "object" and self._parse.lemma[pair.verb] in words.hostile:
            # "Entry will be refused to anyone who …"
            return True
        if (
            pair.rule.kind == "object"
            and bound == "does"
            and self._parse.lemma[pair.verb] in words.helpful | words.giving
        ):
            # "Will grant asylum to anyone who …"
            return True
        helping = (pair.rule.kind == "object" or pair.rule.acts) and bool(
            self._kinds.lemmas(pair.consequence) & _HELPING
        )
        return answering or helping or bool(self._kinds.lemmas(pair.consequence) & words.measures)

    def _waits_for_will(self, pair: Pair) -> bool:
        """Whether it waits for what another chooses to do: "we will talk when *they want* to"; not for a day."""
        head = pair.condition_head
        who = own_subject(self._parse, head)
        chosen = self._parse.lemma[head] in _CHOOSING and who is not None and self._parse.tag[head] in FINITE
        return (
            chosen
            and self._parse.lower[who or 0] not in ("i", "we", "it")
            and bool(auxiliaries(self._parse, pair.verb))
        )

    def _withholds_consent(self, verb: int) -> bool:
        """Whether somebody would not agree: "will not sign", "will not put its name to it"."""
        parse = self._parse
        named = {parse.lemma[o] for o in kids(parse, verb, "dobj")} & {"name", "signature", "seal"}
        consents = parse.lemma[verb] in CONSENTING or (parse.lemma[verb] in ("put", "lend", "give") and bool(named))
        return consents and is_negated(parse, verb)
