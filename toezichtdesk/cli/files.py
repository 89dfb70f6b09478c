"""Console commands that handle whole files: the template, backups and the database itself."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from toezichtdesk import database_locks, signing, wording
from toezichtdesk.casework import practice
from toezichtdesk.casework.trial_restoring import try_restore
from toezichtdesk.cli import coded, output
from toezichtdesk.cli.arguments import DONE, REFUSED, Commands, add_output, path, refuse_taken
from toezichtdesk.paths import backup_folder
from toezichtdesk.reports.record import soundness
from toezichtdesk.store import backup
from toezichtdesk.store.database import Database


def add(commands: Commands) -> None:
    """Add the commands."""
    parser = commands.add_parser("template", help="bewaar een lege werkmap om in te vullen")
    add_output(parser, "file", help="de werkmap, of een map")
    parser.set_defaults(run=_template, outputs=())  # the command itself determines the file
    for name, help_text, what, run in (
        ("backup", "maak een gecontroleerde kopie", "de kopie", _backup),
        ("restore", "zet een kopie terug", "de kopie", _restore),
    ):
        parser = commands.add_parser(name, help=help_text)
        parser.add_argument("file", type=Path, metavar="BESTAND", help=what)
        parser.set_defaults(run=run)
    help_text = "probeer of een kopie is terug te zetten; er verandert niets"
    parser = commands.add_parser("trial-restore", help=help_text)
    parser.add_argument("file", type=Path, metavar="BESTAND", help="de kopie")
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.set_defaults(run=_trial_restore)
    commands.add_parser("check", help="controleer de database").set_defaults(run=_check)


def _template(asked: argparse.Namespace) -> int:
    from toezichtdesk.render import template  # needs openpyxl only to write

    path = asked.file / template.FILE_NAME if asked.file.is_dir() else asked.file
    refuse_taken(path, overwrite=asked.overwrite)
    template.write_template(path)
    print(f"Het sjabloon is opgeslagen in {path}. Vul het in en importeer het met „import”.")
    return DONE


def _backup(asked: argparse.Namespace) -> int:
    made = backup.back_up(path(asked), asked.file)
    print(f"Gecontroleerde kopie gemaakt: {made.path}.")
    return DONE


def _restore(asked: argparse.Namespace) -> int:
    database_locks.refuse_if_held(path(asked))
    restored = practice.restore(asked.file, path(asked), signing.sign(asked.today))
    print(f"{asked.file} is teruggezet.")
    if restored.kept is not None:
        print(f"De vorige database is bewaard als {restored.kept}.")
    for doubt in wording.doubts(restored):
        print(doubt, file=sys.stderr)
    return DONE


def _trial_restore(asked: argparse.Namespace) -> int:
    result = try_restore(asked.file)
    if asked.json:
        output.print_json(coded.trial_restore_json(asked.file, result))
    else:
        print(wording.trial_restore(result.report, result.last_act))
    return DONE if result.report.is_sound else REFUSED


def _check(asked: argparse.Namespace) -> int:
    database = path(asked)
    report = backup.check(database, backup_folder(database))
    if report.is_sound and report.is_current:
        with Database(database).reading() as connection:
            report = replace(report, broken=soundness.beyond_seals(connection))
    print(output.check_text(report))
    return DONE if report.is_sound else REFUSED
