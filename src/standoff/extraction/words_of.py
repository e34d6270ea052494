"""On whose word a token stands: the innermost attribution with a speaker whose content covers it."""

from collections.abc import Sequence

from standoff.extraction.parse import Parse
from standoff.model import Attribution, Span

# What somebody plans is told by whoever speaks around it; planning is no speech.
_SILENT = frozenset({"plan"})


class Words:
    """Attributions by token.

    Args:
        parse: The document's parse.
        attributions: The document's attributions.
    """

    def __init__(self, parse: Parse, attributions: Sequence[Attribution]) -> None:
        self._over: dict[int, Attribution] = {}
        self._cues: dict[int, Attribution] = {}
        contents = [
            (len(span), span.start, span, a) for a in attributions if a.act not in _SILENT for span in a.content
        ]
        # Longer contents are painted first, so that what lies inside them covers them; quoted words without a speaker
        # ("so-called volunteers") do not hide whoever speaks around them.
        contents.sort(key=lambda c: (-c[0], c[1], c[3].id))
        for _, _, span, attribution in contents:
            known = bool(attribution.speaker or attribution.speaker_entity or attribution.speaker_countries)
            for token in parse.tokens_in(span):
                if known or token not in self._over:
                    self._over[token] = attribution
        for attribution in attributions:
            if attribution.cue is not None:
                for token in parse.tokens_in(Span(attribution.cue.start, attribution.cue.end)):
                    self._cues.setdefault(token, attribution)
        self._speakers = {
            token
            for a in attributions
            if a.speaker is not None
            for token in parse.tokens_in(Span(a.speaker.start, a.speaker.end))
        }

    def over(self, token: int) -> Attribution | None:
        """The attribution that a token stands under, or ``None`` when the article itself says it."""
        return self._over.get(token)

    def cued(self, token: int) -> Attribution | None:
        """The attribution whose cue a token belongs to."""
        return self._cues.get(token)

    def speaks(self, token: int) -> bool:
        """Whether a token belongs to the words that name a speaker."""
        return token in self._speakers
