"""Bytes to text: UTF-8 first, what the bytes themselves declare next, Windows-1252 only when it is plausible."""

import codecs
import re

import msgspec

from standoff.errors import UnreadableInput

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# First bytes of files that hold no plain text, and what to do about them.
_MAGIC = (
    (b"%PDF", "a PDF", "convert it to text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP or office file", "unpack it, or save the document as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office file", "save the document as plain text"),
    (b"{\\rtf", "a rich-text file", "save it as plain text"),
    (b"\x1f\x8b", "a gzip file", "give its name the ending .gz"),
    (b"BZh", "a bzip2 file", "unpack it first"),
    (b"\xfd7zXZ", "an xz file", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip file", "unpack it first"),
    (b"Rar!", "a RAR file", "unpack it first"),
    (b"SQLite format 3", "a database", "name it as the crisis file, or export its articles"),
    (b"\x89PNG", "a picture", "leave it out"),
    (b"\xff\xd8\xff", "a picture", "leave it out"),
    (b"GIF8", "a picture", "leave it out"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"WARC/", "a web archive", "extract its pages first"),
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""")
# Windows-1252 has no characters here; Western text in it has few bytes outside ASCII.
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# First bytes of UTF-8 sequences whose rest is missing: as Windows-1252 they would be letters where none can stand.
_BROKEN = re.compile(rb"[\xc2\xc3](?![A-Za-z\xc0-\xff])|\xe2[\x80-\x84]|[\xf0-\xf4][\x80-\x9f]")
_PLAUSIBLE_SHARE = 0.12
_SURROGATES = re.compile("[\ud800-\udfff]")


class Decoded(msgspec.Struct, frozen=True):
    r"""A decoded text.

    Attributes:
        text: The text, without a byte order mark, newlines as ``\n``.
        note: What the user should know about how it was decoded, or ``None``.
    """

    text: str
    note: str | None = None


def check_text(start: bytes) -> None:
    """Makes sure that bytes are text, by how they start.

    Raises:
        UnreadableInput: If they are those of a known binary format or hold NUL bytes.
    """
    for magic, what, way_out in _MAGIC:
        if start.startswith(magic):
            raise UnreadableInput(f"is {what}, not text; {way_out}")
    if b"\x00" in start and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableInput("is binary or UTF-16 without a byte order mark; save it as plain text in UTF-8")


def decode(data: bytes, *, is_html: bool = False) -> Decoded:
    """The text that *data* holds.

    Args:
        data: All bytes of a file or of one line.
        is_html: Whether a charset declared inside counts.

    Raises:
        UnreadableInput: If the bytes are no text, or in no encoding that can be told.
    """
    check_text(data[:4096])
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(clean(data.decode(encoding)))
            except UnicodeDecodeError as error:
                raise UnreadableInput(
                    f"has the mark of {encoding.upper()} but breaks it at byte {error.start}; save it again as UTF-8"
                ) from error
    try:
        decoded = Decoded(clean(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        decoded = _fallback(data, error, is_html=is_html)
    if "\x00" in decoded.text:
        raise UnreadableInput("holds NUL bytes, so it is binary or damaged; save it as plain text in UTF-8")
    return decoded


def _fallback(data: bytes, error: UnicodeDecodeError, *, is_html: bool) -> Decoded:
    if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
        note = "ends in the middle of a character, so it is probably cut off; the part before is used"
        return Decoded(clean(data[: error.start].decode("utf-8")), note)
    if is_html and (declared := _CHARSET.search(data[:4096])):
        try:
            codec = codecs.lookup(declared[1].decode("ascii")).name
            if codec != "utf-8":
                return Decoded(clean(data.decode(codec)))
        except (LookupError, ValueError):
            pass
    if _is_plausible_1252(data):
        note = "is not UTF-8 and was read as Windows-1252; check its quotation marks and accents, or save it as UTF-8"
        return Decoded(clean(data.decode("cp1252")), note)
    raise UnreadableInput(
        f"is not valid UTF-8 (byte {error.start} is 0x{data[error.start]:02x}) and in no other encoding that can be "
        "told; save it as UTF-8"
    ) from error


def _is_plausible_1252(data: bytes) -> bool:
    if _UNDEFINED.search(data) or _CONTROL.search(data) or _MULTIBYTE.search(data) or _BROKEN.search(data):
        return False
    return len(_HIGH.findall(data)) <= _PLAUSIBLE_SHARE * len(data)


def clean(text: str) -> str:
    r"""*text* as documents keep it: newlines as ``\n``, no byte order mark, lone surrogates as U+FFFD; all else as is.

    A lone surrogate is no character and cannot be written as UTF-8; its replacement is as long, so offsets hold.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = _SURROGATES.sub("\ufffd", text.removeprefix("\ufeff"))
    return text
