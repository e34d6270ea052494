"""Parts of speech and lemmas, worked out once for each word in each use.

A spaCy pipeline for English ends in two parts that look things up: rules that read the part of speech off tag, word and
dependency, and a lemmatizer that asks for part of speech and word. Both go through a text token by token, which is a
sixth of all parsing, and say the same of the same word in the same use each time. Here they are asked once.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
# What a rule may look at in its token; with these three given, spaCy's own answer is the same in any text.
_SEEN = frozenset({"TAG", "LOWER", "DEP", "ORTH", "TEXT", "IS_SPACE"})
_MOST_WORDS = 100_000


class WordClasses:
    """Tag, part of speech, dependency and lemma of tokens, as a pipeline's last parts would set them.

    Rules over several words ("gonna", "there is") do look around: ``look_around`` tells lines that hold such words.

    Args:
        nlp: The pipeline; ``are_known_by`` has to hold for it.
    """

    def __init__(self, nlp: "Language") -> None:
        from spacy import attrs
        from spacy.matcher import Matcher

        self._vocab = nlp.vocab
        self._ruler = cast(Any, nlp.get_pipe(RULER))
        self._lemmatizer = cast(Any, nlp.get_pipe(LEMMATIZER))
        # the lemmatizer asks whether a form is among tens of thousands, and was given them as a list
        forms = self._lemmatizer.lookups.get_table("lemma_index", {})
        for part_of_speech in list(forms):
            forms[part_of_speech] = frozenset(forms[part_of_speech])
        self._columns = [attrs.TAG, attrs.POS, attrs.DEP, attrs.LEMMA]
        self._known: dict[tuple[int, int, int], tuple[int, int, int, int]] = {}
        self._around = Matcher(nlp.vocab)
        for number, rule in enumerate(self._ruler.patterns):
            several = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if several:
                self._around.add(str(number), several)

    @staticmethod
    def are_known_by(nlp: "Language") -> bool:
        """Whether a pipeline has both parts, one after the other, whose answer hangs on a word in its use alone."""
        names = nlp.pipe_names
        if RULER not in names or names[names.index(RULER) + 1 :][:1] != [LEMMATIZER]:
            return False
        ruler: Any = nlp.get_pipe(RULER)
        lemmatizer: Any = nlp.get_pipe(LEMMATIZER)
        seen = {key for rule in ruler.patterns for pattern in rule["patterns"] for token in pattern for key in token}
        return lemmatizer.mode in ("rule", "lookup") and seen <= _SEEN

    def look_around(self, doc: "Doc") -> bool:
        """Whether a rule over several words fits somewhere in a line; if so, both parts are run over it."""
        if not self._around(doc, allow_missing=True):
            return False
        self._lemmatizer(self._ruler(doc))
        return True

    def of(self, word: int, tag: int, dep: int) -> tuple[int, int, int, int]:
        """Tag, part of speech, dependency and lemma of a word in a use, all as the parser's numbers.

        Args:
            word: The token as written.
            tag: Its tag, as the tagger set it.
            dep: Its dependency label, as the parser set it.
        """
        found = self._known.get((word, tag, dep))
        if found is None:
            if len(self._known) > _MOST_WORDS:  # words never end, memory does
                self._known.clear()
            found = self._known[word, tag, dep] = self._asked(word, tag, dep)
        return found

    def _asked(self, word: int, tag: int, dep: int) -> tuple[int, int, int, int]:
        from spacy.tokens import Doc

        name = self._vocab.strings.__getitem__
        doc = Doc(self._vocab, words=[name(word)])
        doc[0].tag, doc[0].dep = tag, dep
        self._lemmatizer(self._ruler(doc))
        first, second, third, fourth = doc.to_array(self._columns)[0].tolist()
        return first, second, third, fourth


@cache
def word_classes(nlp: "Language") -> WordClasses | None:
    """What is known of words by a pipeline's rules; ``None`` where they look at more than a word in its use."""
    return WordClasses(nlp) if WordClasses.are_known_by(nlp) else None
