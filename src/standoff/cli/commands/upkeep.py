"""``standoff doctor`` and ``standoff lexicon check``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from standoff.cli import registry, session
from standoff.cli.citing import count
from standoff.cli.commands.records import Form, Shared
from standoff.cli.console import Piece, Screen
from standoff.cli.options import COMMON

if TYPE_CHECKING:
    from standoff.api import Check

_STYLES = {"ok": "good", "warning": "warn", "error": "hot"}


def doctor(*, format_: Form = "table", common: Shared = COMMON) -> int:
    """Check the installation and the crisis file.

    Without a crisis file only the installation is checked. The exit code is 1 when something is missing or damaged.
    """
    from standoff.api import Crisis
    from standoff.cli.listing import plain, print_csv, print_json

    named = session.crisis_path(common)
    if common.crisis or named.exists():
        with session.opened(common) as crisis:
            checks = crisis.doctor()
    else:
        with Crisis.open(model=common.model, lexicons=common.lexicon) as crisis:
            checks = crisis.doctor()
    screen = Screen(color=common.color)
    if format_ == "json":
        print_json(checks, screen)
    elif format_ == "csv":
        print_csv([plain(check) for check in checks], screen)
    else:
        _print(checks, screen)
    return registry.IN_PART if any(check.state == "error" for check in checks) else registry.OK


def _print(checks: "tuple[Check, ...]", screen: Screen) -> None:
    from standoff.cli.console import clean

    wide = max(len(check.name) for check in checks)
    for check in checks:
        pieces = [Piece(f"{check.state:<8}", _STYLES[check.state]), Piece(f"{check.name:<{wide}}  ", "strong")]
        pieces.append(Piece(clean(check.detail)))
        if check.hint:
            pieces.append(Piece(f"  ({clean(check.hint)})", "note"))
        screen.line(pieces)


def lexicon_check(
    file: Annotated[Path, Parameter(help="Actors as .yaml, offices as .csv.")],
    /,
    *,
    common: Shared = COMMON,
) -> int:
    """Check a lexicon file of your own.

    Says what is in it, or names the entry that is wrong. --lexicon FILE then uses it beside those that come with
    standoff.
    """
    from standoff.api import check_lexicon

    screen = Screen(color=common.color)
    found = check_lexicon(file)
    what = ", ".join(count(number, kind.removesuffix("s")) for kind, number in found.items() if number) or "nothing"
    screen.line([Piece(f"{file}: "), Piece("in order", "good"), Piece(f", adds {what}")])
    return registry.OK
