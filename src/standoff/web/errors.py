"""What went wrong, in one shape: problem details (RFC 9457) for programs, a page for readers."""

from http import HTTPStatus

import msgspec

from standoff.errors import CrisisBusy, InputError, NotFound, StandoffError, StoreError

PROBLEM = "application/problem+json"


class Refused(StandoffError):
    """The desk does not do what was asked for.

    Attributes:
        status: HTTP status.
    """

    def __init__(self, message: str, status: int = HTTPStatus.FORBIDDEN) -> None:
        """Say why, and with which status."""
        super().__init__(message)
        self.status = int(status)


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong (RFC 9457).

    Attributes:
        type: ``about:blank``: the status says what kind of problem it is.
        title: The status in words.
        status: HTTP status.
        detail: What happened, and what to do about it.
        instance: The path that was asked for.
    """

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str


def status_of(error: Exception) -> int:
    """The HTTP status that says what an error means."""
    match error:
        case Refused():
            return error.status
        case NotFound():
            return HTTPStatus.NOT_FOUND
        case InputError():
            return HTTPStatus.BAD_REQUEST
        case CrisisBusy():
            return HTTPStatus.SERVICE_UNAVAILABLE
        case StoreError() | StandoffError():
            return HTTPStatus.INTERNAL_SERVER_ERROR
    status = getattr(error, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR)
    return int(status) if isinstance(status, int) else HTTPStatus.INTERNAL_SERVER_ERROR


def _refusal(error: Exception) -> str:
    """What a request got wrong, field by field where that is known."""
    extra = getattr(error, "extra", None)
    wrong = [
        f"{one.get('key') or one.get('source') or 'the request'}: {one.get('message', '')}"
        for one in (extra if isinstance(extra, list) else ())
        if isinstance(one, dict)
    ]
    return "; ".join(wrong) or str(getattr(error, "detail", ""))


def problem(error: Exception, path: str) -> Problem:
    """An error for whoever asked; what only developers can use stays out of it."""
    status = status_of(error)
    known = isinstance(error, StandoffError)
    detail = str(error) if known else _refusal(error) if status < 500 else ""
    return Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=" ".join(detail.split()) or "standoff itself failed; please report it, with what the terminal says",
        instance=path,
    )
