"""Attachments on the console: list, add, save, withdraw and erase."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from toezichtdesk import signing, wording
from toezichtdesk.casework import attachments as acts_of
from toezichtdesk.cli.arguments import DONE, Commands, add_output, read, tell
from toezichtdesk.cli.recording import recorded, sub_commands
from toezichtdesk.domain.casefile import AttachedTo
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.outputs import replacing
from toezichtdesk.reports import municipalities
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages import plan_list
from toezichtdesk.reports.record.attachments import attachment_by_number, attachments, whole_file

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Attachment, Signature


def add(commands: Commands) -> None:
    """Add the command with its sub-commands."""
    parser = commands.add_parser("attachments", help="de bijlagen bij contacten en plannen")
    acts = sub_commands(parser)
    acts.required = True
    listed = acts.add_parser("list", help="de bijlagen van een gemeente")
    listed.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    listed.add_argument("--json", action="store_true", help="als JSON")
    listed.set_defaults(run=_list)
    added = recorded(acts, "add", "voeg een bestand toe", _add)
    added.add_argument("file", type=Path, metavar="BESTAND", help="het bestand")
    to = added.add_mutually_exclusive_group(required=True)
    to.add_argument("--contact", type=int, metavar="NUMMER", help="bij dit contact")
    to.add_argument("--plan", metavar="GEMEENTE", help="bij het verbeterplan van deze gemeente")
    saved = acts.add_parser("save", help="bewaar een kopie van een bijlage")
    _add_number(saved)
    add_output(saved, "file", help="de kopie")
    saved.set_defaults(run=_save)
    _add_number(recorded(acts, "withdraw", "trek in wat bij vergissing is toegevoegd", _withdraw))
    erased = recorded(acts, "erase", "wis een bijlage voorgoed", _erase)
    _add_number(erased)
    erased.add_argument("--reason", required=True, metavar="TEKST", help="de reden")
    erased.add_argument(
        "--everywhere", action="store_true", help="ook waar hetzelfde bestand nog is bijgevoegd"
    )


def _add_number(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=int, metavar="NUMMER", help="in attachments list")


def _list(asked: argparse.Namespace) -> int:
    today = signing.sign(asked.today).today
    with read(asked).reading() as connection:
        code = municipalities.find(connection, asked.municipality, today).code
        rows = attachments(AsKnown(connection, today), code)
    return tell(asked, map(_json, rows), "\n".join(map(_text, rows)) or "Er zijn geen bijlagen.")


def _add(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    to = AttachedTo(contact=asked.contact)
    if asked.plan is not None:
        code = municipalities.find(connection, asked.plan, by.today).code
        plan = plan_list.plan_now(connection, code, by.today)
        if plan is None:
            raise OfficerCanAct(Obstacle.NO_PLAN_YET)
        to = AttachedTo(plan=plan.id)
    acts_of.attach(connection, by, to, asked.file)


def _save(asked: argparse.Namespace) -> int:
    with read(asked).reading() as connection:
        content = whole_file(
            connection, attachment_by_number(connection, asked.number)
        ).read_bytes()
    with replacing(asked.file, overwrite=asked.overwrite) as temporary:
        temporary.write_bytes(content)
    print(f"Bewaard in {asked.file}.")
    return DONE


def _withdraw(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    acts_of.withdraw(connection, by, asked.number)


def _erase(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    acts_of.erase(connection, by, asked.number, reason=asked.reason, everywhere=asked.everywhere)


def _text(one: Attachment) -> str:
    to = f"contact {one.to.contact}" if one.to.contact is not None else f"plan {one.to.plan}"
    size = "gewist" if one.is_erased else wording.file_size(one.size)
    return f"{one.id}  {wording.day(one.added_on)}  {to}  {one.name} ({size})"


def _json(one: Attachment) -> dict[str, object]:
    return {
        "id": one.id,
        "contact": one.to.contact,
        "plan": one.to.plan,
        "name": one.name,
        "size": one.size,
        "sha256": one.file.partition(".")[0],
        "added_on": one.added_on.isoformat(),
        "erased": one.is_erased,
    }
