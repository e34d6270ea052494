"""The command line. ``main`` finds the command, loads it alone, and turns errors into a line and an exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from standoff import __version__
from standoff.cli import registry

if TYPE_CHECKING:
    from cyclopts import App

STANDARD_INPUT = "<stdin>"  # how "-" travels through the parser, which would take it for an option
_LEADING_WITH_VALUE = ("--crisis",)
_LEADING_FLAGS = ("--quiet", "--color", "--no-color")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    code = run(sys.argv[1:] if arguments is None else arguments)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: What follows ``standoff`` on the command line.

    Returns:
        The exit code (see ``registry.EXIT_CODES``).
    """
    for stream in (sys.stdout, sys.stderr):
        # An article may hold what the terminal's encoding does not: that must not end the command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _dispatch(_options_last(list(arguments)))
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at exit; it must not fail again there.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return registry.PIPE
    except KeyboardInterrupt:
        return _fail("interrupted", registry.INTERRUPTED)
    except Exception as error:
        return _explain(error)
    return code


def _options_last(arguments: list[str]) -> list[str]:
    """``--crisis FILE brief`` as ``brief --crisis FILE``: options for every command may stand before it."""
    at = 0
    while at < len(arguments):
        name, equals, _ = arguments[at].partition("=")
        if name in _LEADING_WITH_VALUE and not equals:
            at += 2
        elif name in _LEADING_WITH_VALUE or arguments[at] in _LEADING_FLAGS:
            at += 1
        else:
            break
    grouped = any(name.startswith(f"{word} ") for word in arguments[at : at + 1] for name in registry.PLACES)
    words = 2 if grouped else 1
    return [*arguments[at : at + words], *arguments[:at], *arguments[at + words :]]


def _dispatch(arguments: list[str]) -> int:
    first = arguments[0] if arguments else "--help"
    if first in ("--help", "-h", "help"):
        print(registry.help_page())
        return registry.OK
    if first in ("--version", "-V"):
        print(f"standoff {__version__}")
        return registry.OK
    if first not in registry.COMMANDS:
        near = get_close_matches(first, registry.COMMANDS, n=1)
        hint = f"did you mean '{near[0]}'?" if near else "standoff --help lists the commands"
        what = "option" if first.startswith("-") else "command"
        return _fail(f"'{first}' is no {what}; {hint}", registry.USAGE)
    code = application(first)(
        [STANDARD_INPUT if word == "-" else word for word in arguments],
        exit_on_error=False,
        print_error=False,
    )
    return code if isinstance(code, int) else registry.OK


def application(command: str) -> "App":
    """The parser for one command (with its sub-commands), the others left unloaded."""
    from importlib import import_module

    from cyclopts import App

    from standoff.cli.help_format import HelpFormat

    def function(name: str) -> Callable[..., int]:
        module, attribute = registry.PLACES[name]
        found: Callable[..., int] = getattr(import_module(f"standoff.cli.commands.{module}"), attribute)
        return found

    settings: dict[str, Any] = {
        "help_formatter": HelpFormat(),
        "help_format": "plaintext",
        "version_flags": (),
        "result_action": "return_value",
    }
    app = App(name="standoff", **settings)
    if command in registry.PLACES:
        app.command(function(command), name=command)
        return app
    group = App(name=command, help=registry.COMMANDS[command], **settings)
    for name in registry.PLACES:
        first, _, rest = name.partition(" ")
        if first == command:
            group.command(function(name), name=rest)
    app.command(group)
    return app


def _explain(error: Exception) -> int:
    """One line on standard error, and the exit code."""
    from standoff.errors import InputError, NotFound, StandoffError, StoreError

    line = " ".join(str(error).split())
    if type(error).__module__.partition(".")[0] == "cyclopts":
        return _fail(f"{line.removesuffix('.')}; add --help to see what the command takes", registry.USAGE)
    match error:
        case StoreError():
            return _fail(line, registry.CRISIS)
        case NotFound():
            return _fail(line, registry.NOT_FOUND)
        case InputError():
            return _fail(line, getattr(error, "exit_code", registry.UNUSABLE))
        case OSError():
            named = f"{error.filename}: " if error.filename else ""
            return _fail(f"{named}{error.strerror or line}; check the path and its permissions", registry.UNUSABLE)
    if os.environ.get("STANDOFF_DEBUG"):
        raise error
    known = isinstance(error, StandoffError)
    what = line if known else f"{type(error).__name__}: {line} (a bug; STANDOFF_DEBUG=1 shows where, please report it)"
    return _fail(what, registry.BUG)


def _fail(message: str, code: int) -> int:
    # Names of files and words of articles come from elsewhere: they must not steer the terminal.
    clean = "".join(character if character.isprintable() else "\ufffd" for character in message)
    print(f"error: {clean}", file=sys.stderr)
    return code
