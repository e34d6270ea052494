"""The repairs of a parse, in the order in which they build on each other."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from standoff.extraction.repairs import (
    free_clefts,
    free_comments,
    free_coordinated,
    free_main_verbs,
    free_participles,
    free_quoted,
    free_semicolons,
    free_subjects,
    free_verbs,
    free_vows,
    name_names,
    name_participles,
)
from standoff.extraction.repairs_apart import (
    free_added,
    free_apposed,
    free_headed,
    free_joined_sayings,
    free_phrasal,
    free_purposes,
    free_self_named,
    free_senders,
    free_texts,
    free_told,
)
from standoff.extraction.repairs_clauses import (
    free_asides,
    free_asked,
    free_assured,
    free_days,
    free_finites,
    free_intransitives,
    free_provisos,
    free_shoulds,
    free_tagged,
)
from standoff.extraction.repairs_hung import (
    free_attacked,
    free_bidden,
    free_contact,
    free_gerunds,
    free_hinges,
    free_hung,
    free_reserved,
    free_viewed,
    free_whoever,
)
from standoff.extraction.repairs_joined import (
    free_at_the_time,
    free_in_case,
    free_inverted_speakers,
    free_kept,
    free_listed,
    free_never,
    free_protested,
    free_said_as_well,
    free_said_on,
    free_urged,
    free_visitors,
    free_vowed,
)
from standoff.extraction.repairs_lists import (
    free_listed_nouns,
    join_names,
)
from standoff.extraction.repairs_predicates import (
    free_attempts,
    free_branded,
    free_clauses,
    free_copulas,
    free_failing,
    free_joined,
    free_known,
    free_reduced,
    free_split,
    free_stressed,
    free_trailing,
)
from standoff.extraction.repairs_relatives import (
    free_appended,
    free_cleft_lists,
    free_receivers,
    free_said_relatives,
    join_acts,
    name_surnames,
)
from standoff.extraction.repairs_reports import (
    CONTESTING,
    free_called,
    free_contested,
    free_reports,
)
from standoff.extraction.repairs_speakers import (
    free_inserted,
    free_named_speakers,
    free_rejecting,
)
from standoff.extraction.verbs import VOWING

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

# Repairs tokens from a first one to one before the last, in place. What is at hand is a part of a text, or a sentence.
Repair = Callable[["Parse", int, int], None]

# A later one reads what an earlier one has made: clauses have their subjects before it is asked who says them.
PARTS: tuple[Repair, ...] = (
    name_names,
    free_verbs,
    free_vows,
    free_reserved,
    free_contact,
    free_gerunds,
    free_viewed,
    free_hinges,
    free_bidden,
    free_called,
    free_reports,
    free_contested,
    free_subjects,
    free_participles,
    free_reduced,
    free_split,
    free_copulas,
    free_listed_nouns,
    free_kept,
    free_said_as_well,
    free_said_on,
    free_protested,
    free_vowed,
    free_listed,
    free_never,
    free_urged,
    free_in_case,
    free_visitors,
    free_inverted_speakers,
    free_named_speakers,
    free_inserted,
    free_at_the_time,
    free_stressed,
    free_attempts,
    free_clauses,
    free_branded,
    free_joined,
    free_failing,
    free_known,
    free_semicolons,
    free_comments,
    free_clefts,
    free_coordinated,
    free_quoted,
    free_intransitives,
    free_assured,
    free_shoulds,
    free_trailing,
    free_asked,
    free_provisos,
    free_asides,
    free_attacked,
    free_whoever,
    free_hung,
    free_days,
    free_finites,
    free_said_relatives,
    free_cleft_lists,
    name_surnames,
    free_appended,
    free_rejecting,
    free_receivers,
    join_names,
    join_acts,
    free_told,
    free_purposes,
    free_added,
    free_senders,
    free_texts,
    free_headed,
    free_joined_sayings,
    free_self_named,
    free_apposed,
    free_phrasal,
)
# The words one of which a repair looks for: a part without any of them needs no look.
WORDS: dict[Repair, frozenset[str]] = {
    free_attacked: frozenset({"should"}),
    free_called: frozenset({"as"}),
    free_cleft_lists: frozenset({"it"}),
    free_clefts: frozenset({"it"}),
    free_contested: frozenset(CONTESTING),
    free_hinges: frozenset({"hinges"}),
    free_in_case: frozenset({"case"}),
    free_never: frozenset({"never"}),
    free_provisos: frozenset({"provided", "providing"}),
    free_reserved: frozenset({"reserves"}),
    free_said_as_well: frozenset({"that"}),
    free_semicolons: frozenset({";"}),
    free_shoulds: frozenset({"should"}),
    free_urged: frozenset({"to"}),
    free_viewed: frozenset({"for"}),
    free_vows: VOWING,
    free_whoever: frozenset({"whoever"}),
}
SENTENCES: tuple[Repair, ...] = (free_main_verbs, free_tagged, name_participles)


def mend(parse: "Parse", first: int, beyond: int, starts: list[int]) -> None:
    """Repairs a part of a parse that is being built, in place.

    Args:
        parse: The parse.
        first: Its first token that is new.
        beyond: One past the last.
        starts: First tokens of the sentences among them.
    """
    said = frozenset(parse.lower[first:beyond])
    for repair in PARTS:
        words = WORDS.get(repair)
        if words is None or not said.isdisjoint(words):
            repair(parse, first, beyond)
    for start, stop in zip(starts, [*starts[1:], beyond], strict=False):
        for repair in SENTENCES:
            repair(parse, start, stop)
