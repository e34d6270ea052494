"""What a form sends: parsed in memory, limited in size and number, written nowhere."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from urllib.parse import parse_qsl

from multipart import MultipartError, MultipartParser, parse_options_header

from standoff.api import Received
from standoff.errors import InputError
from standoff.web.errors import Refused

MOST_FILES = 200
LONGEST_PASTED = 1_000_000  # characters
_MOST_FIELDS = MOST_FILES + 20


@dataclass
class Sent:
    """The fields and files of a form.

    Attributes:
        fields: Values by name, in order.
        files: Name and bytes of each file.
    """

    fields: dict[str, list[str]] = field(default_factory=dict)
    files: list[tuple[str, bytes]] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The first value of a field, or nothing."""
        return self.fields.get(name, [""])[0].strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """All values of a field that are not blank."""
        return tuple(value.strip() for value in self.fields.get(name, ()) if value.strip())


def parse(body: bytes, content_type: str) -> Sent:
    """The form in a request.

    Raises:
        InputError: If it is none.
        Refused: If it holds too much.
    """
    kind, options = parse_options_header(content_type)
    sent = Sent()
    if kind == "application/x-www-form-urlencoded":
        try:
            pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        except ValueError as error:
            raise InputError(f"the form cannot be read ({error})") from error
        for name, value in pairs:
            sent.fields.setdefault(name, []).append(value)
        return sent
    if kind != "multipart/form-data" or not options.get("boundary"):
        raise Refused("send a form (multipart/form-data)", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    try:
        # No part is spooled to the disk: the limit of the request bounds what stays in memory.
        limit = len(body) + 1
        parser = MultipartParser(
            io.BytesIO(body),
            options["boundary"],
            spool_limit=limit,
            memory_limit=limit,
            disk_limit=0,
            partsize_limit=limit,
            part_limit=_MOST_FIELDS,
        )
        for part in parser:
            if part.filename:
                sent.files.append((part.filename, part.raw))
            elif part.filename is None:
                sent.fields.setdefault(part.name, []).append(part.raw.decode("utf-8", "replace"))
    except MultipartError as error:
        raise InputError(f"the form cannot be read ({error}); send fewer files at once") from error
    if len(sent.files) > MOST_FILES:
        raise Refused(f"more than {MOST_FILES} files at once", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return sent


def received(sent: Sent) -> tuple[Received, ...]:
    """The articles in a form: its files, and what was pasted.

    Raises:
        InputError: If there is nothing, or a date is none.
    """
    published, publisher = day(sent.text("published")), sent.text("publisher") or None
    found = [Received(name=name, data=data, published=published, publisher=publisher) for name, data in sent.files]
    pasted = "\n".join(sent.text("text").splitlines())
    if len(pasted) > LONGEST_PASTED:
        raise InputError(f"the text has more than {LONGEST_PASTED:,} characters; paste one article at a time")
    if pasted:
        name = sent.text("name") or _named(pasted)
        # Markup that was pasted is read as the page it came from; anything else as text.
        found.append(Received(name=name, data=pasted.encode(), published=published, publisher=publisher))
    if not found:
        raise InputError("nothing was sent: choose files, or paste a text")
    return tuple(found)


def day(value: str) -> date | None:
    """A day, or nothing.

    Raises:
        InputError: If it is neither.
    """
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise InputError(f"{value}: is no day; write it like 2024-10-26") from None


def _named(text: str) -> str:
    first: Iterable[str] = (line.strip() for line in text.splitlines())
    title = next(filter(None, first), "pasted")
    words = "-".join("".join(c if c.isalnum() else " " for c in title.lower()).split()[:8])
    return f"{words or 'pasted'}.txt"
