"""Entry point: opens the window, or runs one console command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toezichtdesk import mswindows
from toezichtdesk.cli import usage
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.paths import default_database
from toezichtdesk.sheets.process import starting
from toezichtdesk.signing import sign

PRIVATE = 0o077  # database, backups, log and documents are private to the user
NO_DISPLAY = (
    "Er is geen beeldscherm; Toezichtdesk laat daarom zonder venster op voorbeeldgegevens zien "
    "wat het doet.\n"
)


@dataclass(frozen=True, slots=True)
class WindowWanted:
    """The command line of the window."""

    database: Path | None
    today: date | None
    is_trial: bool


def main() -> int:
    """Open the window, or run the command; return the exit code."""
    mswindows.tell_without_console()
    if os.name == "posix":
        os.umask(PRIVATE)
    arguments = sys.argv[1:]
    if arguments == ["--read-sheets"]:  # the packaged program, started by itself to read files
        from toezichtdesk.sheets.process import child

        return child.main()
    if arguments == ["--fill-letters"]:  # or to fill letter templates
        from toezichtdesk.render.filling import child as filling

        return filling.main()
    if arguments == ["--bind-sheets"]:  # or to typeset and bind a batch of sheets
        from toezichtdesk.render.paper import press_child

        return press_child.main()
    if arguments == ["--check-record"]:  # or to check a large record beside its window
        from toezichtdesk.reports.record import check_child

        return check_child.main()
    wanted = window_wanted(arguments)
    if wanted is None:
        mswindows.speak_into_file()
        if usage.is_import(arguments):
            starting.start_ahead()  # ready by the time the commands are loaded
        from toezichtdesk.cli import commands

        return commands.main(arguments)
    if not has_display():
        from toezichtdesk.cli import showcase

        print(NO_DISPLAY)
        return showcase.show()
    from toezichtdesk.app import run

    database = wanted.database or own_database()
    return run(database, signer(wanted.today), is_trial=wanted.is_trial)


def own_database() -> Path:
    """Return the officer's own database; exit with a message when it has no possible place."""
    try:
        return default_database()
    except OfficerCanAct as refusal:
        from toezichtdesk import wording  # only where it cannot start

        mswindows.tell(wording.obstacle(refusal))
        sys.exit(1)


def window_wanted(arguments: Sequence[str]) -> WindowWanted | None:
    """Return what to show, or None when the arguments are for the console.

    Only `--database FILE`, `--today DATE` and `demo` lead to the window. Parsed by hand: argparse
    and the commands behind it would delay the first window.
    """
    database: Path | None = None
    today: date | None = None
    rest = [part for argument in arguments for part in _apart(argument)]
    while rest and rest[0] in ("--database", "--today"):
        if len(rest) == 1:
            return None
        name, value, rest = rest[0], rest[1], rest[2:]
        if name == "--database":
            database = Path(value)
            continue
        try:
            today = usage.day(value)
        except ValueError:
            return None
    return WindowWanted(database, today, is_trial=bool(rest)) if rest in ([], ["demo"]) else None


def has_display() -> bool:
    """Return whether a window can be shown, which may not be so on Linux."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def signer(today: date | None) -> Callable[[], Signature]:
    """Return a function that returns who acts and when; with a fixed today, at noon of that day."""

    def signed() -> Signature:
        return sign(today)

    return signed


def _apart(argument: str) -> tuple[str, ...]:
    name, is_joined, value = argument.partition("=")
    return (name, value) if is_joined and name.startswith("--") else (argument,)


if __name__ == "__main__":
    sys.exit(main())
