"""What every annotation carries, and the two simplest: mentions and time expressions."""

from datetime import date
from typing import Literal

import msgspec

Use = Literal["actor", "place", "modifier", "other"]
Form = Literal["name", "adjective", "office", "nominal", "pronoun"]


class Annotation(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """A record about a stretch of one document.

    Attributes:
        id: Identifier, stable over re-runs on the same text.
        document: Id of the document.
        start: First code point of the words that carry the record.
        end: One past the last.
        component: Name of the component that made it.
        version: Version of that component.
        rule: Id of the rule or lexicon entry that fired, so that "why is this here?" has an answer.
    """

    id: str
    document: str
    start: int
    end: int
    component: str
    version: int
    rule: str


class Mention(Annotation, frozen=True, kw_only=True, tag="mention"):
    """Words that stand for a state, an organisation, a person or a body.

    Attributes:
        text: The words.
        entity: Id of what is meant (``RUS``, ``NATO``, ``RUS/vladimir-putin``), or ``None`` when unknown.
        country: ISO 3166 alpha-3 or IGO code of the state or organisation it belongs to or acts for, or ``None``.
        form: name, adjective ("Russian"), office ("the Polish president"), nominal ("the ministry"), pronoun.
        use: ``actor`` (may act or be acted on), ``place`` ("in Seoul"), ``modifier`` of another mention, or ``other``.
        head: Offset of the first code point of the head word.
        entities: All members, when the words stand for several ("the two countries"); else just ``entity``.
        countries: All countries, likewise.
        antecedent: Id of the mention that a pronoun or nominal was resolved to.
    """

    text: str
    entity: str | None
    country: str | None
    form: Form = "name"
    use: Use = "actor"
    head: int = -1
    entities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    antecedent: str | None = None

    @property
    def all_countries(self) -> tuple[str, ...]:
        """Every country it stands for, be it one or several."""
        return self.countries or ((self.country,) if self.country else ())


class Timex(Annotation, frozen=True, kw_only=True, tag="timex"):
    """A time expression (TimeML), resolved against the document's DCT.

    Attributes:
        text: The words.
        earliest: First day it can mean, or ``None`` when nothing bounds it.
        latest: Last day it can mean, or ``None``.
        relation: How it holds what it dates: ``on`` the day, ``by``, ``before``, ``after``, ``since``, ``until``,
            ``during``, or ``for`` (a duration).
        because: Short reason ("Wednesday before DCT 2024-10-24").
    """

    text: str
    earliest: date | None
    latest: date | None
    relation: Literal["on", "by", "before", "after", "since", "until", "during", "for"] = "on"
    because: str = ""


class Entity(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="entity"):
    """Something that mentions refer to.

    Attributes:
        id: ``RUS``, ``NATO``, ``RUS/foreign-ministry``, ``RUS/vladimir-putin``; people whom only the text introduces
            are ``~maria-example`` (grouped over documents by name and country).
        name: How to print it.
        type: What it is.
        country: ISO 3166 alpha-3 or IGO code it belongs to or acts for.
        role: Office or function as last seen ("foreign ministry spokesperson").
    """

    id: str
    name: str
    type: Literal["state", "organisation", "institution", "person", "group", "media", "other"]
    country: str | None = None
    role: str | None = None
