"""The lines of a page with the roles decided so far: what the steps of ``regions`` hand on to each other."""

from functools import cached_property

from standoff.ingest.credits import Credits
from standoff.ingest.lines import content_words, lines_of
from standoff.ingest.page_dates import PageDates
from standoff.lexicons.pages import LineRule
from standoff.model.document import Role


class Marks:
    """A page under work.

    Attributes:
        text: The text as read.
        lines: Its lines that are not blank.
        roles: The role of each line, ``None`` while open.
        rules: The furniture rule that gave it, if one did.
        title: Index of the line with the headline, which is ``text[title_start:title_end]``.
        credits: What the page says about its publisher and agency.
        dates: What it says about its date.
        known_title: Whether the first line is known to be the title.
        running: Title and paragraphs, set once they are known.
        open_after: Lines after the body that no rule has judged.
    """

    def __init__(self, text: str, known_title: bool) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.roles: list[Role | None] = [None] * len(self.lines)
        self.rules: list[LineRule | None] = [None] * len(self.lines)
        self.title: int | None = None
        self.title_start = self.title_end = 0
        self.credits = Credits()
        self.dates = PageDates()
        self.known_title = known_title
        self.running: list[str] = []
        self.open_after: frozenset[int] = frozenset()

    @cached_property
    def topic(self) -> set[str]:
        """What title and body are about; asked for on few pages, and once all titles and furniture are marked."""
        return content_words(" ".join(self.running))

    def above_text(self) -> range:
        """Indexes of the lines above the first one that is running text and no headline."""
        texts = (index for index, line in enumerate(self.lines) if line.is_paragraph and not line.is_headline)
        return range(next((index for index in texts if self.roles[index] is None), len(self.lines)))

    def open(self) -> list[int]:
        """Indexes of the lines without a role."""
        return [index for index, role in enumerate(self.roles) if role is None]
