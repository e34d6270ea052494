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
from standoff.extraction.repairs_needs import Needs, Repair

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

# A later one reads what an earlier one has made: clauses have their subjects before it is asked who says them.
PARTS: tuple[Repair, ...] = (
    repairs.name_names,
    repairs.free_verbs,
    repairs.free_vows,
    repairs_hung.free_reserved,
    repairs_hung.free_contact,
    repairs_hung.free_gerunds,
    repairs_hung.free_viewed,
    repairs_hung.free_hinges,
    repairs_hung.free_bidden,
    repairs_reports.free_called,
    repairs_reports.free_reports,
    repairs_reports.free_contested,
    repairs_apart.free_fronted,
    repairs.free_subjects,
    repairs.free_participles,
    repairs_predicates.free_perfects,
    repairs_predicates.free_reduced,
    repairs_predicates.free_meeting,
    repairs_predicates.free_split,
    repairs_predicates.free_copulas,
    repairs_lists.free_listed_nouns,
    repairs_joined.free_kept,
    repairs_joined.free_said_as_well,
    repairs_joined.free_said_on,
    repairs_joined.free_protested,
    repairs_joined.free_vowed,
    repairs_joined.free_listed,
    repairs_joined.free_listed_cases,
    repairs_joined.free_after_charges,
    repairs_joined.free_read_out,
    repairs_joined.free_never,
    repairs_joined.free_offered,
    repairs_joined.free_urged,
    repairs_joined.free_in_case,
    repairs_joined.free_visitors,
    repairs_joined.free_inverted_speakers,
    repairs_speakers.free_named_speakers,
    repairs_speakers.free_inserted,
    repairs_joined.free_at_the_time,
    repairs_predicates.free_stressed,
    repairs_predicates.free_attempts,
    repairs_predicates.free_clauses,
    repairs_predicates.free_obliging,
    repairs_predicates.free_branded,
    repairs_predicates.free_joined,
    repairs_predicates.free_failing,
    repairs_predicates.free_known,
    repairs.free_semicolons,
    repairs.free_comments,
    repairs.free_clefts,
    repairs.free_coordinated,
    repairs.free_quoted,
    repairs_clauses.free_intransitives,
    repairs_clauses.free_assured,
    repairs_clauses.free_shoulds,
    repairs_predicates.free_trailing,
    repairs_clauses.free_asked,
    repairs_clauses.free_provisos,
    repairs_clauses.free_asides,
    repairs_hung.free_attacked,
    repairs_hung.free_whoever,
    repairs_hung.free_were,
    repairs_hung.free_hung,
    repairs_clauses.free_days,
    repairs_clauses.free_finites,
    repairs_relatives.free_said_relatives,
    repairs_relatives.free_cleft_lists,
    repairs_relatives.name_surnames,
    repairs_relatives.free_appended,
    repairs_speakers.free_rejecting,
    repairs_relatives.free_receivers,
    repairs_lists.join_names,
    repairs_relatives.join_acts,
    repairs_apart.free_told,
    repairs_apart.free_purposes,
    repairs_apart.free_added,
    repairs_apart.free_senders,
    repairs_apart.free_texts,
    repairs_apart.free_headed,
    repairs_apart.free_joined_sayings,
    repairs_apart.free_self_named,
    repairs_apart.free_apposed,
    repairs_apart.free_phrasal,
)
SENTENCES: tuple[Repair, ...] = (repairs.free_main_verbs, repairs_clauses.free_tagged, repairs.name_participles)
NEEDS: dict[Repair, Needs] = (
    repairs.NEEDS
    | repairs_apart.NEEDS
    | repairs_clauses.NEEDS
    | repairs_hung.NEEDS
    | repairs_joined.NEEDS
    | repairs_lists.NEEDS
    | repairs_predicates.NEEDS
    | repairs_relatives.NEEDS
    | repairs_reports.NEEDS
    | repairs_speakers.NEEDS
)
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
