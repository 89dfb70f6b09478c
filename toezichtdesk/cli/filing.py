"""Dossier items on the console (letters, and what steps on rungs 4-6 need): list and file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from toezichtdesk import wording
from toezichtdesk.casework import terms as acts_of
from toezichtdesk.cli import usage
from toezichtdesk.cli.arguments import DONE, Commands, add_known_on, add_output, read, shown, tell
from toezichtdesk.cli.recording import recorded, sub_commands
from toezichtdesk.domain.terms import FileItem, FileItemData, FileItemKind
from toezichtdesk.outputs import replacing
from toezichtdesk.reports import municipalities
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.papers.letters import own_templates
from toezichtdesk.reports.record.stored_files import document_of
from toezichtdesk.reports.record.terms import Track, tracks

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Signature


def add(commands: Commands) -> None:
    """Add the command with its sub-commands."""
    parser = commands.add_parser("filed", help="de brieven en stukken in een dossier")
    acts = sub_commands(parser)
    acts.required = True
    parser.set_defaults(json=False)
    listed = acts.add_parser("list", help="de stukken van een gemeente, oudste eerst")
    listed.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    listed.add_argument("--json", action="store_true", help="als JSON")
    add_known_on(listed)
    listed.set_defaults(run=_list)
    _add_filing(recorded(acts, "add", "leg een brief of stuk vast", _file))
    saved = acts.add_parser("save", help="bewaar de kopie van een stuk")
    _add_number(saved)
    add_output(saved, "file", help="waarheen")
    saved.set_defaults(run=_save)
    withdrawn = recorded(acts, "withdraw", "trek in wat bij vergissing is vastgelegd", _withdraw)
    _add_number(withdrawn)
    withdrawn.add_argument("--reason", required=True, metavar="TEKST", help="de reden")


def _add_filing(parser: argparse.ArgumentParser) -> None:
    kinds = [kind.value for kind in FileItemKind]
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    parser.add_argument("kind", choices=kinds, metavar="SOORT", help=", ".join(kinds))
    parser.add_argument(
        "--date", required=True, type=usage.day, metavar="DATUM", help="de dag van het stuk"
    )
    parser.add_argument("--reference", default="", metavar="TEKST", help="het kenmerk")
    parser.add_argument("--note", default="", metavar="TEKST", help="een toelichting")
    parser.add_argument("--term", type=usage.day, metavar="DATUM", help="de termijn die het geeft")
    parser.add_argument("--document", type=Path, metavar="BESTAND", help="houd hiervan een kopie")


def _add_number(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=int, metavar="NUMMER", help="in filed list")


def _list(asked: argparse.Namespace) -> int:
    today, known_on = shown(asked)
    with read(asked).reading() as connection:
        code = municipalities.find(connection, asked.municipality, today).code
        known = AsKnown.on(connection, today, known_on)
        items = tracks(known, code).get(code, Track()).items
    return tell(asked, map(_json, items), "\n".join(map(_text, items)) or "Er zijn geen stukken.")


def _file(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    code = municipalities.find(connection, asked.municipality, by.today).code
    data = FileItemData(
        code, FileItemKind(asked.kind), asked.date, asked.reference, asked.note, asked.term
    )
    document = None
    if asked.document is not None:
        from toezichtdesk.render.letters import finished  # late: only for who files a document

        document = finished(asked.document, own_templates(connection), data.kind)
    acts_of.file(connection, by, data, document)


def _save(asked: argparse.Namespace) -> int:
    with read(asked).reading() as connection:
        copy = document_of(connection, asked.number)
    with replacing(asked.file, overwrite=asked.overwrite) as temporary:
        temporary.write_bytes(copy.content)
    print(f"{copy.name} opgeslagen in {asked.file}.")
    return DONE


def _withdraw(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    acts_of.withdraw_item(connection, by, asked.number, asked.reason)


def _text(item: FileItem) -> str:
    parts = [f"{item.id}  {wording.day(item.dated_on)}  {item.kind.value}", item.reference]
    parts += [f"termijn {wording.day(item.due_on)}" if item.due_on else "", item.note]
    parts += [f"kopie: {item.document}" if item.document else ""]
    return "  ".join(filter(None, parts))


def _json(item: FileItem) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "dated_on": item.dated_on.isoformat(),
        "reference": item.reference,
        "note": item.note,
        "due_on": item.due_on.isoformat() if item.due_on else None,
        "document": item.document or None,
    }
