"""The mentions that grounding worked out, and the entities that they stand for, as records."""

from standoff.extraction.drafts import Draft
from standoff.extraction.parse import Parse
from standoff.lexicons import Resources
from standoff.model import Document, Entity, Mention, identify

NAME, VERSION = "grounding", 1


def records(document: Document, parse: Parse, drafts: list[Draft]) -> list[Mention]:
    """The records of drafts, in their order."""
    ids = {
        id(d): identify("m", document.id, parse.start[d.first], parse.end[d.beyond - 1], parse.start[d.head])
        for d in drafts
    }
    return [
        Mention(
            id=ids[id(d)],
            document=document.id,
            start=parse.start[d.first],
            end=parse.end[d.beyond - 1],
            component=NAME,
            version=VERSION,
            rule=d.rule,
            text=document.text[parse.start[d.first] : parse.end[d.beyond - 1]],
            entity=d.entity,
            country=d.country,
            form=d.form,
            use=d.use,
            head=parse.start[d.head],
            entities=d.all_entities,
            countries=d.all_countries,
            antecedent=ids.get(id(d.antecedent)) if d.antecedent is not None else None,
        )
        for d in drafts
    ]


def entities(drafts: list[Draft], resources: Resources) -> tuple[Entity, ...]:
    """Every entity that a draft stands for, by id."""
    found: dict[str, Entity] = {}
    for d in drafts:
        if d.entity is None or d.entity in found:
            continue
        known = resources.actors.entities.get(d.entity)
        if known is not None:
            found[d.entity] = known
        elif d.human:  # by name or by the office that introduces the name
            found[d.entity] = Entity(id=d.entity, name=d.name, type="person", country=d.country, role=d.role or None)
        elif d.country is not None:
            owner = resources.actors.entities.get(d.entity.partition("/")[0])
            if owner is not None:
                found.setdefault(owner.id, owner)
            name = f"{owner.name if owner else d.country} {d.role}"
            found[d.entity] = Entity(id=d.entity, name=name, type="institution", country=d.country, role=d.role)
    return tuple(sorted(found.values(), key=lambda e: e.id))
