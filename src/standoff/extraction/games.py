"""Sport, which borrows the words of war: "Pakistan crushed India by seven wickets"."""

from standoff.extraction.parse import Parse

# Words that only games have.
_GAMES = frozenset(
    "wicket wickets innings cricket cricketer cricketers batsman batsmen bowler bowlers football footballer "
    "soccer rugby hockey tennis basketball volleyball handball goalkeeper midfielder midfielders quarterfinal "
    "quarterfinals semifinal semifinals semi-final quarter-final halftime half-time tournament championship playoff "
    "scoreline hat-trick matchday referee umpire medallist".split()
)
# Where one of these stands, it may be no game: a rocket may fall on a football pitch.
_WAR = frozenset(
    "soldier soldiers troops missile missiles rocket rockets drone drones bomb bombs bombing army navy killed killing "
    "dead wounded police war shelling shelled shells military militant militants militia militias gunmen gunman rebels "
    "airstrike airstrikes strike strikes hostage hostages border sanctions ceasefire nuclear embassy ambassador jets "
    "explosion blast warplanes artillery forces".split()
)
# So many sentences of a text must speak of a game before the others may be of it as well.
_ABOUT, _SHARE = 3, 6
# What is said in the words of war.
PLAYED = frozenset({"ASSAULT", "COERCE", "RETREAT", "THREATEN", "ACCUSE", "MOBILIZE", "CONCEDE"})


class Games:
    """Which sentences tell of a game.

    Args:
        parse: The document's parse.
    """

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        own = {parse.sent[i] for i in parse.having(forms=_GAMES)}
        self._own = own
        self._all = len(own) >= _ABOUT and len(own) * _SHARE >= len(parse.sentences)

    def at(self, token: int) -> bool:
        """Whether the sentence of a token tells of a game, and of nothing worse."""
        number = self._parse.sent[token]
        if not (self._all or number in self._own):
            return False
        first, beyond = self._parse.sentences[number]
        return _WAR.isdisjoint(self._parse.lower[first:beyond])
