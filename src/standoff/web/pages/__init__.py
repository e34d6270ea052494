"""The views of the desk, in the order of the navigation."""

from standoff.web.page import Page
from standoff.web.pages import (
    actor,
    actors,
    add,
    articles,
    brief,
    commitments,
    judgements,
    ledger,
    reader,
    record,
    search,
    stories,
    tension,
    timeline,
    voices,
)

PAGES: tuple[Page, ...] = (
    brief.PAGE,
    articles.PAGE,
    reader.PAGE,
    record.PAGE,
    stories.PAGE,
    commitments.PAGE,
    ledger.PAGE,
    voices.PAGE,
    timeline.PAGE,
    tension.PAGE,
    actors.PAGE,
    actor.PAGE,
    search.PAGE,
    add.PAGE,
    judgements.PAGE,
)
