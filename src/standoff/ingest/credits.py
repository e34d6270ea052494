"""Who published an article and whose wire copy it is, as far as the page itself says."""

import re
from functools import cache
from string import capwords
from urllib.parse import urlsplit

from standoff.ingest.lines import Line, is_name_like
from standoff.lexicons.pages import LineRule, load_publishers
from standoff.model import Span

# How far into a paragraph a dateline ("PORT CITY, Oct. 3 (Agency) --") may reach, in code points.
_DATELINE = 120
_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\([cC]\)|[Cc]opyright|COPYRIGHT)(?:\s|©|ⓒ|\d|[,–-]|by\b)*"
    r"(?P<name>[A-Z][\w’'&-]*(?:\.\w+)*(?: (?:[A-Z&][\w’'&-]*(?:\.\w+)*|of|the|and)){0,4})"
)
# A dateline with a name in brackets that is no known agency's: "CITY, Oct. 3 (Wire Service) --".
_DATELINE_OTHER = re.compile(
    r"[A-Z][\w .,'’/|–-]{1,60}? ?[(\[](?P<name>[A-Z][\w’'&-]*(?: [A-Z&][\w’'&-]*){0,4})[)\]] ?[-–—]{1,2} "
)
_APPEARED_ON = re.compile(r"appeared first (?:on|in) (?P<name>[\w.’'& -]{2,60}?)\.?$", re.IGNORECASE)
_NAMED = re.compile(r"^.*?[:：]\s*(?P<name>.+?)[\s)\]*.]*$")
_TITLE_SUFFIX = re.compile(r"^(?P<title>.{12,}?)(?P<rest>\s+[|–—-]\s+(?P<name>[^|–—]{2,40}))$")
_NAME_WORDS = 5
_EDGES = "()[]*—–-/|. \u2022\u00b7"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    agencies = load_publishers().agency_pattern
    several = rf"(?:{agencies})(?:\s*(?:/|,|and|&)\s*(?:{agencies}|Agencies|agencies))*"
    return (
        re.compile(rf"(?<!\w)(?P<name>{agencies})(?!\w)"),
        # The credit after the last sentence: "(Reuters)", "— AFP", "/TASS/", or just the name.
        re.compile(rf"(?<=[.!?”\"’)])\s*(?P<credit>(?:[(\[/]|—|–|--?)?\s*(?P<name>{several})\s*[)\]/]?\.?)$"),
        # "CITY, Oct. 3 (Agency) --", "CITY. /AGENCY/.", "(Agency) -", "Agency –".
        re.compile(
            rf"(?:[A-Z][\w .,'’/|–-]{{0,{_DATELINE - 40}}}?)?(?:[(\[/]\s*(?P<name>{agencies})(?:\s+News)?\s*[)\]/]|"
            rf"^(?P<plain>{agencies}))[\s.]*(?:[-–—]{{1,2}}|(?<=[/)\]]):|(?<=/\.)|(?<=[)\]]))\s"
        ),
    )


