"""Who issues a commitment and to whom: on whose word something is to follow."""

from collections.abc import Sequence
from functools import cached_property

import msgspec
from msgspec.structs import replace

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.grammar import (
    actor_of,
    governing_verb,
    head_of,
    is_negated,
    kids,
    objects,
    own_subject,
    subtree,
)
from standoff.extraction.modality_asked import is_whether_reported
from standoff.extraction.modality_disowned import is_imagined
from standoff.extraction.nominals import is_former
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import (
    WILL,
    auxiliaries,
    is_awaited,
    is_imperative,
    is_question,
    is_risk,
    refuses,
)
from standoff.extraction.speakers import Speakers
from standoff.extraction.verbs import NOT_SO, ORDERING
from standoff.lexicons.commitments import Act, CommitmentLexicon, Cue
from standoff.model import Attribution

# Roles of those who do not act for the state whose name they bear.
_PRIVATE = ("/citizens", "/media", "/other")
# How an attribution's cue reads as an act of commitment.
_ACTS: dict[str, Act] = {
    "threaten": "threat",
    "warn": "warning",
    "promise": "promise",
    "plan": "vow",
    "agree": "promise",
    "demand": "declaration",
}
# The rule that stands for an act which only an attribution shows.
_RULES: dict[Act, str] = {
    "threat": "cue.threaten",
    "warning": "cue.warn",
    "promise": "cue.promise",
    "vow": "cue.vow",
}
_EXPLICIT = frozenset({"threat", "vow", "promise"})
# "Hopes that Lima will accept the plan if …": what others are hoped or feared to do.
_WISHED = frozenset("should must could may might ought".split())
_WISHING = frozenset("want expect need have urge ask tell press wish ought suppose due intend prepare".split())
_HOPING = frozenset("hope expect want wish fear doubt think believe suspect predict pray assume imagine".split())
_ARMED = frozenset(
    "man navy guard commander pilot sailor gunner police border unit general patrol marine military".split()
)
_FIRING = frozenset("fire open return answer respond repel board use intercept".split())
_POINTS = frozenset("moment minute instant".split())
NOT_ISSUING = frozenset({"believe", "ask", "deny"})
_SHOWING = frozenset({"show", "demonstrate", "prove"})
_DETRACTORS = frozenset("critic opponent rival detractor sceptic skeptic analyst observer expert scholar".split())
_JESTING = frozenset({"joke", "quip", "jest", "tease"})
_MESSAGES = frozenset(
    "message warning threat answer reply response offer position line stance policy doctrine condition "
    "pledge promise".split()
)
_MESSAGE_ACTS: dict[str, Act] = {
    **dict.fromkeys(("warning", "threat"), "warning"),
    **dict.fromkeys(("offer", "pledge", "promise"), "promise"),
}
_OUTSPOKEN = frozenset("further blunt blunter plain plainer explicit categorical adamant unequivocal".split())
_WITHHOLDING = frozenset("refuse decline deny".split())
_BREAKING = frozenset(
    "break violate breach betray renege keep fulfil fulfill forget abandon withdraw drop ask seek want".split()
)


def is_party(issuer: Reference) -> bool:
    """States, organisations, groups and people who act for them; not the citizens and papers of a state."""
    if issuer.entities and all(e.endswith(_PRIVATE) for e in issuer.entities):
        return False
    return bool(issuer.countries) or any(not e.startswith("~") and "/" not in e for e in issuer.entities)


class Issuance(msgspec.Struct, frozen=True):
    """On whose word something is to follow.

    Attributes:
        issuer: Who says so.
        act: What saying so does.
        cue: Token of the issuing word, or ``None`` when only an attribution carries it.
        rule: Id of the cue rule, or "".
        addressee: Whom the cue names ("warned Seoul").
        attribution: The innermost attribution that covers the consequence.
        group: Token of the body or group that speaks for itself, whether anybody knows it or not ("the rebels").
    """

    issuer: Reference = NOBODY
    act: Act = "declaration"
    cue: int | None = None
    rule: str = ""
    addressee: Reference = NOBODY
    attribution: Attribution | None = None
    group: int | None = None

    @property
    def is_bound(self) -> bool:
        """Whether whoever speaks can bind anybody."""
        return is_party(self.issuer) or self.group is not None


