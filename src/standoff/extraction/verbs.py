"""Verbs by whom what stands under them is said of, and what one does with a word; what one says it in, and to whom."""

# Verbs whose object, not subject, is who should do the infinitive ("urged Seoul to withdraw").
OBJECT_CONTROL = frozenset(
    "urge ask tell order press pressure force compel persuade convince encourage invite allow permit enable help "
    "expect want advise warn request require call command instruct direct forbid lead cause prompt push oblige "
    "demand implore beg authorize authorise commit appeal train prepare".split()
)
# Of these, those that one gives to one's own.
ORDERING = frozenset("order instruct tell direct command authorise authorize".split())
# What binds whoever does it by a word.
VOWING = frozenset("vow threaten promise pledge swear".split())
# Who says that something is not so.
DENYING = frozenset("deny reject dismiss refute rebut".split())
# Who does not take what is told for true.
DISBELIEVING = DENYING | {"disprove", "discredit", "disbelieve", "doubt"}
# What one does with what one lets pass.
BEARING = frozenset("tolerate accept forgive forget ignore stand".split())
# How one takes what another does: "would be regarded as an act of war".
REGARDING = frozenset("regard treat consider view see deem interpret".split())
# Who does not think that something is so, thinks that it is not: "I do not believe that we will attack".
NOT_SO = frozenset("think believe suppose imagine reckon expect guess".split())
# Verbs whose prepositional object is who should do the infinitive ("called on Seoul to withdraw").
PREPOSITION_CONTROL = frozenset("call appeal plead prevail".split())
# Verbs whose object is who does (or did) what the preposition's gerund says ("accused Oman of arming").
GERUND_CONTROL = frozenset(
    "accuse suspect charge warn blame condemn criticize criticise denounce thank praise stop prevent keep deter bar "
    "ban prohibit block discourage dissuade convict fault punish sanction rebuke congratulate commend indict acquit "
    "hinder restrain chastise slam censure arrest detain jail fine talk expel imprison prosecute convict sentence "
    "reprimand sack dismiss bring sue haul summon boycott".split()
)
# What one does with the words of others: "denied a report saying that …" says nothing of the kind.
TAKING = frozenset(
    "deny reject dismiss refute rebut dispute contest ignore welcome applaud praise condemn criticise criticize "
    "denounce deplore regret investigate probe study examine review analyse analyze consider discuss debate "
    "receive hear see get obtain find read leak seize intercept cite quote note acknowledge confirm verify accept "
    "believe trust doubt question challenge answer await expect want demand request seek support back endorse "
    "oppose veto block resent fear follow protest translate expose call describe brand label heed recall remember "
    "ridicule mock brush shrug wave play tear burn misread".split()
)
# What somebody says or writes, and what stands in it ("a note warning of reprisals").
TEXTS = frozenset(
    "statement letter note message speech declaration memorandum telegram cable resolution communique communiqué "
    "proclamation address email article memo dispatch broadcast".split()
)
# Whom one meets, calls or questions, where no name says that it is a person.
PERSONS = frozenset(
    "president premier minister leader chancellor king queen emir sultan secretary counterpart general ambassador "
    "envoy chief commander prince him her them".split()
)
# What parties agree on in writing, and owe each other by.
PACTS = frozenset("treaty pact accord convention charter protocol".split())
# "Will not sign any deal that …": what one's consent is refused with.
CONSENTING = frozenset("sign accept approve ratify endorse support back recognise recognize fund join initial".split())
