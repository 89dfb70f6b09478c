"""Contacts and agreements on the console: changed, withdrawn, followed up, agreed and kept."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from toezichtdesk import signing, wording
from toezichtdesk.casework import contacts
from toezichtdesk.cli.arguments import Commands, read, tell
from toezichtdesk.cli.recording import recorded
from toezichtdesk.cli.talks import DAY, tags_of
from toezichtdesk.domain.casefile import Agreement, AgreementData, Contact, ContactData, Party
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports import municipalities
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record import casefile

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Signature


_Data = TypeVar("_Data", ContactData, AgreementData)


@dataclass(frozen=True, slots=True)
class _Listed:
    """An agreement with the name of its municipality."""

    name: str
    agreement: Agreement


def add(commands: Commands) -> None:
    """Add the commands."""
    _add_contacts(commands)
    parser = commands.add_parser("agreements", help="de afspraken van alle gemeenten")
    parser.add_argument("--municipality", metavar="GEMEENTE", help="alleen deze, naam of code")
    parser.add_argument("--open", action="store_true", help="alleen wat nog niet is nagekomen")
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.set_defaults(run=_show)
    parser = recorded(commands, "agreement", "leg een afspraak vast", _agree)
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    _add_agreement(parser, is_new=True)
    parser = recorded(commands, "agreement-change", "wijzig een afspraak", _change_agreement)
    _add_number(parser, "van de afspraak, uit agreements")
    _add_agreement(parser, is_new=False)
    parser = recorded(commands, "agreement-kept", "leg vast dat een afspraak is nagekomen", _keep)
    _add_number(parser, "van de afspraak, uit agreements")
    parser.add_argument("--date", **DAY, help="wanneer; anders vandaag")


def _add_contacts(commands: Commands) -> None:
    parser = recorded(commands, "contact-change", "wijzig een contact", _change)
    _add_number(parser, "van het contact, uit contacts")
    parser.add_argument("--kind", choices=[one.value for one in ContactKind], help="het soort")
    parser.add_argument("--date", **DAY, help="de datum")
    parser.add_argument("--summary", metavar="TEKST", help="wat is besproken")
    parser.add_argument(
        "--with", dest="counterpart", action="append", metavar="FUNCTIE", help="met wie; mag vaker"
    )
    parser.add_argument(
        "--tag", action="append", metavar="KNELPUNT", help="in plaats van wat er stond; mag vaker"
    )
    parser.add_argument("--follow-up", metavar="TEKST", help="wat erop volgt")
    parser.add_argument("--follow-up-on", **DAY, help="en wanneer")
    parser.add_argument(
        "--counts",
        action=argparse.BooleanOptionalAction,
        help="telt wel of niet voor de contactplicht",
    )
    parser = recorded(commands, "contact-followed", "leg vast dat het vervolg is gedaan", _follow)
    _add_number(parser, "van het contact, uit contacts")
    parser = recorded(commands, "contact-withdraw", "trek een contact in", _withdraw)
    _add_number(parser, "van het contact, uit contacts")


def _add_agreement(parser: argparse.ArgumentParser, *, is_new: bool) -> None:
    sides = [one.value for one in Party]
    parser.add_argument("--party", required=is_new, choices=sides, help="wie het toezegt")
    parser.add_argument("--text", required=is_new, metavar="TEKST", help="wat is toegezegd")
    parser.add_argument("--due", **DAY, help="uiterlijk")
    parser.add_argument("--made", **DAY, help="gemaakt op; anders vandaag")


def _add_number(parser: argparse.ArgumentParser, whose: str) -> None:
    parser.add_argument("number", type=int, metavar="NUMMER", help=whose)


def _change(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    before = _contact(connection, by, asked.number)
    given: dict[str, object] = {
        "kind": ContactKind(asked.kind) if asked.kind else None,
        "held_on": asked.date,
        "summary": asked.summary,
        "counterpart": "; ".join(asked.counterpart) if asked.counterpart else None,
        "follow_up": asked.follow_up,
        "follow_up_on": asked.follow_up_on,
        "counts": asked.counts,
        "tags": tags_of(asked.tag) if asked.tag else None,
    }
    data = _changed(ContactData, before, given)
    contacts.change_contact(connection, by, before.id, data, before)


def _follow(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    contacts.finish_follow_up(connection, by, asked.number)


def _withdraw(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    contacts.withdraw_contact(connection, by, asked.number)


def _agree(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    code = municipalities.find(connection, asked.municipality, by.today).code
    side = Party(asked.party)
    data = AgreementData(code, side, asked.text, due_on=asked.due, made_on=asked.made or by.today)
    contacts.add_agreement(connection, by, data)


def _change_agreement(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    given: dict[str, object] = {
        "party": Party(asked.party) if asked.party else None,
        "text": asked.text,
        "due_on": asked.due,
        "made_on": asked.made,
    }
    _agreed_anew(connection, by, asked.number, given)


def _keep(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    _agreed_anew(connection, by, asked.number, {"done_on": asked.date or by.today})


def _agreed_anew(
    connection: Connection, by: Signature, number: int, given: dict[str, object]
) -> None:
    listed = (one.agreement for one in _listed(connection, by.today))
    before = next((one for one in listed if one.id == number), None)
    if before is None:
        raise OfficerCanAct(Obstacle.AGREEMENT_GONE)
    contacts.change_agreement(
        connection, by, number, _changed(AgreementData, before, given), before
    )


def _changed(made: type[_Data], before: _Data, given: Mapping[str, object]) -> _Data:
    """Return the data with the values that were given; None leaves what there is.

    Raises:
        OfficerCanAct: nothing that was given differs.
    """
    values = {field.name: getattr(before, field.name) for field in fields(made)}
    wanted = values | {name: value for name, value in given.items() if value is not None}
    if wanted == values:
        raise OfficerCanAct(Obstacle.NOTHING_TO_CHANGE)
    return made(**wanted)


def _contact(connection: Connection, by: Signature, number: int) -> Contact:
    held = casefile.contacts(AsKnown(connection, by.today)).values()
    contact = next((one for of_one in held for one in of_one if one.id == number), None)
    if contact is None:
        raise OfficerCanAct(Obstacle.CONTACT_GONE)
    return contact


def _show(asked: argparse.Namespace) -> int:
    """Print the agreements: open ones first, by the day on which they are due."""
    today = signing.sign(asked.today).today
    with read(asked).reading() as connection:
        code = None
        if asked.municipality is not None:
            code = municipalities.find(connection, asked.municipality, today).code
        rows = [
            one
            for one in _listed(connection, today, code)
            if not (asked.open and one.agreement.done_on)
        ]
    return tell(asked, map(_as_json, rows), _as_text(rows))


def _listed(connection: Connection, today: date, code: str | None = None) -> list[_Listed]:
    made = casefile.agreements(AsKnown(connection, today), code)
    names = {of: municipalities.name_on(connection, of, today) for of in made}
    rows = [_Listed(names[of], one) for of, several in made.items() for one in several]
    return sorted(rows, key=_urgency)


def _urgency(row: _Listed) -> tuple[bool, bool, str, int]:
    one = row.agreement
    day = one.due_on.isoformat() if one.due_on else ""
    return one.done_on is not None, one.due_on is None, day, one.id


def _as_text(rows: Sequence[_Listed]) -> str:
    return "\n".join(map(_line, rows)) or "Er zijn geen afspraken."


def _line(row: _Listed) -> str:
    one = row.agreement
    until = f", uiterlijk {wording.day(one.due_on)}" if one.due_on else ""
    kept = f", nagekomen op {wording.day(one.done_on)}" if one.done_on else ""
    return f"{one.id:>5}  {row.name}  {one.party.value}{until}{kept}: {one.text}"


def _as_json(row: _Listed) -> dict[str, object]:
    one = row.agreement
    days = {"made_on": one.made_on, "due_on": one.due_on, "done_on": one.done_on}
    return {
        "id": one.id,
        "code": one.municipality,
        "name": row.name,
        "party": one.party.value,
        "text": one.text,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }
