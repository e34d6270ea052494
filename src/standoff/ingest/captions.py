"""Whose picture it is: the credit at the end of a caption, set apart from what the caption tells."""

import re

from standoff.model import Span

# A word of a name, or initials: a full stop after anything longer ends a sentence.
_WORD = r"(?:[A-ZÀ-Þ][\w’'-]*\w|(?:[A-ZÀ-Þ]\.?){1,3})"
# Words inside a name ("Ministry of Defence", "Ana de la Cruz"); none that tells where somebody is pictured.
_INSIDE = r"(?!(?:at|in|on|off|to|by|as|is|for|out|up|with|near) )[a-z]{2,3} "
_NAME = rf"{_WORD}(?: (?:(?:{_INSIDE}){{0,2}}{_WORD})){{0,4}}"
_NAMES = rf"(?:[Tt]he )?{_NAME}(?:(?: ?[/|,] ?| (?:via|for|from|and|&) (?:[Tt]he )?){_NAME}){{0,3}}"
_PHOTO = (
    r"(?:[Pp]hoto(?:graph)?|PHOTO|[Ii]mage|IMAGE|[Pp]icture|PICTURE|[Pp]ic|PIC|[Pp]h|PH|[Cc]redit|CREDIT|[Cc]ourtesy)s?"
)
_OF_PHOTO = r"(?:[Ff]ile )?(?:[Pp]hoto(?:graph)?|[Pp]icture|[Ii]mage)s? by"
# After a sentence, which "Gen." and "St." do not end.
_SHORT = "".join(rf"(?<!\b{word}\.)" for word in "Mr Ms Mrs Dr St Lt Gen Col Sen Gov Rep Rev Capt Prof No".split())
_AFTER = rf"(?:^|(?<=[.!”\"’)\]]){_SHORT}\s+)"
_TAILS = (
    # "Photo: Jan Kowal/PAP", "Photograph courtesy of Ana Petrov"
    re.compile(
        rf"(?:^|(?<=[.!?”\"’)\]\w]\s))(?P<credit>{_PHOTO}(?:\s*[:：]\s*|\s+(?:by|courtesy(?: of)?)\s+){_NAMES})\.?$"
    ),
    re.compile(rf"(?:^|(?<=\s))(?P<credit>[©ⓒ]\s*{_NAMES})\.?$"),
    # "Harbour Post photo by Ana Petrov", "Presidency handout"
    re.compile(rf"{_AFTER}(?P<credit>{_NAME} {_OF_PHOTO} {_NAME})\.?$"),
    re.compile(rf"{_AFTER}(?P<credit>{_NAME}(?: ?/ ?| )(?:[Hh]andout|HANDOUT|[Pp]ool|POOL|[Ff]ile|FILE))\.?$"),
    # "Ana Petrov/Harbour Post", "HP/Ana Petrov": one of them has two words
    re.compile(
        rf"(?:{_AFTER}|(?<=\s[-–—]\s))(?=[^/]*\w\.? \w|[^/]*/ ?[\w.’'-]+ \w)"
        rf"(?P<credit>{_NAME}(?: ?/ ?{_NAME}){{1,2}})\.?$"
    ),
    # "Ana Petrov for Harbour Post"
    re.compile(rf"{_AFTER}(?P<credit>{_WORD}(?: {_WORD}){{1,3}} for (?:[Tt]he )?{_NAME})$"),
)
_BRACKET = re.compile(r"[\[(](?P<credit>[^\[\]()]{2,120})[\])][.\s]*$")
_BY = re.compile(rf"{_NAME}(?: ?/ ?{_NAME})+|{_WORD}(?: {_WORD}){{1,3}} for {_NAME}|{_NAME} {_OF_PHOTO} {_NAME}")
_WHOLE = re.compile(r"\[(?P<inner>[^\[\]]{20,})\]$|\((?P<round>[^()]{20,})\)$")
_A_PHOTO = re.compile(r"\b(?:photo|image|picture|pool|handout|file|courtesy|screen ?(?:shot|grab))", re.IGNORECASE)
# Of a longer tail only the last words can be a credit.
_LONGEST = 130


def picture_credit(caption: str) -> Span | None:
    """Where the credit stands in a caption that has one; brackets around it are left out.

    Args:
        caption: The line, known to be a caption.
    """
    whole = _WHOLE.match(caption)
    if whole is not None:
        inner = picture_credit(whole["inner"] or whole["round"])
        return None if inner is None else Span(inner.start + 1, inner.end + 1)
    bracket = _BRACKET.search(caption)
    if bracket is not None and bracket.start() > 0:
        # not "(left)", "(2nd from right)"
        names = bracket["credit"][0].isupper() or _A_PHOTO.search(bracket["credit"])
        return Span(bracket.start("credit"), bracket.end("credit")) if names else None
    return _tail(caption)


def ends_in_credit(text: str) -> bool:
    """Whether a line ends in a credit by its form alone, behind a sentence or in brackets.

    As in "… on Monday. Ana Petrov for Harbour Post" and "… in the port. (HP photo by Ivo Banda)".
    """
    bracket = _BRACKET.search(text)
    if bracket is not None and bracket.start() > 0:
        return _BY.fullmatch(bracket["credit"]) is not None
    found = _tail(text)
    return found is not None and found.start > 0


def _tail(text: str) -> Span | None:
    start = max(0, len(text) - _LONGEST)
    for pattern in _TAILS:
        match = pattern.search(text, start)
        if match is not None:
            return Span(match.start("credit"), match.end("credit"))
    return None
