"""What is only asked: "Has Chad closed its ports?" tells nothing, "Why has Chad …?" takes it for granted."""

from standoff.extraction.grammar import is_negated, kids, own_subject
from standoff.extraction.parse import Parse


def is_asked(parse: Parse, verb: int) -> bool:
    """Whether it is asked if it is so: "Has Chad closed its ports?"; "Why has Chad …?" takes it for granted."""
    if not any(parse.word[k] == "?" for k in parse.kids[verb]):
        return False
    return not any(parse.tag[k] in _WH or _opens_with_wh(parse, k) for k in parse.kids[verb] if k < verb)


def is_whether_reported(parse: Parse, report: int) -> bool:
    """Whether it is asked if somebody says so: "*Did* Chad *claim* that …?"; "Didn't it say …?" expects a yes."""
    if not is_asked(parse, report) or is_negated(parse, report):
        return False
    who = own_subject(parse, report)
    return who is not None and any(k < who for k in kids(parse, report, "aux"))


def _opens_with_wh(parse: Parse, phrase: int) -> bool:
    """Whether a phrase asks: "*which* port", "in *whose* name"."""
    inner = [phrase, *parse.kids[phrase], *(j for k in parse.kids[phrase] for j in parse.kids[k])]
    return any(parse.tag[k] in _WH for k in inner)


_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
