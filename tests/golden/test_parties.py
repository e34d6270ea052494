"""What has to hold of the parties of every record of every golden article, whatever the article says."""

import pytest
from golden import HERE, load

import standoff
from standoff.lexicons import default_resources

_NAMES = sorted(folder.name for folder in HERE.iterdir() if (folder / "expected.yaml").exists())


@pytest.mark.parametrize("name", _NAMES)
def test_whoever_is_of_a_state_stands_for_that_state(name):
    """An entity ``PER/…`` never goes with countries that lack Peru: else one party would speak with another's voice."""
    known = default_resources().actors.entities
    extraction = standoff.extract(load(HERE / name).text, name="article.txt")
    sides = [((a.speaker_entity,), a.speaker_countries) for a in extraction.attributions if a.speaker_entity]
    for event in extraction.events:
        sides += [(event.actor, event.actor_countries), (event.recipient, event.recipient_countries)]
    for one in extraction.commitments:
        sides += [(one.issuer, one.issuer_countries), (one.addressee, one.addressee_countries)]
    for entities, countries in sides:
        for entity in entities:
            base, part, _ = entity.partition("/")
            owner = known[base].country if base in known else base
            # A company or a paper of the tables stands for itself.
            itself = entity in known and known[entity].country is None
            if part and owner is not None and not itself:
                assert owner in countries, (entity, countries)
