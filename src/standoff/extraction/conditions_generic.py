"""Conditions that say which are meant, and bargains without a verb.

"Ships that cross the line will be sunk", "deserters who come home will be pardoned": whoever does it is told what comes
of it. So is who lacks something: "lorries without a permit will be turned back". "No apology, no talks" makes one thing
the price of the other.
"""

from standoff.extraction.consequences import VERBAL, Pair, made
from standoff.extraction.grammar import kids, own_subject, phrase
from standoff.extraction.menaces import harms
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import TALKS, WILL, auxiliaries
from standoff.extraction.predicates_granted import favours, is_not_spared, permits, stays_out
from standoff.lexicons.commitments import CommitmentLexicon, Condition

_ARTICLES = frozenset({"det", "poss", "nummod", "predet"})
# What is done to whoever does what is not borne, or does as he is asked.
_DONE = frozenset("pardon spare punish intercept confiscate impound release amnesty welcome exchange".split())
_CRAFT = frozenset(
    "vessel trawler tanker craft lorry truck convoy train smuggler invader intruder mercenary rebel".split()
)
_STOPS = frozenset({".", "!", ",", "”", '"', "’", ";", "—", "–"})
_OPENS = frozenset({"“", '"', "‘", ":", "that", "—", "–"})


def relative(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, pronoun: int) -> Pair | None:
    """The pair of a subject in the plural that a clause tells apart, and what its own verb says will befall it."""
    if parse.lower[pronoun] == "without":
        return _lacking(parse, lexicon, rule, pronoun)
    clause = parse.head[pronoun]
    noun = parse.head[clause]
    if parse.dep[clause] != "relcl" or own_subject(parse, clause) != pronoun or not noun < pronoun < clause:
        return None
    verb = parse.head[noun]
    told = parse.tag[clause] in ("VBP", "VB") and not auxiliaries(parse, clause) & WILL
    several = parse.tag[noun] == "NNS" or parse.lower[noun] in ("aircraft", "craft")
    if not told or not several or kids(parse, noun, *_ARTICLES) or parse.word[pronoun - 1] == ",":
        return None
    if parse.dep[noun] not in ("nsubj", "nsubjpass") or parse.pos[verb] not in VERBAL or verb < noun:
        return None
    if not befalls_them(parse, lexicon, noun, verb):
        return None
    return made(parse, rule, phrase(parse, noun), clause, verb)


def _lacking(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, without: int) -> Pair | None:
    """The pair of a subject in the plural that is told by what it lacks: "trucks *without a permit*"."""
    noun = parse.head[without]
    verb, things = parse.head[noun], kids(parse, without, "pobj")
    if parse.dep[noun] not in ("nsubj", "nsubjpass") or parse.tag[noun] != "NNS" or kids(parse, noun, *_ARTICLES):
        return None
    if parse.pos[verb] not in VERBAL or verb < without or not things or not befalls_them(parse, lexicon, noun, verb):
        return None
    return made(parse, rule, phrase(parse, noun), things[0], verb)


def befalls_them(parse: Parse, lexicon: CommitmentLexicon, noun: int, verb: int) -> bool:
    """Whether whoever is told apart would be struck, spared, favoured or kept out by it.

    Ships and fighters may be chased; that offenders are is the law of the land.
    """
    words = lexicon.words
    if any(told(parse, verb) for told in (permits, favours, stays_out, is_not_spared)):
        return True
    if not auxiliaries(parse, verb) & WILL:
        return False
    chased = words.chasing if parse.lemma[noun] in words.forces | _CRAFT else frozenset()
    if kids(parse, verb, "auxpass") and parse.lemma[verb] in words.violent | chased | _DONE:
        return True
    return harms(parse, words, verb)


def without_return(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int) -> Pair | None:
    """The pair of two nouns that are refused together: "no apology, no talks"."""
    opens, ends = parse.sentences[parse.sent[first]]
    if first > opens and parse.lower[first - 1] not in _OPENS:
        return None
    commas = [k for k in range(first + 2, min(first + 8, ends - 2)) if parse.word[k] == ","]
    if not commas or parse.lower[commas[0] + 1] != "no":
        return None
    comma = commas[0]
    stop = next((k for k in range(comma + 2, min(comma + 8, ends)) if parse.word[k] in _STOPS), None)
    if stop is None or parse.lower[stop + 1 : stop + 2] == ["no"]:
        return None
    words = lexicon.words
    given = words.granted | words.pledged | words.claimed | words.departing | TALKS | words.measures
    inside = (*range(first + 1, comma), *range(comma + 2, stop))
    if any(parse.pos[k] in VERBAL or parse.pos[k] == "PUNCT" for k in inside):
        return None
    one, other = parse.lemma[comma - 1], parse.lemma[stop - 1]
    if other not in given - {"peace"} or one in ("war", "peace") or parse.pos[stop - 1] != "NOUN":
        return None
    return Pair(rule, parse.span(first, comma), comma - 1, stop - 1, parse.span(comma + 1, stop))
