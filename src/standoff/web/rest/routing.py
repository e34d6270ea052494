"""How routes describe themselves: what they answer with, and how they refuse."""

from typing import Any

from litestar.openapi.datastructures import ResponseSpec

from standoff.web.errors import Problem

_REFUSALS = {
    400: "A parameter or the body makes no sense.",
    401: "The desk is shared with a token, and none was shown.",
    403: "Not allowed: reading only, or a page of another site.",
    404: "There is no such thing.",
    413: "Too much at once.",
    415: "Not a type that is read here.",
    421: "Asked for by a name that is not this desk's.",
    500: "The crisis file, or standoff itself, failed.",
    503: "Another process is writing; try again.",
}


def answers(kind: Any, *, status: int = 200, description: str = "Done.", media_type: str = "application/json") -> Any:
    """The responses of a route that answers with *kind*."""
    own = {status: ResponseSpec(kind, description=description, media_type=media_type, generate_examples=False)}
    return own | {
        code: ResponseSpec(Problem, description=told, media_type="application/problem+json", generate_examples=False)
        for code, told in _REFUSALS.items()
    }
