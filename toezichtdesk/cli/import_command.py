"""The `import` command, and how its result is reported."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from toezichtdesk import signing
from toezichtdesk.cli import importing, output, usage
from toezichtdesk.cli.arguments import DONE, REFUSED, Commands, add_output, path


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("import", help="importeer bladen met cijfers")
    parser.add_argument(
        "sheets",
        nargs="+",
        type=Path,
        metavar="BLAD",
        help="een Excelblad, of een patroon zoals map\\*.xlsx",
    )
    parser.add_argument("--period", type=usage.period, metavar="PERIODE", help="zoals 2022-I")
    parser.add_argument(
        "--reference-date", type=usage.day, metavar="DATUM", help="de peildatum, als jjjj-mm-dd"
    )
    parser.add_argument("--dry-run", action="store_true", help="toon het plan, wijzig niets")
    parser.add_argument(
        "--all-municipalities",
        action="store_true",
        help="neem ook gemeenten op die niet op uw lijst staan",
    )
    parser.add_argument(
        "--skip-refused", action="store_true", help="sla rijen met een probleem over"
    )
    add_output(
        parser,
        "--marked-copy",
        help="schrijf bij problemen een kopie van het blad waarin zij gekleurd zijn",
    )
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.set_defaults(run=_import)


def check(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> None:
    """Expand file patterns; exit with code 2 when options contradict each other."""
    asked.sheets = importing.expanded(asked.sheets)
    if asked.marked_copy is not None and len(asked.sheets) > 1:
        parser.error("--marked-copy gaat met één blad tegelijk")


def _import(asked: argparse.Namespace) -> int:
    wanted = importing.Asked(
        database=path(asked),
        sheets=tuple(asked.sheets),
        period=asked.period,
        reference_date=asked.reference_date,
        is_dry_run=asked.dry_run,
        skips_refused=asked.skip_refused,
        marked_copy=asked.marked_copy,
        takes_outside=asked.all_municipalities,
        is_explained=asked.json or asked.dry_run,
    )
    result = importing.run(wanted, signing.sign(asked.today))
    if asked.json:
        output.print_json(output.import_json(result, is_dry_run=asked.dry_run))
        for line in output.warning_lines(result):
            print(line, file=sys.stderr)
    elif not result.refusal:
        print(output.import_text(result, is_dry_run=asked.dry_run))
    if result.refusal:
        print(output.refused_text(result), file=sys.stderr)
    if result.copy:
        print(result.copy, file=sys.stderr)
    return REFUSED if result.refusal else DONE
