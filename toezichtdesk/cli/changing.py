"""Console commands that each record one act."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toezichtdesk import signing
from toezichtdesk.casework import balances, contacts, decide
from toezichtdesk.casework import municipalities as municipality_acts
from toezichtdesk.cli import output, talks, usage
from toezichtdesk.cli.acting import acting
from toezichtdesk.cli.arguments import DONE, Commands, opened, read, tell
from toezichtdesk.cli.recording import recorded, tell_line
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports import municipalities
from toezichtdesk.reports.record import journal

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Signature


def add(commands: Commands) -> None:
    """Add the commands."""
    _add_decide(commands)
    _add_list(commands)
    _add_settle(commands)
    _add_contact(commands)


def _add_decide(commands: Commands) -> None:
    parser = recorded(commands, "decide", "leg een besluit over een trede vast", _decide)
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--accept", action="store_true", help="neem het voorstel over")
    choice.add_argument(
        "--rung", type=usage.rung, metavar="TREDE", help="een andere trede, van 1 tot en met 6"
    )
    parser.add_argument("--motive", default="", metavar="TEKST", help="het motief")
    parser.add_argument("--date", type=usage.day, metavar="DATUM", help="de besluitdatum")
    parser.add_argument("--reference", default="", metavar="TEKST", help="het kenmerk van GS")


def _add_list(commands: Commands) -> None:
    for name, help_text, run in (
        ("follow", "zet gemeenten op uw lijst", _follow),
        ("unfollow", "haal gemeenten van uw lijst", _unfollow),
    ):
        parser = commands.add_parser(name, help=help_text)
        parser.add_argument("municipalities", nargs="*", metavar="GEMEENTE", help="naam of code")
        parser.add_argument("--province", metavar="PROVINCIE", help="alle gemeenten hiervan")
        parser.add_argument("--json", action="store_true", help="als JSON")
        parser.set_defaults(run=run)


def _add_settle(commands: Commands) -> None:
    parser = recorded(commands, "settle", "zeg welk van twee beginsaldi juist is", _settle)
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    parser.add_argument(
        "--period",
        required=True,
        type=usage.period,
        metavar="PERIODE",
        help="de periode die ermee begint, zoals 2026-II",
    )
    parser.add_argument(
        "--balance",
        required=True,
        type=int,
        metavar="PERSONEN",
        help="het juiste saldo; een achterstand is negatief",
    )
    parser.add_argument("--reason", required=True, metavar="TEKST", help="de reden")


def _add_contact(commands: Commands) -> None:
    parser = commands.add_parser("contact", help="leg een contact vast")
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    kinds = [kind.value for kind in ContactKind]
    parser.add_argument("--kind", required=True, choices=kinds, help="het soort contact")
    parser.add_argument("--date", required=True, type=usage.day, metavar="DATUM", help="de datum")
    parser.add_argument("--summary", required=True, metavar="TEKST", help="wat is besproken")
    several: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument(
        "--with", dest="counterpart", **several, metavar="FUNCTIE", help="met wie; mag vaker"
    )
    parser.add_argument("--tag", **several, metavar="KNELPUNT", help="mag vaker")
    talks.add_agreements(parser)
    parser.add_argument("--follow-up", default="", metavar="TEKST", help="wat erop volgt")
    parser.add_argument("--follow-up-on", type=usage.day, metavar="DATUM", help="en wanneer")
    parser.add_argument(
        "--counts",
        action=argparse.BooleanOptionalAction,
        help="telt wel of niet voor de contactplicht; anders zegt de soort het",
    )
    parser.add_argument("--attach", **several, type=Path, metavar="BESTAND", help="mag vaker")
    parser.add_argument("--json", action="store_true", help="de regel als JSON")
    parser.set_defaults(run=_contact)


def _decide(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    grounds = {"decided_on": asked.date, "reference": asked.reference, "motive": asked.motive}
    municipality = municipalities.find(connection, asked.municipality, asked.date or by.today)
    if asked.accept:
        decide.accept(connection, by, municipality.code, **grounds)
    else:
        decide.place(connection, by, municipality.code, asked.rung, **grounds)


def _follow(asked: argparse.Namespace) -> int:
    return _change_list(asked, municipality_acts.follow)


def _unfollow(asked: argparse.Namespace) -> int:
    return _change_list(asked, municipality_acts.unfollow)


def _change_list(asked: argparse.Namespace, act: Callable[..., object]) -> int:
    """Put municipalities on the officer's list or take them off; without any, print the list."""
    by = signing.sign(asked.today)
    if asked.municipalities or asked.province:
        with acting(opened(asked), by) as connection:
            codes = [
                municipalities.find(connection, text, by.today).code
                for text in asked.municipalities
            ]
            codes += municipalities.of_province(connection, asked.province, by.today)
            act(connection, by, codes)
            line = journal.journal(connection, 1)[0]
        return tell_line(asked, line)
    with read(asked).reading() as connection:
        mine = municipalities.followed(connection)
        named = municipalities.all_of_today(connection, by.today)
    listed = [each for each in named if each.code in mine]
    text = "\n".join(each.name for each in listed) or "Uw lijst is leeg."
    return tell(asked, ({"code": each.code, "name": each.name} for each in listed), text)


def _settle(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    day = min(asked.period.first_day, by.today)
    municipality = municipalities.find(connection, asked.municipality, day)
    balances.settle(
        connection, by, municipality.code, asked.period, asked.balance, reason=asked.reason
    )


def _contact(asked: argparse.Namespace) -> int:
    by = signing.sign(asked.today)
    with acting(opened(asked), by) as connection:
        municipality = municipalities.find(connection, asked.municipality, asked.date)
        kind = ContactKind(asked.kind)
        data = ContactData(
            municipality.code,
            asked.date,
            kind,
            asked.summary,
            "; ".join(asked.counterpart),
            counts=asked.counts,
            follow_up=asked.follow_up,
            follow_up_on=asked.follow_up_on,
            tags=talks.tags_of(asked.tag),
        )
        made = talks.agreements_of(asked, municipality.code)
        contacts.log_contact(connection, by, data, made, asked.attach)
        line = journal.journal(connection, 1)[0]
    if asked.json:
        output.print_json(output.journal_json(line))
    else:
        print(f"Vastgelegd: {line.summary}")
    return DONE
