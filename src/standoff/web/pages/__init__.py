"""The views of the desk, in the order of the navigation."""

from standoff.web.page import Page
from standoff.web.pages import articles, brief, ledger, reader, timeline

PAGES: tuple[Page, ...] = (
    brief.PAGE,
    articles.PAGE,
    reader.PAGE,
    ledger.PAGE,
    timeline.PAGE,
)
