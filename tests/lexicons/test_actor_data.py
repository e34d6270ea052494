"""The actor lexicon as data: complete, unambiguous where it claims to be, and free of slips of the pen."""

import collections
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import standoff

Entry = dict[str, Any]

ACTORS = Path(standoff.__file__).parent / "lexicons" / "actors"
FILES = sorted(ACTORS.glob("*.yaml"))

UN_MEMBERS = frozenset(
    """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN
    BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY
    ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND
    IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU
    LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR
    NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR
    SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY
    USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
    """.split()
)
OTHER_TERRITORIES = frozenset({"PSE", "VAT", "TWN", "XKX", "ESH", "HKG", "MAC", "GRL"})

INSTITUTION_ROLES = frozenset(
    {
        "government",
        "presidency",
        "foreign ministry",
        "defence ministry",
        "interior ministry",
        "finance ministry",
        "legislature",
        "upper house",
        "lower house",
        "military",
        "army",
        "navy",
        "air force",
        "coast guard",
        "police",
        "intelligence",
        "court",
        "central bank",
        "embassy",
        "party",
        "media",
        "state media",
        "company",
        "state company",
        "other",
    }
)
GENERIC_ROLES = INSTITUTION_ROLES | {"forces", "officials", "citizens", "rebels"}

STATE_NAME_KEYS = ("names", "adjectives", "people", "metonyms", "nicknames", "places")
STATE_KEYS = {
    "id",
    "name",
    "capital",
    "part_of",
    "country",
    "since",
    "until",
    "institutions",
    "ambiguous",
    *STATE_NAME_KEYS,
}
ORGANISATION_KEYS = {
    "id",
    "name",
    "names",
    "adjectives",
    "type",
    "code",
    "seat",
    "seat_metonyms",
    "members",
    "generic",
    "ambiguous",
    "since",
    "until",
}
GROUP_KEYS = {"id", "name", "names", "adjectives", "type", "country", "wings", "governs", "since", "until", "ambiguous"}


def load(path: Path) -> list[Entry]:
    """Parse one lexicon file into its list of entries."""
    entries: list[Entry] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return entries


def states() -> list[Entry]:
    """Every state that exists, all continents together."""
    return [
        entry
        for path in FILES
        if path.stem.startswith("states_") and "historical" not in path.stem
        for entry in load(path)
    ]


HISTORICAL = load(ACTORS / "states_historical.yaml")
STATES = states()
ORGANISATIONS = load(ACTORS / "organisations.yaml")
GROUPS = load(ACTORS / "groups.yaml")
GENERIC = load(ACTORS / "generic_roles.yaml")
NOT_ACTORS = load(ACTORS / "not_actors.yaml")
EVERYBODY = [*STATES, *HISTORICAL, *ORGANISATIONS, *GROUPS]
STATE_IDS: frozenset[str] = frozenset(entry["id"] for entry in STATES)


def own_names(entry: Entry) -> set[str]:
    """Every string that may make a text mean this entry, its institutions and wings included."""
    names: set[str] = {entry["name"]}
    if "capital" in entry:
        names.add(entry["capital"])
    for key in (*STATE_NAME_KEYS, "wings"):
        names.update(entry.get(key, ()))
    for institution in entry.get("institutions", ()):
        names.update(institution["names"])
    return names


def exported(entry: Entry) -> str:
    """What tells two claimants of one name apart: the state for a state past or present, the entry itself otherwise."""
    code = entry.get("country") if "type" not in entry else None
    return str(code or entry["id"])


def strings(value: object) -> Iterator[str]:
    """All strings anywhere inside a parsed value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def lists(value: object) -> Iterator[list[Any]]:
    """All lists anywhere inside a parsed value."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from lists(inner)
    elif isinstance(value, list):
        yield value
        for inner in value:
            yield from lists(inner)


def members_on(organisation: str, day: str) -> set[str]:
    """Members of an organisation on one day, first and last day of membership included."""
    entry = next(entry for entry in ORGANISATIONS if entry["id"] == organisation)
    date = datetime.date.fromisoformat(day)
    inside = set()
    for member in entry["members"]:
        if isinstance(member, str):
            inside.add(member)
        elif member.get("since", date) <= date <= member.get("until", date):
            inside.add(member["id"])
    return inside


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_a_list_of_mappings_of_readable_length(path: Path) -> None:
    entries = load(path)
    assert entries
    assert all(isinstance(entry, dict) for entry in entries)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_has_no_trailing_blanks_tabs_or_curly_apostrophes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    assert "\t" not in text
    assert "’" not in text, "the straight apostrophe stands for both"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_string_is_clean_and_no_list_is_empty_or_repeats_itself(path: Path) -> None:
    entries = load(path)
    assert [text for text in strings(entries) if not text or text != " ".join(text.split())] == []
    for values in lists(entries):
        assert values
        plain = [value for value in values if not isinstance(value, dict)]
        # YAML turns unquoted words such as No or 1.5 into something else than a string.
        assert [value for value in plain if not isinstance(value, str)] == []
        assert [value for value, count in collections.Counter(plain).items() if count > 1] == []


