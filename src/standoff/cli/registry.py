"""Which commands there are, and the page that ``standoff --help`` prints.

The page is written here and not gathered from the commands, so that it can be printed before anything is imported. A
test compares each line with the first line of the command's docstring.
"""

GROUPS: dict[str, dict[str, str]] = {
    "Articles in": {
        "add": "Read articles, extract what is in them, and keep it in the crisis file.",
        "import": "Read the lines of an export into the crisis file.",
    },
    "The crisis as a whole": {
        "brief": "Print the crisis on one screen, every line with its citation.",
        "stories": "List the happenings that the articles are about.",
        "timeline": "List what happened on which day.",
        "actors": "List who occurs, acts and is acted on.",
        "tension": "List how hostile who was to whom on which day.",
        "ledger": "List figures and statements on one matter side by side.",
        "whatif": "List what has been said would follow if something happened, and by whom.",
    },
    "Records": {
        "commitments": "List threats, red lines, promises, obligations, and where each stands.",
        "claims": "List who asserts, denies or could not confirm what.",
        "quotes": "List who said what.",
        "events": "List who did what to whom.",
        "search": "Find articles by their words.",
        "show": "Open a citation: the words in their place, and what they are tied to.",
        "why": "Say why a record is there: sentence, rule, lexicon entry, way through the grammar.",
        "export": "Print every record, one JSON object a line.",
    },
    "Judgements": {
        "judge": "Accept, reject, merge, split or re-ground what was found, and rate publishers.",
    },
    "At the desk": {
        "serve": "Open the desk: read, check and judge the crisis in a browser.",
    },
    "Upkeep": {
        "doctor": "Check the installation and the crisis file.",
        "lexicon": "Check a lexicon file of your own.",
    },
}
COMMANDS: dict[str, str] = {name: summary for group in GROUPS.values() for name, summary in group.items()}

# Where each command lives: (module under ``cli.commands``, function); ``judge`` and ``lexicon`` have their own.
PLACES: dict[str, tuple[str, str]] = {
    "add": ("adding", "add"),
    "import": ("exchange", "import_"),
    "brief": ("brief", "brief"),
    "stories": ("overviews", "stories"),
    "timeline": ("overviews", "timeline"),
    "actors": ("overviews", "actors"),
    "tension": ("overviews", "tension"),
    "ledger": ("ledger", "ledger"),
    "whatif": ("whatif", "whatif"),
    "commitments": ("commitments", "commitments"),
    "claims": ("records", "claims"),
    "quotes": ("records", "quotes"),
    "events": ("records", "events"),
    "search": ("search", "search"),
    "show": ("opening", "show"),
    "why": ("opening", "why"),
    "export": ("exchange", "export"),
    "judge accept": ("judging", "accept"),
    "judge reject": ("judging", "reject"),
    "judge merge": ("judging", "merge"),
    "judge split": ("judging", "split"),
    "judge reground": ("judging", "reground"),
    "judge rate": ("judging", "rate"),
    "judge log": ("judging", "log"),
    "judge undo": ("judging", "undo"),
    "serve": ("serving", "serve"),
    "doctor": ("upkeep", "doctor"),
    "lexicon check": ("upkeep", "lexicon_check"),
}

OK, IN_PART, USAGE, CRISIS, NOT_FOUND, UNUSABLE, BUG, INTERRUPTED, PIPE = 0, 1, 2, 3, 4, 5, 70, 130, 141
EXIT_CODES: dict[int, str] = {
    OK: "done",
    IN_PART: "something could not be read or is not in order; everything else is done",
    USAGE: "wrong usage",
    CRISIS: "the crisis file is missing, busy, damaged, newer, or no crisis file",
    NOT_FOUND: "no record, article or actor goes by that name, or several do",
    UNUSABLE: "a lexicon, export or output file cannot be used",
    BUG: "standoff itself failed; please report it",
    INTERRUPTED: "interrupted; articles that were stored before stay stored",
    PIPE: "whoever read the output stopped reading",
}
EVERYWHERE = {
    "--crisis FILE": "the crisis file; otherwise the variable STANDOFF_CRISIS, otherwise ./crisis.db",
    "--no-color": "no colours; also with the variable NO_COLOR, and whenever the output is no terminal",
    "--quiet": "no progress and no notes on standard error; errors remain",
}


def help_page() -> str:
    """What ``standoff --help`` prints."""
    lines = [
        "Usage: standoff COMMAND [INPUTS...] [OPTIONS]",
        "",
        "Feed it what many outlets write about an international standoff; it keeps one record of who",
        "did what to whom, who said it, which figures disagree, and which threats, promises and red",
        "lines stand. Everything it prints names the words it rests on.",
        "",
        "  standoff brief FOLDER            the brief of some articles; nothing is stored",
        "  standoff add FOLDER              start or extend the crisis file ./crisis.db",
        "  standoff brief                   the brief of the crisis file",
        "  standoff show ID                 open a citation of the brief",
    ]
    for group, commands in GROUPS.items():
        lines += ["", f"{group}:", *(f"  {name:<12} {summary}" for name, summary in commands.items())]
    lines += ["", "Everywhere:", *(f"  {name:<15} {text}" for name, text in EVERYWHERE.items())]
    lines += [
        "  COMMAND --help  what the command takes",
        "  --version       the version",
        "",
        "INPUTS are files (.txt, .html, .jsonl, .csv), folders, globs, or - for standard input. Commands that",
        "read take them too: they then look into those articles and leave every crisis file alone.",
        "",
        "Exit codes:",
        *(f"  {code:<4} {meaning}" for code, meaning in EXIT_CODES.items()),
    ]
    return "\n".join(lines)
