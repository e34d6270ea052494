"""The views of the desk, in the order of the navigation."""

from standoff.web.page import Page
from standoff.web.pages import add, articles, brief, judgements, ledger, reader, record, timeline

PAGES: tuple[Page, ...] = (
    brief.PAGE,
    articles.PAGE,
    reader.PAGE,
    record.PAGE,
    ledger.PAGE,
    timeline.PAGE,
    add.PAGE,
    judgements.PAGE,
)