class Credits:
    """Collects what the lines of one page say about its publisher and agency; the firmest statement wins."""

    def __init__(self) -> None:
        self._publisher: str | None = None
        self._masthead: str | None = None
        self._copyright: str | None = None
        self._agencies: list[tuple[int, str]] = []

    @property
    def publisher(self) -> str | None:
        """Who published the page."""
        return self._publisher or self._masthead or self._copyright

    def read_title(self, publisher: str) -> None:
        """Takes note of the outlet in a title such as "Headline | Outlet"."""
        self._publisher = publisher

    @property
    def agency(self) -> str | None:
        """The agency, unless it is the publisher itself under another name."""
        # Copy that is somebody else's by copyright is reprinted.
        named = [*self._agencies, *([(3, self._copyright)] if self._copyright else [])]
        for _, name in sorted(named, key=lambda pair: pair[0]):
            if _is_other(name, self.publisher):
                return name
        return None

    def read_line(self, line: Line, role: str, rule: LineRule | None) -> None:
        """Takes note of a whole line of credit or boilerplate."""
        if role == "credit":
            if rule is not None and rule.names and (match := _NAMED.match(line.text)):
                # A name, not a sentence that happens to have a colon in it.
                named = [as_known(part) for part in re.split(r"\s*[/,;]\s*", match["name"])]
                known = [name for name in named if load_publishers().by_name(name) is not None]
                if known or len(match["name"].split()) <= _NAME_WORDS:
                    self._agencies.append((0, known[0] if known else as_known(match["name"])))
            elif (row := load_publishers().by_name(line.text.strip(_EDGES))) is not None:
                if row.agency:
                    self._agencies.append((1, row.name))
            elif _is_wire(line.text):
                self._agencies.append((3, _in_small(line.text.strip(_EDGES))))
            elif match := _patterns()[0].search(line.text):
                rank = 4 if rule is not None and rule.id == "credit.reporting" else 3
                self._agencies.append((rank, as_known(match["name"])))
        elif role == "boilerplate" and (match := _COPYRIGHT.search(line.text) or _APPEARED_ON.search(line.text)):
            name = re.sub(r"\s*\ball rights.*", "", match["name"], flags=re.IGNORECASE).strip(" .")
            row = load_publishers().by_name(name)
            if row is not None and row.agency:
                self._agencies.append((2, row.name))
            elif name and self._copyright is None:
                self._copyright = as_known(name)

    def read_lead(self, lead: str) -> None:
        """Takes note of the dateline that the first paragraph starts with."""
        match = _patterns()[2].match(lead[:_DATELINE])
        if match:
            self._agencies.append((2, as_known(match["name"] or match["plain"])))
        elif (match := _DATELINE_OTHER.match(lead[:_DATELINE])) and load_publishers().by_name(match["name"]) is None:
            self._agencies.append((2, match["name"]))

    def read_end(self, paragraph: str) -> Span | None:
        """Takes note of the credit at the very end of a paragraph, and returns where it stands in it."""
        tail = max(0, len(paragraph) - 80)
        match = _patterns()[1].search(paragraph, tail)
        # A bare name needs to look like a credit, not like the last word of a sentence without a full stop.
        if match is None or match.start("credit") == 0:
            return None
        name = re.split(r"\s*(?:/|,|\band\b|&)\s*", match["name"])[0]
        self._agencies.append((1, as_known(name)))
        return Span(match.start("credit"), match.end("credit"))

    def read_masthead(self, name: str) -> None:
        """Takes note of the name of an outlet above everything else; a copyright line may still say better."""
        row = load_publishers().by_name(name)
        self._masthead = _in_small(name) if row is None else row.name

    def read_signature(self, name: str, body: str) -> bool:
        """Whether the last line of the page is the publisher's own name, which the body uses as "X reports"."""
        verb = r"(?:['’]s correspondent)? (?:reports?|reported|writes|informs|has learned|learned|notes)\b"
        if not is_name_like(name, most=4) or not re.search(rf"(?<!\w){re.escape(name)}{verb}", body):
            return False
        self._publisher = self._publisher or as_known(name)
        return True


def _is_other(name: str, publisher: str | None) -> bool:
    return publisher is None or name.casefold().removeprefix("the ") != publisher.casefold().removeprefix("the ")


def _in_small(name: str) -> str:
    """A name of several words in capitals as it is written elsewhere, so that both are the same name."""
    return capwords(name) if name.isupper() and " " in name else name


def _is_wire(text: str) -> bool:
    """Whether a line of credit is the name of an agency that is not in the table: "(ABC)", "Northern Press"."""
    words = text.strip(_EDGES).lower().split()
    return re.fullmatch(r"[(\[/][A-Z]{2,6}[)\]/]", text) is not None or (
        2 <= len(words) <= 4 and words[-1] in {"press", "agency", "wire", "service", "newswire", "news"}
    )


def as_known(name: str) -> str:
    """The agency's usual name if *name* is one of its names, else *name* as written."""
    written = name.strip(" \u00a0")
    row = load_publishers().by_name(written)
    if row is None and re.fullmatch(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", written, re.IGNORECASE):
        row = load_publishers().by_host(urlsplit(written if "//" in written else f"//{written}").hostname or "")
    return row.name if row is not None and (row.agency or row.name.casefold() == written.casefold()) else written


def is_publisher_line(text: str) -> bool:
    """Whether a line is nothing but the name of a known outlet or agency, or several of them."""
    if len(text) > 80:
        return False
    names = [name.strip(_EDGES) for name in re.split(r"\s*(?:/|,|\||\band\b|&)\s*", text.strip(_EDGES))]
    table = load_publishers()
    return table.by_name(text.strip(_EDGES)) is not None or (
        bool(names) and all(name and table.by_name(name) is not None for name in names)
    )


def split_title(title: str) -> tuple[str, str] | None:
    """The headline and the publisher of a title such as "Headline | Outlet", if the outlet is a known one."""
    match = _TITLE_SUFFIX.match(title)
    row = load_publishers().by_name(match["name"]) if match else None
    return (match["title"], row.name) if match and row is not None else None


def publisher_of_url(url: str) -> str | None:
    """The publisher that an address belongs to: the known name, else the host without ``www``."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    row = load_publishers().by_host(host)
    return row.name if row is not None else host.removeprefix("www.")
