"""The console: the same acts and reports as the window. Imports no Qt."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from toezichtdesk import __version__, wording
from toezichtdesk.cli import coded, import_command, streams, usage
from toezichtdesk.cli.arguments import DONE, REFUSED, Commands, refuse_taken
from toezichtdesk.cli.output import print_json
from toezichtdesk.domain.errors import OfficerCanAct


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 wrong usage.

    A refusal is printed on stderr in Dutch, with --json also on stdout as code and values, and
    nothing is written.
    """
    streams.speak_utf_8()
    logging.lastResort = streams.IntoLog(logging.WARNING)
    asked = parse(arguments)
    command: Callable[[argparse.Namespace], int] = asked.run
    try:
        streams.refuse_no_text(asked)
        for name in asked.outputs if "outputs" in asked else ():
            refuse_taken(getattr(asked, name), overwrite=asked.overwrite)
        code = command(asked)
        sys.stdout.flush()
    except OfficerCanAct as refusal:
        if "json" in asked and asked.json:
            print_json(coded.obstacle_json(refusal))
        print(wording.obstacle_on_console(refusal), file=sys.stderr)
        return REFUSED
    except OSError as error:
        sentence = streams.fall_silent(error)
        if sentence:
            print(sentence, file=sys.stderr)
        return REFUSED if sentence else DONE
    return code


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed command line; exit with code 2 on wrong usage."""
    # argparse looks up its sentences in its own module; there is no other way to translate them.
    argparse._ = lambda words: usage.DUTCH.get(words, words)  # type: ignore[attr-defined]
    parser = _parser()
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT")
    commands.add_parser("demo", help="het venster met voorbeeldgegevens")
    import_command.add(commands)
    if not usage.is_import(arguments):  # no other command has to be loaded for it
        _add_others(commands)
    help_text = "doe het hele werk op de proef, voor een beheerder"
    commands.add_parser("selftest", help=help_text).set_defaults(run=_selftest)
    asked = parser.parse_args(arguments)
    if "run" not in asked:
        parser.error("geef een opdracht die zonder venster kan")
    if asked.command == "import":
        import_command.check(parser, asked)
    return asked


def _add_others(commands: Commands) -> None:
    from toezichtdesk.cli import (
        attachment_acts,
        changing,
        contact_acts,
        files,
        filing,
        knowledge_acts,
        own_counts,
        own_lists,
        papers,
        persons,
        plan_acts,
        retention,
        showing,
        talks,
        undoing,
    )

    every = (showing, plan_acts, knowledge_acts, changing, undoing, papers, persons, retention)
    for part in (
        *every,
        contact_acts,
        talks,
        own_counts,
        own_lists,
        attachment_acts,
        filing,
        files,
    ):
        part.add(commands)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="toezichtdesk",
        description="Toezicht op de huisvesting van vergunninghouders.",
        epilog="Zonder opdracht opent het venster; „demo” opent het met voorbeeldgegevens.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Toezichtdesk {__version__}",
        help="toon het versienummer",
    )
    parser.add_argument("--database", type=Path, metavar="BESTAND", help="de database")
    parser.add_argument("--today", type=usage.day, metavar="DATUM", help="vandaag, als jjjj-mm-dd")
    return parser


def _selftest(_: argparse.Namespace) -> int:
    """Report for each step of the self-test whether it succeeded."""
    from toezichtdesk.cli import selftest

    code = DONE
    for step in selftest.steps(main):
        print(
            f"{step.name}: {f'NIET in orde. {step.fault}' if step.fault else 'in orde'}", flush=True
        )
        code = REFUSED if step.fault else code
    print(
        f"Toezichtdesk {__version__}: {'alles in orde' if code == DONE else 'niet alles in orde'}."
    )
    return code
