"""Planned talks on the console: list, plan, move, cancel, hold."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from toezichtdesk import signing, wording
from toezichtdesk.casework import talks as acts
from toezichtdesk.cli import usage
from toezichtdesk.cli.arguments import Commands, read, tell
from toezichtdesk.cli.recording import recorded
from toezichtdesk.domain.casefile import AgreementData, ContactData, Party, Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData, time_in
from toezichtdesk.reports import municipalities
from toezichtdesk.reports.record.talks import TalkRow, talk_rows, talk_with

DAY: dict[str, Any] = {"type": usage.day, "metavar": "DATUM"}
_PARTIES = {Party.MUNICIPALITY: "municipality", Party.PROVINCE: "province"}


def add(commands: Commands) -> None:
    """Add the commands."""
    parser = commands.add_parser("talks", help="de geplande gesprekken")
    parser.add_argument("--municipality", metavar="GEMEENTE", help="alleen deze, naam of code")
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.set_defaults(run=show)
    parser = recorded(commands, "talk", "plan een gesprek met een of meer gemeenten", plan)
    parser.add_argument("municipalities", nargs="+", metavar="GEMEENTE", help="naam of code")
    parser.add_argument("--date", required=True, **DAY, help="de dag")
    kinds = [kind.value for kind in ContactKind]
    parser.add_argument("--kind", required=True, choices=kinds, help="het soort gesprek")
    _add_details(parser)
    parser = recorded(commands, "talk-move", "verplaats of wijzig een gepland gesprek", move)
    _add_number(parser)
    parser.add_argument("--date", **DAY, help="de nieuwe dag")
    parser.add_argument("--kind", choices=kinds, help="een ander soort gesprek")
    parser.add_argument(
        "--municipality",
        action="append",
        metavar="GEMEENTE",
        help="met wie, in plaats van wat er stond; mag vaker",
    )
    _add_details(parser)
    parser = recorded(commands, "talk-cancel", "laat een gepland gesprek vervallen", cancel)
    _add_number(parser)
    parser.add_argument("--reason", required=True, metavar="TEKST", help="waarom")
    parser = recorded(commands, "talk-held", "leg een gepland gesprek vast als contact", hold)
    _add_number(parser)
    parser.add_argument("--summary", required=True, metavar="TEKST", help="wat is besproken")
    parser.add_argument("--date", **DAY, help="de dag, als het een andere was")
    parser.add_argument(
        "--attach", action="append", default=[], type=Path, metavar="BESTAND", help="mag vaker"
    )
    add_agreements(parser)


def show(asked: argparse.Namespace) -> int:
    """Print the planned talks by day."""
    today = signing.sign(asked.today).today
    with read(asked).reading() as connection:
        code = None
        if asked.municipality is not None:
            code = municipalities.find(connection, asked.municipality, today).code
        rows = talk_rows(connection, today, municipality=code)
    return tell(asked, map(as_json, rows), as_text(rows))


def plan(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    """Plan a talk."""
    planned = [
        municipalities.find(connection, name, asked.date).code for name in asked.municipalities
    ]
    data = TalkData(asked.date, ContactKind(asked.kind), tuple(planned))
    acts.plan(connection, by, _detailed(data, asked))


def move(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    """Move or change a planned talk; fields not given stay."""
    talk = talk_with(connection, asked.number, by.today).talk
    day = asked.date or talk.planned_on
    named = [municipalities.find(connection, name, day).code for name in asked.municipality or ()]
    data = TalkData(
        day,
        ContactKind(asked.kind) if asked.kind else talk.kind,
        tuple(named) or talk.municipalities,
        talk.starts_at,
        talk.place,
        talk.subject,
        talk.counterpart,
    )
    wanted = _detailed(data, asked)
    if all(getattr(talk, one.name) == getattr(wanted, one.name) for one in fields(TalkData)):
        raise OfficerCanAct(Obstacle.NOTHING_TO_CHANGE)
    acts.change(connection, by, asked.number, wanted)


def cancel(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    """Cancel a planned talk."""
    acts.cancel(connection, by, asked.number, asked.reason)


def hold(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    """Log a planned talk as a contact with each of its municipalities, as the window does.

    Every agreement is made with each municipality, and the files are attached to each contact.
    """
    talk = talk_with(connection, asked.number, by.today).talk
    held_on = asked.date or talk.planned_on
    several = [
        ContactData(code, held_on, talk.kind, asked.summary, talk.counterpart)
        for code in talk.municipalities
    ]
    made = [each for code in talk.municipalities for each in agreements_of(asked, code)]
    acts.hold(connection, by, asked.number, several, made, asked.attach)


def add_agreements(parser: argparse.ArgumentParser) -> None:
    """Add an option for what each side promised."""
    for party, name in _PARTIES.items():
        parser.add_argument(
            f"--agreed-{name}",
            action="append",
            default=[],
            metavar="TEKST",
            help=f"wat de {party.value} toezegt; mag vaker",
        )


def agreements_of(asked: argparse.Namespace, municipality: str) -> list[AgreementData]:
    """Return what the options say was promised with a municipality, by its code."""
    return [
        AgreementData(municipality, party, text)
        for party, name in _PARTIES.items()
        for text in getattr(asked, f"agreed_{name}")
    ]


def tags_of(typed: Sequence[str]) -> tuple[str, ...]:
    """Return the bottlenecks of an option as a contact keeps them."""
    return tuple(tag.lstrip("#").casefold() for tag in typed)


def as_text(rows: Sequence[TalkRow]) -> str:
    """Return a line for each talk, with the number by which to move or hold it."""
    lines = [
        f"{row.talk.id:>5}  {wording.short_day(row.talk.planned_on)}  {row.name}  "
        f"{wording.talk(row.talk)}{' (te laat)' if row.is_late else ''}"
        for row in rows
    ]
    return "\n".join(lines) or "Er staat geen gesprek gepland."


def as_json(row: TalkRow) -> dict[str, object]:
    """Return one planned talk; unknown values are null, the day is ISO 8601."""
    talk = row.talk
    return {
        "id": talk.id,
        "planned_on": talk.planned_on.isoformat(),
        "starts_at": f"{talk.starts_at:%H:%M}" if talk.starts_at else None,
        "kind": talk.kind.value,
        "municipalities": list(talk.municipalities),
        "names": list(row.names),
        "place": talk.place or None,
        "subject": talk.subject or None,
        "counterpart": talk.counterpart or None,
        "late": row.is_late,
    }


def _detailed(data: TalkData, asked: argparse.Namespace) -> TalkData:
    """Return the draft with the given details beside the day."""
    named = {
        "starts_at": asked.time,
        "place": asked.place,
        "subject": asked.subject,
        "counterpart": "; ".join(asked.counterpart) if asked.counterpart else None,
    }
    return replace(data, **{name: value for name, value in named.items() if value is not None})


def _add_number(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=int, metavar="NUMMER", help="van het gesprek, uit talks")


def _add_details(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--time", type=_clock, metavar="TIJD", help="zoals 14:30")
    parser.add_argument("--place", metavar="TEKST", help="waar")
    parser.add_argument("--subject", metavar="TEKST", help="waarover")
    parser.add_argument(
        "--with", dest="counterpart", action="append", metavar="FUNCTIE", help="mag vaker"
    )


def _clock(text: str) -> time:
    """Return a time as the window takes it: `9:30`, `14.30`."""
    read = time_in(text)
    if read is None:
        raise ValueError(text)
    return read


_clock.__name__ = "tijd (uu:mm)"
