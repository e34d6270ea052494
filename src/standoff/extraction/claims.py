"""Claims: assertions, denials and "could not confirm" of figures and events, each on somebody's word.

Every figure of a document makes one claim; so does every report that is denied, left open or taken back, and every act
that a speaker with a country says has happened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.extraction.answers import answers, is_definite, is_for_known_number
from standoff.extraction.clauses import around, clause
from standoff.extraction.component import Annotations, Component
from standoff.extraction.counted import Counting, Said
from standoff.extraction.doubts import Doubt, doubt_over, find_doubts, is_about_truth, without_asides
from standoff.extraction.events_parties import is_designated
from standoff.extraction.events_when import Clock
from standoff.extraction.figures import MEASURED, MONEY, Figure, find_figures, money_unit
from standoff.extraction.grammar import actor_of, governing_verb
from standoff.extraction.modality import Standing, standing
from standoff.extraction.ownership import army_of, named, owners, places, reckoner
from standoff.extraction.stances import reported_acts
from standoff.extraction.victims import find_victims
from standoff.extraction.words_of import Words
from standoff.lexicons import Resources
from standoff.lexicons.quantities import QuantityLexicon
from standoff.model import Attribution, Claim, Document, Event, Interval, Quantity, Span, hull, identify
from standoff.model.proposition import Stance

NAME, VERSION = "claims", 1
# From this size on, a count is worth a claim whatever is counted and whatever is said of it.
_LARGE = 20
# A number alone stands for the things last counted, this many sentences back at most; "the number" looks back further.
_REACH, _LONG_REACH = 3, 15
_RATIO = 20
_NEGATIONS = frozenset({"no", "not"})
# States of people, whatever word they are counted in.
_FATES = frozenset({"killed", "wounded", "missing", "captured", "released", "displaced", "casualties"})
# Words for what was counted before: "nine of its own", "one of them".
_POINTING = frozenset("them theirs own ours us whom which these those his hers".split())
_PERCENT = {"%": "percent", "cent": "percent"}
_OTHERS = frozenset({"other", "more", "another", "second", "third", "fourth"})


@dataclass(slots=True)
class _Counted:
    """A figure with what is said of it, while its claim is made."""

    figure: Figure
    said: Said
    unit: str | None
    of: tuple[str, ...]
    state: str | None
    standing: Standing
    whole: "_Counted | None" = None


def run(document: Document, annotations: Annotations, resources: Resources) -> tuple[Claim, ...]:
    """The claims of a document, in text order."""
    maker = _Maker(document, annotations, resources)
    claims = list(maker.figures())
    claims += maker.doubts()
    claims += maker.acts(claims)
    unique = {claim.id: claim for claim in reversed(claims)}
    return tuple(sorted(unique.values(), key=lambda c: (c.start, c.end, c.id)))


class _Maker:
    def __init__(self, document: Document, annotations: Annotations, resources: Resources) -> None:
        self.document = document
        self.parse = annotations.parse
        self.annotations = annotations
        self.lexicon: QuantityLexicon = resources.quantities
        self.resources = resources
        self.modality = resources.events.modality
        self.counting = Counting(self.parse, self.lexicon)
        self.words = Words(self.parse, annotations.attributions)
        self.clock = Clock(self.parse, annotations.timexes)
        self.events = _by_trigger(annotations)
        self.doubted = without_asides(self.parse, list(find_doubts(self.parse, annotations, self.lexicon, self.words)))
        self.doubted_in: dict[int, list[Doubt]] = {}
        for doubt in self.doubted:
            if doubt.cue is not None:
                self.doubted_in.setdefault(self.parse.sent[doubt.cue], []).append(doubt)

    # Figures

    def figures(self) -> Iterator[Claim]:
        parse = self.parse
        taken = {t for x in self.annotations.timexes for t in parse.tokens_in(Span(x.start, x.end))}
        found = list(find_figures(parse, self.lexicon, taken=taken))
        nouns = {t for f in found for t in (f.node, f.noun) if t is not None}
        found += find_victims(parse, self.counting, self.lexicon, counted=nouns, is_role=self._is_person)
        found.sort(key=lambda f: (f.first, f.beyond))
        previous: _Counted | None = None
        for figure in found:
            counted = self._counted(figure, previous)
            if counted is None:
                continue
            if figure.kind not in ("person", "none") and counted.unit is not None and counted.whole is None:
                previous = counted
            yield self._figure(counted)

    def _is_person(self, token: int) -> bool:
        """Whether a noun is the office or trade of one person ("pilot", "minister")."""
        found = self.resources.actors.role_of(self.parse.lower, token)
        return found is not None and found[1].denotes in ("person", "people")

    def _are_people(self, counted: _Counted) -> bool:
        """Whether the things counted can be hurt: not so the trucks in "three trucks collided, killing nine"."""
        noun = counted.figure.noun
        found = None if noun is None else self.resources.actors.role_of(self.parse.lower, noun)
        return counted.state in _FATES or (found is not None and found[1].denotes in ("person", "people"))

    def _unit(self, figure: Figure, state: str | None) -> str | None:
        """What is counted, in the text's own word; names and words for a fate ("12 dead") count people."""
        noun = figure.noun
        if noun is None or self.parse.lemma[noun] in _OTHERS or self.parse.lower[noun] in _POINTING:
            return None
        if figure.rule == MONEY:
            return money_unit(self.parse, noun)
        if figure.rule == MEASURED:
            kind = self.parse.lower[noun - 1]
            return (
                f"{kind} {self.parse.lower[noun]}"
                if kind in ("square", "cubic")
                else _PERCENT.get(self.parse.lower[noun], self.parse.lower[noun])
            )
        if figure.kind == "person" and self.parse.pos[noun] == "PROPN":
            return "people"
        if self.parse.lower[noun] in self.lexicon.adjectives and state in _FATES:
            return "people"
        return self.parse.lower[noun]

    def _counted(self, figure: Figure, previous: _Counted | None) -> _Counted | None:
        parse = self.parse
        whole = self._whole(figure, previous)
        said = self._said(figure)
        if whole is not None and (said.state is None or said.state.state == "present"):
            said = whole.said
        state = said.state.state if said.state else None
        how = self._standing(figure, said)
        if how is None:
            return None
        unit = self._unit(figure, state)
        of = owners(parse, self.annotations.actors, figure, said)
        if whole is not None:
            unit, of = unit or whole.unit, of or whole.of
        theme = self.counting.theme(figure.node) if unit is None else None
        if theme is not None:
            # "raised the number of guards from 70 to 130"
            unit = "troops" if parse.lemma[theme] in self.lexicon.bodies else parse.lower[theme]
            of = of or named(parse, self.annotations.actors, theme)
        if unit is None:
            near = previous is not None and self._is_near(previous, figure)
            if state in _FATES:
                same = previous is not None and parse.sent[previous.figure.node] == parse.sent[figure.node]
                # a toll is of all who died, whoever was counted before
                toll = said.trigger is not None and parse.lemma[said.trigger] == "toll"
                counts = same or (answers(self.parse, figure) and not toll)
                if near and counts and previous is not None and self._are_people(previous):
                    unit, of = previous.unit, of or (() if same else previous.of)
                unit = unit or "people"
                army = army_of(parse, self.annotations.actors, said)
                unit, of = ("soldiers", army) if army else (unit, of)
            elif self.parse.lower[figure.node] == "both":
                return None  # "both came": two of something that was not counted
            elif (
                near and previous is not None and (figure.sure or said.state is not None or answers(self.parse, figure))
            ):
                unit, of, state = previous.unit, of or previous.of, state or previous.state
        known = whole is not None or (theme is not None and figure.value >= _LARGE)
        if figure.kind not in ("person", "none") and not known and not self._matters(figure, said, state, unit):
            return None
        return _Counted(figure, said, unit, of, state, how, whole)

    def _said(self, figure: Figure) -> Said:
        if figure.rule in (MEASURED, MONEY):
            said = self.counting.said(figure.node, figure.noun)
            return said if said.state is None or not said.state.people else Said(None, said.trigger, said.role)
        if figure.noun is not None and self._is_whole(figure):
            # "shot down 12 of 15 drones": of the fifteen nothing of the kind is said.
            return self.counting.modified(figure.noun)
        return self.counting.said(figure.node, figure.noun)

    def _standing(self, figure: Figure, said: Said) -> Standing | None:
        """How what is said of the things counted stands; ``None`` where one person or nobody is not counted at all."""
        parse = self.parse
        how = Standing()
        if said.trigger is not None:
            how = standing(parse, said.trigger, self.modality)
        if figure.kind == "person":
            if said.state is None or not said.state.people or how.modality != "actual" or how.negated or how.denied:
                return None
            if said.role == "of" and said.state.nouns.isdisjoint((parse.lemma[said.trigger],) if said.trigger else ()):
                # "the murder of a judge" presupposes a death; "the body of a judge" reports one.
                return None
        elif figure.kind == "none":
            if how.modality == "hypothetical":
                return None
            how = Standing(how.modality)
        if how.negated and any(parse.lower[t] in _NEGATIONS for t in range(figure.first, figure.beyond)):
            how = Standing(how.modality, False, how.denied)
        return how

    def _is_whole(self, figure: Figure) -> bool:
        """Whether the figure is that of which another one before it is a part ("12 of 15 drones")."""
        parse, at = self.parse, figure.first - 1
        while at > 0 and parse.lower[at] in ("the", "its", "his", "her", "their", "some"):
            at -= 1
        return at > 0 and parse.lower[at] == "of" and parse.pos[at - 1] == "NUM"

    def _whole(self, figure: Figure, previous: _Counted | None) -> _Counted | None:
        """What the figure is a part of: "20 soldiers were killed, including six officers"."""
        if previous is None:
            return None
        share = self.counting.is_share(figure.node, previous.figure.node)
        if not share and not self.counting.is_part(figure.node):
            return None
        same = self.parse.sent[previous.figure.node] == self.parse.sent[figure.node]
        return previous if same and previous.figure.value > figure.value else None

    def _is_near(self, previous: _Counted, figure: Figure) -> bool:
        apart = self.parse.sent[figure.node] - self.parse.sent[previous.figure.node]
        reach = _LONG_REACH if is_for_known_number(self.parse, figure) else _REACH
        if not 0 <= apart <= reach or not previous.figure.value or not figure.value:
            return False
        return 1 / _RATIO <= figure.value / previous.figure.value <= _RATIO

    def _matters(self, figure: Figure, said: Said, state: str | None, unit: str | None) -> bool:
        lemma = self.parse.lemma[figure.noun] if figure.noun is not None else ""
        if lemma in self.lexicon.speakers and (said.state is None or not said.state.people):
            return False
        if figure.rule in (MEASURED, MONEY):
            return True
        if figure.noun is None or lemma in _OTHERS or self.parse.lower[figure.noun] in _POINTING:
            known = unit is not None and (figure.sure or answers(self.parse, figure))
            return known or (state is not None and state != "present")
        if (
            lemma in self.lexicon.things
            or is_designated(self.parse.word[figure.noun])
            or (said.state is not None and said.state.people)
        ):
            return True
        if figure.kind == "vague" and figure.value < _LARGE:
            return False
        return figure.value >= _LARGE or (state is not None and state != "present")

    def _figure(self, counted: _Counted) -> Claim:
        parse, figure = self.parse, counted.figure
        last = figure.beyond - 1
        if figure.noun is not None and figure.noun > last and parse.line[figure.noun] == parse.line[last]:
            last = figure.noun
        span = parse.span(figure.first, last + 1)
        attribution = self.words.over(figure.node)
        if attribution is None and counted.whole is not None:
            attribution = self.words.over(counted.whole.figure.node)
        by, by_countries = (None, ()) if attribution is not None else self._counter(counted)
        doubt = doubt_over(parse, self.doubted_in.get(parse.sent[figure.node], ()), figure.node)
        if doubt is not None and attribution is not None and not _is_answered(attribution, doubt):
            doubt = None
        if doubt is not None:
            attribution, by, by_countries = doubt.attribution, doubt.by, doubt.by_countries
        stance: Stance = attribution.stance if attribution is not None else "asserts"
        if attribution is not None and not is_about_truth(parse, attribution, self.lexicon):
            # "does not mean to send 300" denies a plan; what has happened is neither denied nor left open by it.
            planned = counted.standing.modality != "actual" and stance == "denies"
            stance = "denies" if planned else "asserts"
        if counted.standing.negated or counted.standing.denied:
            stance = "denies"
        if doubt is not None:
            stance = doubt.stance
        if stance == "denies" and counted.state not in _FATES and is_definite(self.parse, figure.noun):
            stance = "asserts"  # "the 40 men will not be left alone": that they are 40 is not denied
        trigger = counted.said.trigger
        event = self._event(trigger, figure.node)
        return self._claim(
            span,
            stance,
            rule=counted.said.state.id if counted.said.state else figure.rule,
            attribution=attribution,
            quantity=Quantity(
                low=figure.low,
                high=figure.high,
                text=self.document.text[parse.start[figure.first] : parse.end[figure.beyond - 1]]
                if figure.kind != "person"
                else self.document.text[span.start : span.end],
                unit=counted.unit,
                of=counted.of,
            ),
            standing_=self._under(counted, attribution),
            clause=hull([span, clause(parse, figure.node)])
            if stance == "asserts"
            else self._said_clause(span, attribution),
            by=by,
            by_countries=by_countries,
            event=event,
            when=self._when(event, trigger),
            state=counted.state or "other",
            retracts=doubt is not None and doubt.retracts,
            where=places(parse, self.annotations.actors, figure, counted.said, acts=self.resources.events.nouns.keys()),
        )

    def _counter(self, counted: _Counted) -> tuple[str | None, tuple[str, ...]]:
        """Who counted, where the verb of counting is no attribution ("a panel counted 600 to 800")."""
        verb, who = governing_verb(self.parse, counted.figure.node), reckoner(self.parse, counted.figure.node)
        if who is None and verb is not None and counted.figure.rule != MONEY:
            counts = self.parse.lemma[verb] in self.lexicon.counters or answers(self.parse, counted.figure)
            who = actor_of(self.parse, verb) if counts else None
        if who is None or who in (counted.figure.node, counted.figure.noun):
            return None, ()
        found = self.annotations.actors.of(who, verb=verb)
        countries = found.countries or named(self.parse, self.annotations.actors, who)
        return (found.entities[0] if found.entities else None), countries

    def _under(self, counted: _Counted, attribution: Attribution | None) -> Standing:
        """Modality under an accusation (what has happened, on the accuser's word) or a warning (what may)."""
        how, trigger = counted.standing, counted.said.trigger
        if how.modality == "planned" and attribution is not None and attribution.act == "warn" and trigger is not None:
            # "warned that a siege would starve 900": a plan only when the speaker speaks of himself.
            who = self.annotations.actors.of(actor_of(self.parse, trigger), verb=trigger).countries
            return how if set(who) & set(attribution.speaker_countries) else Standing("hypothetical", how.negated)
        if how.modality != "hypothetical" or attribution is None or attribution.act != "accuse" or trigger is None:
            return how
        above = self.parse.head[self.parse.head[trigger]]
        return Standing("actual", how.negated, how.denied) if self.words.cued(above) is attribution else how

    def _event(self, trigger: int | None, node: int) -> Event | None:
        """The event whose trigger governs the figure, nearest first."""
        at = trigger if trigger is not None else governing_verb(self.parse, node)
        for _ in range(3):
            if at is None:
                return None
            found = self.events.get(at)
            if found is not None:
                return found
            above = self.parse.head[at]
            if above == at or self.parse.dep[at] not in ("xcomp", "conj", "pobj", "prep", "dobj"):
                return None
            at = above
        return None

    def _when(self, event: Event | None, trigger: int | None) -> Interval | None:
        if event is not None and event.when is not None:
            return event.when
        return self.clock.when(trigger) if trigger is not None else None

    # Stances

    def doubts(self) -> Iterator[Claim]:
        for doubt in self.doubted:
            yield self._doubt(doubt)

    def _doubt(self, doubt: Doubt) -> Claim:
        return self._claim(
            doubt.span,
            doubt.stance,
            clause=self._said_clause(doubt.span, doubt.attribution),
            rule=doubt.rule,
            attribution=doubt.attribution,
            by=doubt.by,
            by_countries=doubt.by_countries,
            event=next((e for e in self.annotations.events if e.trigger in doubt.about), None),
            retracts=doubt.retracts,
            when=self.clock.when(doubt.cue) if doubt.cue is not None else None,
        )

    def acts(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """What a speaker with a country says has, or has not, happened."""
        told = {c.event for c in claims if c.event}
        stated = {c.attribution for c in claims}
        # A strike that killed twenty needs no claim beside the twenty.
        sentences = {(c.attribution, self._sentence(c.start)) for c in claims if c.quantity}
        doubted = [c for c in claims if c.stance != "asserts" and c.quantity is None]
        for act in reported_acts(self.parse, self.annotations, self.lexicon, self.words, self.resources.events):
            if act.event is None:
                cue = act.attribution.cue
                if act.attribution.id in stated or any(cue and c.start <= cue.start < c.end for c in doubted):
                    # "retracted its claim that …" claims nothing anew.
                    continue
            elif self._is_doubted(act.event):
                continue  # "reports that its tanks had crossed are fiction": the doubt is the claim
            elif act.event.id in told or (act.attribution.id, self._sentence(act.event.trigger.start)) in sentences:
                continue
            yield self._claim(
                act.span,
                act.stance,
                clause=self._said_clause(
                    act.event.trigger if act.event else act.span, act.attribution if act.stance != "asserts" else None
                ),
                rule=act.rule,
                attribution=act.attribution,
                event=act.event,
                when=act.event.when if act.event is not None else None,
                state=act.state,
                standing_=Standing(act.modality),
            )

    def _is_doubted(self, event: Event) -> bool:
        token = self.parse.token_at(event.trigger.start)
        around = () if token is None else self.doubted_in.get(self.parse.sent[token], ())
        return token is not None and doubt_over(self.parse, around, token) is not None

    def _said_clause(self, span: Span, attribution: Attribution | None) -> Span:
        """The clause of some words, and of the cue and the speaker that they stand under where these are near."""
        said = [] if attribution is None else [s for s in (attribution.cue, attribution.speaker) if s is not None]
        return around(self.parse, [span, *said])

    def _sentence(self, offset: int) -> int:
        token = self.parse.token_at(offset)
        return -1 if token is None else self.parse.sent[token]

    def _claim(
        self,
        span: Span,
        stance: Stance,
        *,
        rule: str,
        clause: Span,
        attribution: Attribution | None,
        quantity: Quantity | None = None,
        standing_: Standing = Standing(),  # noqa: B008 (frozen)
        event: Event | None = None,
        when: Interval | None = None,
        state: str | None = None,
        where: tuple[str, ...] = (),
        by: str | None = None,
        by_countries: tuple[str, ...] = (),
        retracts: bool = False,
    ) -> Claim:
        if attribution is not None:
            by, by_countries = attribution.speaker_entity, attribution.speaker_countries
        figure = (quantity.low, quantity.high) if quantity else None
        return Claim(
            id=identify("c", self.document.id, span.start, span.end, stance, figure, event.id if event else "", rule),
            document=self.document.id,
            start=span.start,
            end=span.end,
            component=NAME,
            version=VERSION,
            rule=rule,
            stance=stance,
            by=by,
            by_countries=by_countries,
            quantity=quantity,
            modality=standing_.modality,
            event=event.id if event else None,
            attribution=attribution.id if attribution else None,
            when=when,
            state=state,
            where=where,
            retracts=retracts,
            clause=clause if clause != span else None,
        )


def _is_answered(attribution: Attribution, doubt: Doubt) -> bool:
    """Whether a doubt takes the place of the word that a figure stands under: not where somebody else has given his.

    "Norway rejected reports that 40 had died" leaves nobody who says so; "rejected Denmark's claim" leaves Denmark.
    """
    if attribution.stance != "asserts":
        return doubt.retracts
    countries = doubt.by_countries if doubt.attribution is None else doubt.attribution.speaker_countries
    return not attribution.speaker_countries or set(attribution.speaker_countries) == set(countries)


def _by_trigger(annotations: Annotations) -> dict[int, Event]:
    found: dict[int, Event] = {}
    for event in annotations.events:
        for token in annotations.parse.tokens_in(event.trigger):
            found.setdefault(token, event)
    return found


COMPONENT = Component(
    name=NAME,
    version=VERSION,
    requires=frozenset({"parse", "mentions", "timexes", "attributions", "events"}),
    assigns="claims",
    run=run,
)
