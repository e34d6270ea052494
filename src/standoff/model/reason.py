"""Why a record is there: the lexicon entry that fired, and the way through the grammar of its sentence."""

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a lexicon, as its file has it.

    Attributes:
        id: Its id.
        file: The file: relative to the package's ``lexicons`` folder, or the path of the user's own.
        fields: Name and words of each field; of a long list those that stand in the sentence, and how many more.
    """

    id: str
    file: str
    fields: tuple[tuple[str, str], ...]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One arc of a parse.

    Attributes:
        label: Its label ("nsubj").
        meaning: The label in words ("nominal subject").
        up: Whether it leads from the dependent to its head.
        word: The word that it leads to.
        start: First code point of that word.
    """

    label: str
    meaning: str
    up: bool
    word: str
    start: int


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """The way from one word of a record to another.

    Attributes:
        role: What is reached ("actor", "speaker", "condition").
        word: The word that it starts from.
        start: First code point of that word.
        steps: The arcs; empty where no parse joins the two.
        note: Why there are none.
    """

    role: str
    word: str
    start: int
    steps: tuple[Step, ...] = ()
    note: str = ""
