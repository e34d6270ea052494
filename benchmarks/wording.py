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

# By PLOVER type: headlines, what an article says on its own word, what each party says of it; each in several wordings,
# so that two reporters share the matter and not the sentences.
KINDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "MOBILIZE": (
        ("{A} moves troops to {place}", "{a} soldiers arrive in {place}", "Columns of {a} army roll into {place}"),
        (
            "{A} sent troops to the border town of {place} {when}.",
            "{a} soldiers were deployed at {place}, close to the frontier with {B}, {when}.",
            "{A} mobilised its reserves near {place} {when}, within sight of {b} villages.",
        ),
        (
            "The exercise at {place} was announced long ago, the {a} defence ministry said.",
            "{capital_A} said its army was training in {place} and would leave after the manoeuvres.",
        ),
        (
            "{B}’s foreign ministry said the movement of {a} troops was a provocation.",
            "{capital_B} protested against the deployment in {place}.",
        ),
    ),
    "ASSAULT": (
        ("{a} jets strike depot near {place}", "Explosions shake {place} after {a} raid", "{A} bombs {b} arms depot"),
        (
            "{A} bombed a depot near {place} in {B} {when}.",
            "{a} warplanes attacked an arsenal outside {place} {when}, setting off explosions.",
            "{A} struck {b} ammunition stores at {place} {when}.",
        ),
        (
            "The depot at {place} had held weapons, {capital_A} said.",
            "{A}’s defence ministry described the stores near {place} as a lawful target.",
        ),
        (
            "{B}’s government condemned the strike as a crime.",
            "{capital_B} accused {A} of breaking the truce around {place}.",
        ),
    ),
    "SANCTION": (
        (
            "{A} closes {place} crossing to {b} goods",
            "{b} firms face {a} sanctions",
            "{A} halts imports through {place}",
        ),
        (
            "{A} imposed sanctions on {b} companies {when} and closed the crossing at {place}.",
            "{A} banned imports from {B} through {place} {when}.",
            "{A} froze the accounts of {b} banks {when}, and lorries queued at {place}.",
        ),
        (
            "The measure answers years of unfair trade, the {a} trade ministry said.",
            "{capital_A} said the embargo would stay until tariffs at {place} were lifted.",
        ),
        (
            "{B}’s foreign ministry rejected the decision as baseless.",
            "{capital_B} called the embargo unlawful.",
        ),
    ),
    "CONSULT": (
        (
            "{a} and {b} ministers meet in {place}",
            "{A} and {B} hold talks in {place}",
            "{place} hosts {a} and {b} envoys",
        ),
        (
            "The foreign ministers of {A} and {B} met in {place} {when}.",
            "{A} and {B} held talks in {place} {when}.",
            "{a} and {b} diplomats conferred behind closed doors at {place} {when}.",
        ),
        (
            "The talks in {place} were useful, the {a} foreign ministry said.",
            "{capital_A} said the envoys had made progress on fishing rights.",
        ),
        (
            "{B}’s foreign minister said that much remained to be done.",
            "{capital_B} said another round would follow in {place}.",
        ),
    ),
    "AID": (
        ("{A} sends tents and medicine to {place}", "{a} aid reaches {place}", "Flooded {place} receives {a} help"),
        (
            "{A} delivered medicine and tents to flooded {place} in {B} {when}.",
            "{a} aircraft brought food and blankets to {place} {when}.",
            "{A} gave {B} pumps and water filters for {place} {when}.",
        ),
        (
            "More tents will follow, the {a} government said.",
            "{capital_A} said doctors were on the way to {place}.",
        ),
        (
            "{B}’s government thanked {capital_A} for the help.",
            "{capital_B} praised the volunteers in {place}.",
        ),
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
    "A football match in {place} was moved to the old stadium.",
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
    "The {place} glassworks lit its furnace again.",
    "Geologists drilled for hot springs in the hills above {place}.",
    "Potters in {place} prepared a fair of jugs and tiles.",
    "The {place} chess club crowned a young champion.",
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
