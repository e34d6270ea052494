"""The records: frozen data, no behaviour beyond reading themselves."""

from standoff.model.annotation import Annotation, Entity, Mention, Timex
from standoff.model.document import Document, Region, Sentence
from standoff.model.evidence import Case, Evidence
from standoff.model.extraction import Extraction
from standoff.model.ids import identify, slug
from standoff.model.judgement import Anchor, Judgement, Verdict
from standoff.model.linked import (
    Aligned,
    Cluster,
    Contrast,
    Difference,
    Duplicate,
    Failure,
    Occurrence,
    Question,
    Stage,
    Status,
    Thread,
    Told,
    Utterance,
    Variant,
)
from standoff.model.parties import parties
from standoff.model.proposition import Attribution, Claim, Commitment, Event, Quantity
from standoff.model.reason import Entry, Route, Step
from standoff.model.records import ANNOTATIONS, Record, decode, decode_lines, encode, visible
from standoff.model.span import Span, TextSpan, hull, text_span
from standoff.model.when import UNKNOWN_DATE, Interval, Published

__all__ = [
    "ANNOTATIONS",
    "UNKNOWN_DATE",
    "Aligned",
    "Anchor",
    "Annotation",
    "Attribution",
    "Case",
    "Claim",
    "Cluster",
    "Commitment",
    "Contrast",
    "Difference",
    "Document",
    "Duplicate",
    "Entity",
    "Entry",
    "Event",
    "Evidence",
    "Extraction",
    "Failure",
    "Interval",
    "Judgement",
    "Mention",
    "Occurrence",
    "Published",
    "Quantity",
    "Question",
    "Record",
    "Region",
    "Route",
    "Sentence",
    "Span",
    "Stage",
    "Status",
    "Step",
    "TextSpan",
    "Thread",
    "Timex",
    "Told",
    "Utterance",
    "Variant",
    "Verdict",
    "decode",
    "decode_lines",
    "encode",
    "hull",
    "identify",
    "parties",
    "slug",
    "text_span",
    "visible",
]