class Issuers:
    """Answers "who says so?" for the consequences of one document.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        attributions: Its attributions.
        lexicon: Cues.
        home: The state whose paper the page is, if a letterhead says so.
    """

    def __init__(
        self,
        parse: Parse,
        actors: Actors,
        attributions: Sequence[Attribution],
        lexicon: CommitmentLexicon,
        *,
        home: str | None = None,
    ) -> None:
        self._parse = parse
        self._home = home
        self._actors = actors
        self._lexicon = lexicon
        self.speakers = Speakers(parse, actors, lexicon)
        self._orders = next(c for c in lexicon.issuing if c.id == "cue.orders")
        self.order = next(c for c in lexicon.issuing if c.id == "cue.order")
        self._refusal = next(c for c in lexicon.issuing if c.id == "cue.refuse")
        self._covering: dict[int, Attribution] = {}
        self._found: dict[int, Issuance] = {}
        self._outsiders: dict[str, bool] = {}
        # Of the same words what somebody says goes before what another is let know.
        order = sorted(attributions, key=lambda a: (-sum(len(s) for s in a.content), a.act not in NOT_ISSUING))
        for attribution in order:
            for span in attribution.content:
                for token in parse.tokens_in(span):
                    self._covering[token] = attribution
        self._by_cue = {a.cue.start: a for a in attributions if a.cue is not None}

    def attribution_of(self, token: int) -> Attribution | None:
        """The innermost attribution whose content covers a token."""
        return self._covering.get(token)

    def is_said_later(self, issuance: Issuance) -> bool:
        """Whether what would be said has not been said yet: "the minute they say they will stop, we will"."""
        said = issuance.attribution
        cue = self._parse.token_at(said.cue.start) if said is not None and said.cue is not None else None
        return cue is not None and is_awaited(self._parse, cue)

    def is_undone(self, cue: int) -> bool:
        """Whether somebody denies an issuing word, or it is only possible: "denied that it had threatened to …"."""
        own, over = self._by_cue.get(self._parse.start[cue]), self._covering.get(cue)
        doubted = over is not None and over.stance != "asserts" and over.act not in ("believe", "plan")
        return (
            doubted
            or self._is_past(cue)
            or (own is not None and own.modality == "hypothetical")
            or is_awaited(self._parse, cue)
            or is_whether_reported(self._parse, cue)
        )

    def is_disowned(self, issuance: Issuance) -> bool:
        """Whether only another party says that it was issued, or somebody denies it: "denies that Quito threatened"."""
        cue = issuance.cue
        if cue is None:
            return False
        if is_whether_reported(self._parse, cue) or is_imagined(self._parse, cue):
            return True
        above = self._parse.head[cue]
        if self._parse.dep[cue] == "acomp" and self._parse.lemma[self._parse.head[above]] in _SHOWING:
            return True  # "has shown that it is ready to …": who says so has judged it
        if self._parse.dep[cue] == "ccomp" and self._parse.lemma[above] in _HOPING:
            return True
        if self._parse.dep[cue] == "pcomp" and self._parse.lower[self._parse.head[above]] == "short":
            # "Stopped short of promising to …".
            return True
        over = self._covering.get(cue)
        if over is None:
            return False
        if over.stance == "denies" and issuance.act in ("threat", "promise"):
            return True
        # "Lima says that Quito promised to leave."
        said_by, ours = set(over.speaker_countries), set(issuance.issuer.countries)
        meant = issuance.act == "promise" or issuance.rule == "cue.ready"
        return meant and bool(said_by and ours) and not said_by & ours

    def _is_past(self, cue: int) -> bool:
        """Whether a promise is only named because it was broken, kept or taken back."""
        parse, above = self._parse, self._parse.head[cue]
        return parse.pos[cue] == "NOUN" and parse.dep[cue] in ("dobj", "nsubjpass") and parse.lemma[above] in _BREAKING

    def of(self, verb: int) -> Issuance:
        """The issuance that a consequence headed by *verb* stands under; without an issuer when there is none."""
        if verb not in self._found:
            self._found[verb] = self._find(verb)
        return self._found[verb]

    def _find(self, verb: int) -> Issuance:
        attribution = self._covering.get(verb)
        if is_question(self._parse, verb) or self._is_withheld(verb):
            return Issuance()
        if attribution is not None and self._is_by_outsiders(attribution):
            return Issuance(attribution=attribution)
        if self._parse.lemma[verb] == "rule" and refuses(self._parse, verb):
            # "Has ruled out talks until …": the refusal itself is what depends on something.
            issuer = self.speakers.of(verb)
            if not self._is_past_time(verb):
                return self.grouped(Issuance(issuer, "declaration", verb, self._refusal.id, NOBODY, attribution))
        found = self._cue_above(verb)
        if found is not None:
            cue, token = found
            issuer = self.speakers.of(token)
            nobody = attribution is None or not attribution.speaker_countries
            # An agency or a paper is somebody, but not whoever would act.
            faceless = not issuer.countries and all(e.startswith("~") for e in issuer.entities)
            if faceless and nobody and (self.speakers.unsaid(token) or self.speakers.official(token)):
                issuer = self.speakers.own_state(verb) or issuer
            own = self._by_cue.get(self._parse.start[token])
            spoken = own is not None and own is attribution and bool(own.speaker_countries)
            elsewhere = self._parse.dep[token] == "conj" and own_subject(self._parse, token) is None
            if own is not None and spoken and (own.type != "indirect" or elsewhere):
                # "Wrote that his country … and added: “We will …”": who is quoted is known better than who is subject,
                # and so is who goes on in "said that Oslo had fired and warned that …".
                issuer = Reference((own.speaker_entity,) if own.speaker_entity else (), own.speaker_countries)
            if issuer or attribution is None:
                return self.grouped(
                    Issuance(issuer, cue.act, token, cue.id, self.speakers.addressee(token), own or attribution)
                )
        issues = attribution is not None and (attribution.act not in NOT_ISSUING or self._is_given(attribution))
        said = attribution is not None and issues and attribution.stance == "asserts"
        if said and attribution is not None:
            entities = (attribution.speaker_entity,) if attribution.speaker_entity else ()
            act = _ACTS.get(attribution.act, "declaration")
            cue_token = self._parse.token_at(attribution.cue.start) if attribution.cue else None
            if cue_token is not None and self._parse.lemma[cue_token] in _JESTING:
                return Issuance(attribution=attribution)
            issuer = Reference(entities, attribution.speaker_countries)
            if not issuer and cue_token is not None and self.speakers.official(cue_token, paper=False):
                issuer = self.speakers.own_state(verb, named=True)
            told = self.speakers.addressee(cue_token) if cue_token is not None else NOBODY
            return self.grouped(Issuance(issuer, act, None, _RULES.get(act, ""), told, attribution))
        return self._titled(verb) if attribution is None else Issuance(attribution=attribution)

    def _is_given(self, said: Attribution) -> bool:
        """Whether somebody is given to understand it: who does that says it."""
        parse = self._parse
        cue = parse.token_at(said.cue.start) if said.cue is not None else None
        return cue is not None and parse.lemma[cue] == "understand" and parse.lemma[parse.head[cue]] == "give"

    def _titled(self, verb: int) -> Issuance:
        """What a colon opens behind the name of a message: "Oslo's message to Riga was clear: if it mines …"."""
        parse = self._parse
        first = parse.sentences[parse.sent[verb]][0]
        colon = next((t for t in range(verb - 1, first, -1) if parse.word[t] == ":"), None)
        if colon is not None and (outspoken := self._outspoken(first, colon)) is not None:
            return outspoken
        for noun in range(first, colon or verb):
            if parse.lemma[noun] not in _MESSAGES or parse.pos[noun] != "NOUN":
                continue
            above = parse.head[noun]
            # "Oslo's position is that it will …"
            told = colon is None and parse.dep[verb] == "ccomp" and parse.head[verb] == above
            plain = (
                parse.lemma[above] == "be" and (told or kids(parse, above, "acomp")) and not is_negated(parse, above)
            )
            opens = colon is not None and (plain or subtree(parse, noun)[-1] == colon - 1)
            if not ((told and plain) or opens):
                continue
            sent = [o for p in kids(parse, noun, "prep") if parse.lower[p] == "from" for o in kids(parse, p, "pobj")]
            # "Oslo's message to Riga: …", "Oslo made Riga an offer: …"
            issuer = self.speakers.of(noun) or next((r for o in sent if (r := self._actors.of(o))), NOBODY)
            to = [o for p in kids(parse, noun, "prep") if parse.lower[p] == "to" for o in kids(parse, p, "pobj")]
            act: Act = _MESSAGE_ACTS.get(parse.lemma[noun], "declaration")
            addressee = self._actors.of(to[0]) if to else NOBODY
            return Issuance(issuer, act, None, _RULES.get(act, "cue.declare"), addressee)
        who = own_subject(parse, verb) if self._home is not None else None
        own = self._actors.of(who, verb=verb) if who is not None else NOBODY
        # What a ministry's own paper says that its state will do, it says for it.
        return Issuance(own) if own.countries == (self._home,) else Issuance()

    def _outspoken(self, first: int, colon: int) -> Issuance | None:
        """Who is called plain before a colon: "Her adviser went further: a landing would be an act of war"."""
        parse = self._parse
        if not any(parse.lower[k] in _OUTSPOKEN for k in range(colon - 1, max(first, colon - 3), -1)):
            return None
        at = governing_verb(parse, colon - 1)
        if at is None or at > colon or parse.lemma[at] not in ("go", "be") or is_negated(parse, at):
            return None
        who = own_subject(parse, at)
        if who is None:
            return None
        # "An adviser to the president" speaks for him.
        to = [o for p in kids(parse, who, "prep") if parse.lower[p] == "to" for o in kids(parse, p, "pobj")]
        own = self._actors.of(who) or self.speakers.owner(who)
        issuer = own or next((r for o in to if (r := self._actors.of(o))), NOBODY)
        return Issuance(issuer, "declaration", None, "cue.declare")

    def _is_past_time(self, verb: int) -> bool:
        """Whether it was so once and may be no longer: "had ruled out talks"."""
        return any(self._parse.lower[k] == "had" for k in kids(self._parse, verb, "aux"))

    def grouped(self, issuance: Issuance) -> Issuance:
        """The issuance with the group that speaks, where no known party does."""
        if is_party(issuance.issuer):
            return issuance
        if issuance.cue is not None:
            head = actor_of(self._parse, issuance.cue) if self._parse.pos[issuance.cue] == "VERB" else None
        else:
            speaker = issuance.attribution.speaker if issuance.attribution is not None else None
            head = head_of(self._parse, speaker) if speaker is not None else None
        folk = any(e.endswith("/citizens") for e in issuance.issuer.entities) and issuance.act in _EXPLICIT
        if head is None or issuance.rule == "cue.intend" or not (folk or self.speakers.is_group(head)):
            return issuance
        return replace(issuance, issuer=Reference(issuance.issuer.entities), group=head)

    def _is_withheld(self, verb: int) -> bool:
        """Whether it is just what somebody did not say: "did not say that it would …", "denied that it would …"."""
        parse = self._parse
        if parse.dep[verb] == "xcomp" and parse.lower[parse.head[verb]] == "going":
            verb = parse.head[verb]
        above = parse.head[verb]
        if parse.dep[verb] != "ccomp" or verb < above or parse.pos[above] != "VERB":
            return False
        if parse.lemma[above] == "deny" or self._is_wished(above):
            return True
        if parse.lemma[above] in NOT_SO and is_negated(parse, above):
            return True
        if parse.dep[above] == "xcomp" and parse.lemma[parse.head[above]] in _WITHHOLDING:
            return True
        # "Not only did Quito say that …": it did.
        only = any(parse.lower[k : k + 2] == ["not", "only"] for k in kids(parse, above, "neg", "preconj", "advmod"))
        cue = self._lexicon.cues.get(parse.lemma[above])
        return cue is not None and cue.act == "declaration" and is_negated(parse, above) and not only

    @cached_property
    def _former(self) -> frozenset[str]:
        """Ids of the persons whom the text calls former holders of an office, or retired."""
        return frozenset(entity for token, entity in self._actors.persons() if self._is_called_former(token))

    def _is_by_outsiders(self, said: Attribution) -> bool:
        """Whether those say it who bind nobody: who held an office, and who look on: "his *critics* say …"."""
        if said.cue is None:
            return False
        if said.id not in self._outsiders:
            who = self._who_said(said)
            looking_on = who is not None and self._parse.lemma[who] in _DETRACTORS
            self._outsiders[said.id] = looking_on or self._is_by_former(said)
        return self._outsiders[said.id]

    def _is_by_former(self, said: Attribution) -> bool:
        """Whether somebody says it who holds no office any more: "Barack Obama, a *former* president, said"."""
        who = self._who_said(said)
        return said.speaker_entity in self._former or (who is not None and self._is_called_former(who))

    def _who_said(self, said: Attribution) -> int | None:
        """The subject of the verb that something is told with."""
        at = self._parse.token_at(said.cue.start) if said.cue is not None else None
        return actor_of(self._parse, at) if at is not None and self._parse.pos[at] == "VERB" else None

    def _is_called_former(self, who: int) -> bool:
        """Whether what stands before or beside somebody's name says that his office is held no more."""
        parse = self._parse
        if any(parse.lemma[k] == "retire" for k in kids(parse, who, "relcl", "acl", "appos")):
            return True
        offices = self._lexicon.words
        titles = [k for k in kids(parse, who, "appos") if parse.lemma[k].lower() in offices.officials | offices.leaders]
        if any(is_former(parse, min([k, *parse.kids[k]]), k) for k in titles):
            return True
        first = min(t for t in subtree(parse, who) if parse.line[t] == parse.line[who])
        return is_former(parse, first, who)

    def _is_wished(self, said: int) -> bool:
        """Whether nobody has said it yet: "Chad *should tell* them that it will …", "is expected to say that …"."""
        parse, who = self._parse, own_subject(self._parse, said)
        if who is not None and parse.lower[who] in ("i", "we"):
            return False  # "I must say that we will not yield"
        wanted = parse.dep[said] in ("xcomp", "ccomp") and parse.lemma[parse.head[said]] in _WISHING
        return bool(auxiliaries(parse, said) & _WISHED) or (wanted and parse.tag[said] == "VB")

    def _cue_above(self, verb: int) -> tuple[Cue, int] | None:
        """The nearest issuing verb or noun whose complement *verb* is."""
        parse, token = self._parse, verb
        for _ in range(8):
            head, label = parse.head[token], parse.dep[token]
            if head == token:
                return None
            if label in ("relcl", "acl") and parse.dep[head] == "npadvmod" and parse.lower[head] not in _POINTS:
                # "Declared *the same day that* it would go": the clause is what was declared.
                said = self.speakers.cue_of(parse.head[head])
                if said is not None and any(parse.lower[k] == "that" for k in parse.kids[token]):
                    return said, parse.head[head]
            if label in ("ccomp", "xcomp", "pcomp", "acl", "pobj", "dobj", "oprd", "advcl", "acomp", "relcl") or (
                label in ("prep",) and parse.lower[token] in ("of", "with", "to", "that", "against")
            ):
                # "Will not talk unless …" refuses by its negation; "did not refuse to" refuses nothing.
                refusing = self._refusing(head)
                cue = self._ordered(head, token) or refusing or self.speakers.cue_of(head)
                governs = cue is not None and self._governs(cue, head, token, verb)
                if cue is not None and governs and (refusing is not None or not is_negated(parse, head)):
                    return cue, head
                if cue is None and label == "relcl" and (found := self._noun_before(head)) is not None:
                    return found
            elif label != "conj":
                return None
            elif token == verb and (cue := self._or_else(head, verb)) is not None:
                return cue, head
            token = head
        return None

    def _or_else(self, head: int, verb: int) -> Cue | None:
        """The issuing word that bids something and says what else will follow: "warned Oslo to leave or it will"."""
        parse = self._parse
        linked = any(parse.lower[k] == "or" and head < k < verb for k in kids(parse, head, "cc"))
        bids = any("to" in auxiliaries(parse, k) for k in kids(parse, head, "xcomp"))
        return self.speakers.cue_of(head) if linked and bids and auxiliaries(parse, verb) & WILL else None

    def _refusing(self, head: int) -> Cue | None:
        """Words that refuse what stands under them: "has no intention of leaving", "has ruled out returning them"."""
        return self._refusal if refuses(self._parse, head) else None

    def _ordered(self, head: int, token: int) -> Cue | None:
        """The standing order that *token* carries out: "our troops have orders to fire", "are under orders to …"."""
        parse = self._parse
        if parse.lemma[head] in ORDERING and parse.pos[head] == "VERB" and parse.dep[token] == "xcomp":
            # "His men had been told to shoot", "ordered the army to fire".
            told = objects(parse, head)
            armed = bool(told) and (parse.lemma[told[0]] in self._lexicon.words.forces | _ARMED)
            words = self._lexicon.words
            return self._orders if armed and parse.lemma[token] in words.violent | words.chasing | _FIRING else None
        if parse.lemma[head] not in ("order", "instruction") or parse.dep[token] not in ("acl", "xcomp", "advcl"):
            return None
        verb = governing_verb(parse, head)
        under = parse.lower[parse.head[head]] == "under"
        return self._orders if under or (verb is not None and parse.lemma[verb] in ("have", "receive")) else None

    def _governs(self, cue: Cue, head: int, token: int, verb: int) -> bool:
        """Whether the clause of *token* is what an issuing word issues, and not a clause that modifies it.

        *verb* is the consequence, which *token* is or stands above.
        """
        parse, label = self._parse, self._parse.dep[token]
        if verb != token and is_risk(parse, self._lexicon.words, verb):
            # "Ordered Oslo to leave or face war", "leave or face war, it told Oslo".
            return label != "advcl" or (token < head and is_imperative(parse, token))
        if cue.deadline:
            # "Demanded that Oslo would pay" asks; "demanded that it would give nothing" says what it will do itself.
            return label == "ccomp" and any(parse.lower[k] in ("will", "would", "'ll", "'d") for k in parse.kids[token])
        if label not in ("advcl", "relcl"):
            return True
        # "A signal to the rebels that …", "made it clear that …": parsers hang such clauses by chance.
        marked = any(parse.lower[k] == "that" and parse.dep[k] == "mark" for k in parse.kids[token])
        return marked and parse.pos[head] in ("NOUN", "ADJ")

    def _noun_before(self, head: int) -> tuple[Cue, int] | None:
        """The issuing noun before *head*, whose "to" phrase *head* ends ("signals to the rebels that …")."""
        parse, preposition = self._parse, self._parse.head[head]
        if parse.dep[head] != "pobj" or parse.lower[preposition] not in ("to", "with"):
            return None
        above = parse.head[preposition]
        for noun in (above, *kids(parse, above, "dobj")):
            cue = self.speakers.cue_of(noun)
            if cue is not None and parse.pos[noun] == "NOUN" and not cue.deadline and not is_negated(parse, noun):
                return cue, noun
        return None
