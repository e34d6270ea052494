"""Words that decide which phrase fills which slot of a trigger (see ``events_frame``)."""

QUANTIFIERS = frozenset(
    "number group lot few series amount ton hundred thousand million billion dozen couple pair part bulk rest wave set "
    "range round kind type form piece some all most many more several worth tonne shipment package batch consignment "
    "unit team delegation sort act barrage volley raft host string flurry bit deal handful one two three four five six "
    "seven eight nine ten score spate salvo column convoy contingent class hour day week month year night "
    "list first last latest rest remainder majority whole".split()
)
# Who fights the state where they are.
REBELS = frozenset("rebel insurgent insurgency separatist secessionist guerrilla guerilla mutineer".split())
# What is done at them is done to nobody: "at the request of X", "on the orders of X".
AT_WHOSE = frozenset("request behest invitation order direction urging instruction bidding insistence".split())
# What one may take of a country ("occupied most of Chad").
PARTS = frozenset(
    "part half third quarter most much rest all bulk swath swathe portion strip stretch area piece north south east "
    "west region province district coast territory".split()
)
# The light verbs whose subject is acted on ("came under attack", "received aid").
REVERSING = frozenset("receive face suffer come draw attract".split())
OWNING_UP = frozenset("claim accept take admit assume acknowledge bear".split())
# Prepositions after which even a lone noun dates what is told ("said after the talks").
OCCASIONS = frozenset("after during before following at ahead".split())
# What one calls into being ("called a meeting").
CALLED = frozenset("meeting summit election session vote strike rally protest truce ceasefire halt conference".split())
# "in disregard of X" is no place.
IN_MANNER = frozenset(
    "disregard defiance response reply protest retaliation return line accordance favour favor support solidarity "
    "show sign gesture display token mark bid attempt effort move interview coordination concert tandem deference "
    "violation breach spite view light connection order exchange answer reaction revenge contravention".split()
)
CIRCUMSTANCE = frozenset("after during in before following at for ahead upon on from".split())
TELLING = frozenset("tell inform assure thank congratulate urge warn ask invite speak brief press".split())
BLOWS = frozenset(
    "shelling strike airstrike attack raid bombing bombardment ambush assault explosion fire gunfire offensive barrage "
    "crossfire missile drone clash fighting".split()
)
# Acts whose possessor, when nobody else is named, is who undergoes them.
UNDERGONE = frozenset(
    "arrest rearrest detention imprisonment assassination killing murder execution kidnapping abduction deportation "
    "expulsion eviction extradition overthrow ouster release beheading lynching".split()
)
PAPERS = frozenset(
    "resolution statement letter note decree declaration communique communiqué message law motion telegram bill "
    "report speech memorandum proposal proclamation".split()
)
STRIKING = frozenset("target hit kill wound injure strike destroy damage leave claim".split())
SHAKING = frozenset("trigger provoke spark cause precipitate prompt create produce catalyze catalyse ignite".split())
# What befalls whoever is acted on; others may be alarmed or outraged at an act.
SHOCKS = frozenset({"crisis", "emergency"})
GOODS = frozenset("shipment export import sale delivery supply flight trade aid arm oil gas good".split())
FUNDS = frozenset("money aid assistance fund funding loan credit grant cash help package tranche".split())
ANSWERS = frozenset("response reaction answer reply move step act activity retaliation".split())
ANSWERING = frozenset("respond react reply answer retaliate counter".split())
# What is had with somebody.
SHARED = frozenset(
    "talk talks negotiation meeting summit dialogue treaty pact accord deal agreement touch contact communication "
    "conversation".split()
)
LETTING = frozenset("let allow permit enable help make invite".split())
# A letter, and so on, in which something is said to somebody.
LETTERS = frozenset("letter message note call telegram cable email speech".split())
# A visit that is ended took place.
JOURNEYS = frozenset("visit trip tour stopover".split())
CLOSING = frozenset("end wrap finish round cut kick conclude complete".split())
# What somebody has said, when a phrase behind a comma sums it up.
UTTERANCES = frozenset(
    "suggestion demand charge claim accusation offer proposal request call allegation assertion idea threat warning "
    "appeal invitation contention insinuation complaint assurance promise".split()
)
# What somebody puts to others for an answer.
PUT = frozenset("plan resolution initiative draft compromise formula note bid motion ultimatum".split())
# Verbs that only say that what their subject names took place ("fighting erupted between A and B").
HAPPENING = frozenset(
    "erupt break flare rage begin start resume continue occur happen take intensify escalate spread follow last ensue "
    "go come ease hold collapse stall open unfold reconvene rock hit sweep grip".split()
)
# "Iran-backed fighters" are not Iran's, nor is a Swedish-made gun Sweden's: who helped or made is not who acts.
AT_A_REMOVE = frozenset(
    "backed supported sponsored funded financed armed trained supplied equipped made built designed manufactured "
    "donated provided brokered mediated speaking born bound allied aligned inspired style friendly leaning linked "
    "occupied based".split()
)
