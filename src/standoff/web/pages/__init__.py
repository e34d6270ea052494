"""The views of the desk, in the order of the navigation."""

from standoff.web.page import Page
from standoff.web.pages import (
    add,
    articles,
    brief,
    commitments,
    judgements,
    ledger,
    reader,
    record,
    search,
    timeline,
)

PAGES: tuple[Page, ...] = (
    brief.PAGE,
    articles.PAGE,
    reader.PAGE,
    record.PAGE,
    commitments.PAGE,
    ledger.PAGE,
    timeline.PAGE,
    search.PAGE,
    add.PAGE,
    judgements.PAGE,
)
