"""What the made-up crisis of ``generate`` is told with: states, papers, and sentences by kind of act."""

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """A state as the articles name it."""

    code: str
    name: str
    adjective: str
    capital: str


STATES = tuple(
    State(*row.split("|"))
    for row in (
        "CHL|Chile|Chilean|Santiago",
        "PER|Peru|Peruvian|Lima",
        "BOL|Bolivia|Bolivian|La Paz",
        "NOR|Norway|Norwegian|Oslo",
        "PRT|Portugal|Portuguese|Lisbon",
        "DNK|Denmark|Danish|Copenhagen",
        "KEN|Kenya|Kenyan|Nairobi",
        "UGA|Uganda|Ugandan|Kampala",
        "GHA|Ghana|Ghanaian|Accra",
        "THA|Thailand|Thai|Bangkok",
        "MYS|Malaysia|Malaysian|Kuala Lumpur",
        "VNM|Vietnam|Vietnamese|Hanoi",
        "POL|Poland|Polish|Warsaw",
        "HUN|Hungary|Hungarian|Budapest",
        "ROU|Romania|Romanian|Bucharest",
        "KAZ|Kazakhstan|Kazakh|Astana",
        "MNG|Mongolia|Mongolian|Ulaanbaatar",
        "MAR|Morocco|Moroccan|Rabat",
        "TUN|Tunisia|Tunisian|Tunis",
        "FJI|Fiji|Fijian|Suva",
    )
)
PAPERS = tuple(
    f"{first} {last}"
    for first in ("Harbour", "Northern", "Plateau", "Riverside", "Old Mill", "Lantern", "Compass", "Orchard")
    for last in ("Post", "Observer", "Gazette", "Dispatch", "Chronicle")
)
AGENCY = "Tidewire"
SYLLABLES = "bar ko len mir ost pel ran sul tev ulm vod zan dri fal gor hest bru nim sar tol ves wik yor".split()

# By PLOVER type: headline, what the article says on its own word, what each party says of it.
KINDS: dict[str, tuple[str, str, str, str]] = {
    "MOBILIZE": (
        "{A} moves troops to {place}",
        "{A} sent troops to the border town of {place} {when}.",
        "The exercise at {place} was announced long ago, the {a} defence ministry said.",
        "{B}’s foreign ministry said the movement of {a} troops was a provocation.",
    ),
    "ASSAULT": (
        "{a} jets strike depot near {place}",
        "{A} bombed a depot near {place} in {B} {when}.",
        "The depot at {place} had held weapons, {capital_A} said.",
        "{B}’s government condemned the strike as a crime.",
    ),
    "SANCTION": (
        "{A} closes {place} crossing to {b} goods",
        "{A} imposed sanctions on {b} companies {when} and closed the crossing at {place}.",
        "The measure answers years of unfair trade, the {a} trade ministry said.",
        "{B}’s foreign ministry rejected the decision as baseless.",
    ),
    "CONSULT": (
        "{a} and {b} ministers meet in {place}",
        "The foreign ministers of {A} and {B} met in {place} {when}.",
        "The talks in {place} were useful, the {a} foreign ministry said.",
        "{B}’s foreign minister said that much remained to be done.",
    ),
    "AID": (
        "{A} sends tents and medicine to {place}",
        "{A} delivered medicine and tents to flooded {place} in {B} {when}.",
        "More tents will follow, the {a} government said.",
        "{B}’s government thanked {capital_A} for the help.",
    ),
}
# What else happens around an episode: each has a few of its own.
FILLERS = (
    "Ferries below {place} kept to the timetable, and schools stayed open.",
    "Residents of {place} described a quiet morning with light rain and little traffic.",
    "Farmers around {place} brought in a late harvest of barley.",
    "Shops in the market square of {place} had opened by noon.",
    "Several bakeries in the old quarter of {place} opened early.",
    "Freight companies expected delays of a day or two at the {place} customs yard.",
    "The road north of {place} was repaired only last year.",
    "Older people in {place} remember the flood of that spring.",
    "The cathedral of {place} kept its doors open through the night.",
    "A football match between two {place} clubs was moved to another stadium.",
    "Fishermen near {place} hauled in their nets before dawn.",
    "The {place} observatory recorded a mild frost and clear skies.",
    "Tram drivers in {place} went back to work after lunch.",
    "A circus that had pitched its tent outside {place} left for the coast.",
    "Orchard owners near {place} complained about wasps and drought.",
    "The library of {place} lent more novels than in any week of the year.",
    "Stonemasons went on restoring the {place} aqueduct.",
    "Nurses at the {place} hospital counted fewer patients than usual.",
    "A brass band played in the {place} pavilion until sunset.",
    "Beekeepers from {place} sold honey along the highway.",
    "The {place} glassworks lit its second furnace.",
    "Geologists drilled for hot springs in the hills above {place}.",
    "Potters in {place} prepared a fair of jugs and tiles.",
    "The {place} chess club crowned a champion of eleven.",
)
# Told by either party.
FIGURE = (
    "{A}’s defence ministry said there were {n} {a} soldiers in {C}.",
    "{B}’s defence ministry said there were {n} {a} soldiers in {C}.",
)
KILLED = (
    "{A}’s defence ministry said {n} {b} soldiers were killed in the strike.",
    "{B}’s defence ministry said {n} {b} soldiers were killed in the strike.",
)
DENIAL = "{A}’s foreign ministry denied that {a} jets had bombed {place}."
THREAT = "If {A} seizes {b} islands, {B} will close its ports to {a} ships, {B}’s government warned."
TRIGGER_TITLE = "{a} forces seize {b} islands"
TRIGGER = "{A} seized {b} islands on {day}, both governments said."
