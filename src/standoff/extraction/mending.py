"""The repairs of a parse, in the order in which they build on each other."""

from typing import TYPE_CHECKING

from standoff.extraction import (
    repairs,
    repairs_apart,
    repairs_clauses,
    repairs_hung,
    repairs_joined,
    repairs_lists,
    repairs_predicates,
    repairs_relatives,
    repairs_reports,
    repairs_speakers,
)
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
from standoff.extraction.repairs_needs import Needs, Repair
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
    free_called,
    free_contested,
    free_reports,
)
from standoff.extraction.repairs_speakers import (
    free_inserted,
    free_named_speakers,
    free_rejecting,
)

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

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
SENTENCES: tuple[Repair, ...] = (free_main_verbs, free_tagged, name_participles)
NEEDS: dict[Repair, Needs] = {
    repair: found
    for module in (
        repairs,
        repairs_apart,
        repairs_clauses,
        repairs_hung,
        repairs_joined,
        repairs_lists,
        repairs_predicates,
        repairs_relatives,
        repairs_reports,
        repairs_speakers,
    )
    for repair, found in module.NEEDS.items()
}
_NOTHING = Needs()
_PARTS = [(repair, NEEDS.get(repair, _NOTHING).are_met) for repair in PARTS]
_SENTENCES = [(repair, NEEDS.get(repair, _NOTHING).are_met) for repair in SENTENCES]


def mend(parse: "Parse", first: int, beyond: int, starts: list[int]) -> None:
    """Repairs a part of a parse that is being built, in place.

    Args:
        parse: The parse.
        first: Its first token that is new.
        beyond: One past the last.
        starts: First tokens of the sentences among them.
    """
    said = frozenset(parse.lower[first:beyond]).union(parse.word[first:beyond])
    for repair, are_met in _PARTS:
        if are_met(parse, first, beyond, said):
            repair(parse, first, beyond)
    for start, stop in zip(starts, [*starts[1:], beyond], strict=False):
        for repair, are_met in _SENTENCES:
            if are_met(parse, start, stop, said):
                repair(parse, start, stop)