def test_every_member_of_the_united_nations_has_an_entry() -> None:
    assert len(UN_MEMBERS) == 193
    assert UN_MEMBERS | OTHER_TERRITORIES == STATE_IDS


def test_ids_are_unique() -> None:
    ids = [entry["id"] for entry in EVERYBODY]
    ids += [institution["id"] for entry in EVERYBODY for institution in entry.get("institutions", ())]
    assert [name for name, count in collections.Counter(ids).items() if count > 1] == []


def test_entries_carry_known_keys_only() -> None:
    assert {key for entry in STATES for key in entry} <= STATE_KEYS - {"country", "since", "until"}
    assert {key for entry in HISTORICAL for key in entry} <= STATE_KEYS - {"part_of"}
    assert {key for entry in ORGANISATIONS for key in entry} <= ORGANISATION_KEYS
    assert {key for entry in GROUPS for key in entry} <= GROUP_KEYS
    assert {key for entry in GENERIC for key in entry} <= {"role", "denotes", "body", "acts_for_state", "heads"}
    assert {key for entry in NOT_ACTORS for key in entry} == {"kind", "names"}


def test_a_living_state_can_be_named_and_its_citizens_too() -> None:
    # Hong Kong and Macau are cities, Monaco and San Marino their own capitals, and the Holy See has no demonym.
    assert {entry["id"] for entry in STATES if "capital" not in entry} == {"HKG", "MAC", "MCO", "SMR", "VAT"}
    assert [entry["id"] for entry in STATES if "adjectives" not in entry] == []
    assert [entry["id"] for entry in STATES if "people" not in entry] == ["VAT"]


def test_an_entry_does_not_repeat_itself() -> None:
    for entry in EVERYBODY:
        assert entry["name"] not in entry.get("names", ()), entry["id"]
        bodies = [name for institution in entry.get("institutions", ()) for name in institution["names"]]
        assert [name for name, count in collections.Counter(bodies).items() if count > 1] == [], entry["id"]
        # A word is either the seat of a government or one of its bodies or a place: the three behave differently.
        seats = {entry.get("capital"), *entry.get("metonyms", ())}
        places = set(entry.get("places", ()))
        assert not seats & set(bodies), entry["id"]
        assert not seats & places, entry["id"]
        assert not places & set(bodies), entry["id"]


def test_no_name_means_two_actors_unless_both_call_it_ambiguous() -> None:
    claims: dict[str, dict[str, list[bool]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    for entry in EVERYBODY:
        # A nickname ("the kingdom") means whichever of them the text names, and nobody where it names two.
        for name in own_names(entry) - set(entry.get("nicknames", ())):
            claims[name][exported(entry)].append(name in entry.get("ambiguous", ()))
    disputed = {
        name: dict(owners)
        for name, owners in claims.items()
        if len(owners) > 1 and not all(flag for flags in owners.values() for flag in flags)
    }
    assert disputed == {}


def test_ambiguous_names_are_names_of_the_entry() -> None:
    stray = {entry["id"]: set(entry.get("ambiguous", ())) - own_names(entry) for entry in EVERYBODY}
    assert {key: names for key, names in stray.items() if names} == {}


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("GEO", "Georgia"),
        ("JOR", "Jordan"),
        ("TCD", "Chad"),
        ("TUR", "Turkey"),
        ("SYC", "Victoria"),
        ("MDV", "Male"),
        ("COG", "Congo"),
        ("COD", "Congo"),
        ("PER", "Lima"),
        ("CRI", "San Jose"),
        ("BEL", "Brussels"),
        ("MLI", "Mali"),
        ("NZL", "Wellington"),
    ],
)
def test_names_that_are_also_common_words_or_other_places_are_marked(state: str, name: str) -> None:
    entry = next(entry for entry in STATES if entry["id"] == state)
    assert name in entry["ambiguous"]


def test_nicknames_need_the_article() -> None:
    assert [
        name for entry in [*STATES, *HISTORICAL] for name in entry.get("nicknames", ()) if not name.startswith("the ")
    ] == []


def test_institutions_belong_to_their_state_and_play_a_known_part() -> None:
    for entry in [*STATES, *HISTORICAL]:
        for institution in entry.get("institutions", ()):
            assert set(institution) == {"id", "role", "names"}
            assert institution["id"].startswith(entry["id"] + "/")
            assert institution["role"] in INSTITUTION_ROLES
            assert institution["names"]


