"""How ``standoff COMMAND --help`` looks: two columns of plain text, the same on every terminal and in the docs."""

import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cyclopts.help import HelpEntry, HelpPanel
    from rich.console import Console, ConsoleOptions

_LABELS = 24  # columns; a longer label has its description on the next line
_WIDEST = 100


class HelpFormat:
    """Prints the parts of a help page (the protocol of cyclopts' formatters)."""

    def __call__(self, console: "Console", options: "ConsoleOptions", panel: "HelpPanel") -> None:
        """One panel: labels on the left, what they mean on the right."""
        if not panel.entries:
            return
        wide = min(console.width, _WIDEST)
        _print(console, f"{_plain(panel.title)}:")
        for entry in panel.entries:
            label = "  " + ", ".join(entry.display_labels_with_metavar)
            text = " ".join(_description(entry).split())
            if len(label) > _LABELS - 2:
                _print(console, label)
                label = ""
            for line in textwrap.wrap(text, max(wide - _LABELS, 30), break_long_words=False) or [""]:
                _print(console, f"{label:<{_LABELS}}{line}")
                label = ""
        _print(console, "")

    def render_usage(self, console: "Console", options: "ConsoleOptions", usage: Any) -> None:
        """The line that says how the command is written."""
        _print(console, "Usage: " + _plain(usage).strip().replace("[ARGS...]", "[INPUTS...]") + "\n")

    def render_description(self, console: "Console", options: "ConsoleOptions", description: Any) -> None:
        """What the command does, in paragraphs."""
        for paragraph in _plain(description).split("\n\n"):
            _print(console, textwrap.fill(" ".join(paragraph.split()), min(console.width, _WIDEST)) + "\n")


def _description(entry: "HelpEntry") -> str:
    parts = [_plain(entry.description)]
    if entry.choices:
        parts.append(f"[{' | '.join(entry.choices)}]")
    if entry.default:
        parts.append(f"[default: {entry.default}]")
    return " ".join(parts)


def _plain(text: Any) -> str:
    """The words of whatever cyclopts hands over: a string, a rich text, or one wrapped once more."""
    text = getattr(text, "primary_renderable", text)
    return str(getattr(text, "plain", text) or "")


def _print(console: "Console", text: str) -> None:
    console.print(text, highlight=False, markup=False, soft_wrap=True)
