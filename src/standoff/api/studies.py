"""One thing looked at closely: a pair, an actor, a question, a story, a statement."""

from collections.abc import Iterable, Sequence
from datetime import date

from standoff.api import comparing, overview, relating, voices
from standoff.api import portrait as portraying
from standoff.api.briefing import Ledger, TimelineLine
from standoff.api.comparing import Compared
from standoff.api.lexicons import listed_ids
from standoff.api.pages import LENGTH, Page, Pages
from standoff.api.portrait import Portrait, QuoteLine
from standoff.api.relating import Relation
from standoff.api.threads import ThreadLine, thread_line
from standoff.api.view import View
from standoff.api.voices import Statement
from standoff.errors import NotFound
from standoff.model import Attribution, Claim, Question, Thread, slug
from standoff.store import EVERYTHING, Filter, Window

_OTHERS = 200  # actors among which those that belong to a state are looked for


class Studies:
    """What the pictures and the pages about one thing are made from. Use ``Crisis.studies``."""

    def __init__(self, view: View, pages: Pages) -> None:
        """Use ``Crisis.studies``."""
        self._view = view
        self._pages = pages

    def question(self, id_: str, *, as_of: date | None = None) -> Ledger:
        """One question of the ledger.

        Args:
            id_: Its id.
            as_of: Leave out what was surely published later.

        Raises:
            NotFound: If there is none with this id, or nothing was known of it by then.
        """
        shelf, record = self._view.shelf(), next(iter(self._view.groups([id_])), None)
        claims = map(shelf.annotation, record.claims) if isinstance(record, Question) else ()
        known = [one for one in claims if isinstance(one, Claim) and shelf.is_within(one.document, as_of, None)]
        found = None
        if isinstance(record, Question):
            found = overview.question(shelf, record, known, accepted=self._view.is_accepted(record))
        if found is None:
            raise NotFound(f"{id_}: the ledger has no such question; articles that came in may have changed it")
        return found

    def relations(self, wanted: Filter = EVERYTHING) -> tuple[Relation, ...]:
        """Who acts on whom, summed over the days of the filter; those with the most days first."""
        return relating.relations(self._view, wanted)

    def acts(self, ids: Iterable[str], *, day: date) -> tuple[TimelineLine, ...]:
        """Events, such as those behind a day's tension, as lines of a list.

        Args:
            ids: Their ids; what is no event, or was rejected, is left out.
            day: The day of those of which no article tells when.
        """
        return relating.acts(self._view, ids, day=day)

    def portrait(self, entity: str) -> Portrait:
        """Who an actor is, and who held its offices.

        Raises:
            NotFound: If neither the articles nor the tables know it.
        """
        by_country = entity.isupper()
        count = next(iter(self._pages.actors(Filter(parties=(entity,)), by_country=by_country, limit=1).items), None)
        others, _ = self._view.rollup.actors("entity", EVERYTHING, Window(limit=_OTHERS))
        return portraying.portrait(self._view, entity, count, [id_ for id_, *_ in others])

    def threads(
        self, ids: Sequence[str], *, as_of: date | None = None, most: int | None = None
    ) -> dict[str, ThreadLine]:
        """The same of several, by id, with at most so many statements each; those that are not there are left out."""
        shelf = self._view.shelf()
        found = [one for one in self._view.groups(ids) if isinstance(one, Thread)]
        return {thread.id: thread_line(shelf, thread, as_of=as_of, most=most) for thread in found}

    def thread(self, id_: str, *, as_of: date | None = None) -> ThreadLine:
        """What an issuer has said of one commitment, statement by statement.

        Args:
            id_: Id of the thread.
            as_of: Leave out what was surely published later.

        Raises:
            NotFound: If there is none with this id.
        """
        found = self.threads([id_], as_of=as_of)
        if id_ not in found:
            raise NotFound(f"{id_}: no thread has this id; articles that came in may have changed it")
        return found[id_]

    def name(self, id_: str) -> str:
        """How to print an actor: the name most articles give it, or words made from its id."""
        return self._view.shelf().name(id_)

    def actors(self, names: Iterable[str]) -> tuple[str, ...]:
        """Ids of the actors that names, or ids, stand for; several where several are called alike.

        What nobody is called stands for itself: a filter by it finds nothing.
        """
        return tuple(dict.fromkeys(id_ for name in names for id_ in self._meant(name.strip())))

    def _meant(self, name: str) -> Sequence[str]:
        found = self._view.rollup.called(name)
        if found or "/" in name or name.isupper():
            return found or (name,)
        if listed := listed_ids(name):
            return listed
        # "officials of Norland": how an id is printed that no article gives a name.
        body, _, state = name.rpartition(" of ")
        return [f"{id_}/{slug(body)}" for id_ in self._meant(state)] if body and state else (name,)

    def quotes(self, entity: str, *, limit: int = LENGTH) -> Page[QuoteLine]:
        """What somebody said, the latest published first."""
        records, total = self._view.newest(Attribution, Filter(actors=(entity,)), limit=limit)
        lines = (portraying.quote_line(self._view, record) for record in records)
        return Page(items=tuple(lines), total=total)

    def story(self, id_: str, *, offset: int = 0) -> Compared:
        """A story, outlet by outlet: what each alone reports, and what each leaves out.

        Args:
            id_: Its id.
            offset: Number of articles to pass over, where there are more than fit side by side.

        Raises:
            NotFound: If there is none with this id.
        """
        return comparing.compare(self._view, id_, offset=offset)

    def statements(self, *, speakers: tuple[str, ...] = (), limit: int = LENGTH, offset: int = 0) -> Page[Statement]:
        """Statements that are reported in several wordings, of everybody or of some (entity ids or codes)."""
        found, total = self._view.statements(speakers, limit=limit, offset=offset)
        lines = (voices.statement(self._view, record) for record in found)
        return Page(items=tuple(line for line in lines if line is not None), total=total, offset=offset)

    def statement(self, id_: str) -> Statement:
        """One statement with all its wordings.

        Raises:
            NotFound: If there is none with this id.
        """
        return voices.one(self._view, id_)

    def restatements(self, found: Statement) -> tuple[QuoteLine, ...]:
        """What its speaker said in much the same words at other times."""
        return voices.restatements(self._view, found)
