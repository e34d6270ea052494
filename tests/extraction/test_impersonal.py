"""An "it" or "they" that is no party, whoever was named before."""

import pytest

from tests.extraction.reading import mention


@pytest.mark.parametrize(
    "text",
    [
        "Peru offered a pact. Chile would not confirm it.",
        "Peru banned the ships and threatened to widen it.",
        "Peru rejected the draft. Hundreds marched against it in Lima.",
        "Peru spoke of the raid. It was alleged that Chile had planned it.",
        "Chile fears a raid by Peru. It is to be hoped that the envoys will talk.",
        "Chile, it is understood, will wait for Peru.",
        "Peru said the tower would fall, and it happened.",
        "Peru tabled a ban. It comes into force on Monday.",
        "Peru shot first. It was a warning, said the mayor.",
        "Chile asked Peru to leave before it is too late.",
        "Peru kept a line in the north, and did nothing when it was crossed.",
    ],
)
def test_it_is_no_party(text):
    found = [mention(text, word, nth=n) for word in ("it", "It") for n in range(2)]
    assert not [m for m in found if m is not None]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Peru shut the road. Chile urged it to wait.", "PER"),
        ("Peru sent ships. Chile accused it of lying.", "PER"),
        ("Peru is small. Nobody would attack it.", "PER"),
        ("Peru is said to be ready. It was told to wait.", "PER"),
        ("Peru has an army. It was expected to sign.", "PER"),
        ("Peru is small. It is a member of the bloc.", "PER"),
        ("Peru went home. It went on with the drill.", "PER"),
    ],
)
def test_it_is_the_party_to_whom_such_things_are_done(text, country):
    found = mention(text, "it") or mention(text, "It")
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    "text",
    [
        "Chile's soldiers seized the boats. The bans will stay until they are lifted.",
        "Chile's soldiers shot twenty villagers, most of them children.",
    ],
)
def test_they_are_things(text):
    assert mention(text, "they") is None
    assert mention(text, "them") is None