def test_territories_and_past_states_point_at_living_states() -> None:
    assert {entry["part_of"] for entry in STATES if "part_of" in entry} <= UN_MEMBERS
    assert {entry["country"] for entry in HISTORICAL} <= STATE_IDS
    assert all("until" in entry for entry in HISTORICAL)


def test_dates_are_dates_and_run_forward() -> None:
    spans = [*HISTORICAL, *ORGANISATIONS, *GROUPS]
    spans += [member for entry in ORGANISATIONS for member in entry.get("members", ()) if isinstance(member, dict)]
    spans += [period for entry in GROUPS for period in entry.get("governs", ())]
    for span in spans:
        since, until = span.get("since", datetime.date.min), span.get("until", datetime.date.max)
        assert isinstance(since, datetime.date), span
        assert isinstance(until, datetime.date), span
        assert since <= until, span


def test_organisations_have_a_type_a_code_a_seat_and_members_that_exist() -> None:
    ids = {entry["id"] for entry in ORGANISATIONS}
    known = STATE_IDS | {entry["id"] for entry in HISTORICAL}
    for entry in ORGANISATIONS:
        assert entry["type"] in {"igo", "bloc", "ngo", "court", "agency"}, entry["id"]
        assert entry["code"] is None or entry["code"] in ids, entry["id"]
        assert entry["type"] != "ngo" or entry["code"] is None, entry["id"]
        assert entry.get("seat") is None or entry["seat"] in STATE_IDS, entry["id"]
        members = {member if isinstance(member, str) else member["id"] for member in entry.get("members", ())}
        assert members <= known, entry["id"]
        assert len(members) == len(entry.get("members", ())), entry["id"]


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("NATO", "2016-01-01", 28),
        ("NATO", "2023-04-03", 30),
        ("NATO", "2023-04-04", 31),
        ("NATO", "2024-03-07", 32),
        ("EUR", "2020-01-31", 28),
        ("EUR", "2020-02-01", 27),
        ("AU", "2020-01-01", 55),
        ("ARABL", "2020-01-01", 22),
        ("ECOWAS", "2024-12-31", 15),
        ("ECOWAS", "2025-02-01", 12),
        ("BRICS", "2023-12-31", 5),
        ("BRICS", "2025-06-01", 10),
        ("SCO", "2016-12-31", 6),
        ("SCO", "2024-07-04", 10),
        ("OPEC", "2024-01-01", 12),
        ("G7", "2024-01-01", 7),
        ("G20", "2024-01-01", 19),
        ("ASEAN", "2024-01-01", 10),
        ("CSTO", "2024-01-01", 6),
        ("GCC", "2024-01-01", 6),
    ],
)
def test_membership_on_a_day(organisation: str, day: str, count: int) -> None:
    assert len(members_on(organisation, day)) == count


def test_groups_have_a_type_and_a_country_that_exists_or_none() -> None:
    assert len(GROUPS) >= 100
    for entry in GROUPS:
        assert entry["type"] in {"armed group", "party", "movement", "pmc", "cartel", "entity"}, entry["id"]
        assert entry["country"] is None or entry["country"] in STATE_IDS, entry["id"]
        assert all(period["country"] in STATE_IDS for period in entry.get("governs", ())), entry["id"]


def test_generic_heads_are_lower_case_and_have_one_meaning() -> None:
    for entry in GENERIC:
        assert entry["role"] in GENERIC_ROLES
        assert entry.get("body", "government") in INSTITUTION_ROLES
        assert entry["denotes"] in {"body", "person", "people", "equipment"}
        assert isinstance(entry["acts_for_state"], bool)
        assert [head for head in entry["heads"] if head != head.lower()] == []
    heads = collections.Counter(head for entry in GENERIC for head in entry["heads"])
    assert [head for head, count in heads.items() if count > 1] == []


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence ministry", "defense ministry"),
        ("ministry of defence", "ministry of defense"),
        ("defence minister", "defense minister"),
        ("national security adviser", "national security advisor"),
        ("defence forces", "defense forces"),
        ("labour party", "labor party"),
        ("armoured vehicles", "armored vehicles"),
    ],
)
def test_british_and_american_spellings_both_stand(british: str, american: str) -> None:
    heads = {head: index for index, entry in enumerate(GENERIC) for head in entry["heads"]}
    assert heads[british] == heads[american]


def test_what_is_no_actor_is_not_listed_as_one() -> None:
    actors = {name for entry in EVERYBODY for name in own_names(entry)}
    blocked = [name for entry in NOT_ACTORS for name in entry["names"]]
    assert [name for name in blocked if name in actors] == []
    assert [name for name, count in collections.Counter(blocked).items() if count > 1] == []
