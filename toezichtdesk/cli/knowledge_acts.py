"""The acts of `knowledge`: record, change, share a practice, withdraw."""

from __future__ import annotations

import argparse
from collections.abc import Sequence, Set
from dataclasses import fields
from typing import TYPE_CHECKING

from toezichtdesk.casework import knowledge
from toezichtdesk.cli import usage
from toezichtdesk.cli.arguments import Commands
from toezichtdesk.cli.recording import Act, recorded, sub_commands
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind, Level
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports import municipalities
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages.knowledge import items

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Signature

_TEXTS = (
    ("problem", "van een praktijk: welk probleem"),
    ("approach", "van een praktijk: wat er is gedaan"),
    ("conditions", "van een praktijk: wat ervoor nodig is"),
    ("contact", "van een praktijk: wie er meer van weet, een functie"),
    ("outcome", "wat het opleverde"),
)
# Fields that can be emptied.
_EMPTIED = ("level", "party", "municipality", "tag", *(name for name, _ in _TEXTS))


def add(commands: Commands) -> None:
    """Add the acts as sub-commands of the command that lists the items."""
    acts = sub_commands(commands.choices["knowledge"])
    _add_fields(recorded(acts, "add", "leg kennisdeling vast", _add), needed=True)
    help_text = "wijzig wat is vastgelegd; wat niet wordt genoemd, blijft staan"
    _add_fields(_of_item(acts, "change", help_text, _change), needed=False)
    parser = _of_item(acts, "share", "leg vast met wie een praktijk is gedeeld", _share)
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    parser.add_argument("--date", type=usage.day, metavar="DATUM", help="wanneer; anders vandaag")
    _of_item(acts, "withdraw", "trek in wat bij vergissing is vastgelegd", _withdraw)


def _add_fields(parser: argparse.ArgumentParser, *, needed: bool) -> None:
    """Add the fields of an item. needed: a new item, which must have a kind, day and subject."""
    kinds, levels = [one.value for one in KnowledgeKind], [one.value for one in Level]
    parser.add_argument("--kind", required=needed, choices=kinds, help="wat het was")
    parser.add_argument("--date", required=needed, type=usage.day, metavar="DATUM", help="de datum")
    parser.add_argument("--title", required=needed, metavar="TEKST", help="het onderwerp")
    parser.add_argument("--level", choices=levels, help="op welk niveau")
    for name, metavar, help_text in (
        ("party", "ORGANISATIE", "wie erbij was; vaker te geven"),
        ("municipality", "GEMEENTE", "naam of code; vaker te geven"),
        ("tag", "KNELPUNT", "zoals netcongestie; vaker te geven"),
    ):
        parser.add_argument(f"--{name}", action="append", metavar=metavar, help=help_text)
    for name, help_text in _TEXTS:
        parser.add_argument(f"--{name}", metavar="TEKST", help=help_text)
    if not needed:
        parser.add_argument(
            "--empty",
            action="append",
            default=[],
            choices=_EMPTIED,
            help="maak dit leeg; vaker te geven",
        )


def _of_item(acts: Commands, name: str, help_text: str, act: Act) -> argparse.ArgumentParser:
    parser = recorded(acts, name, help_text, act)
    parser.add_argument("item", type=int, metavar="NUMMER", help="in knowledge --json")
    return parser


def _add(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    data = KnowledgeData(KnowledgeKind(asked.kind), asked.date, asked.title)
    knowledge.record(connection, by, _named(connection, by, asked, data))


def _change(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    recorded = items(AsKnown(connection, by.today))
    before = next((one for one in recorded if one.id == asked.item), None)
    if before is None:
        raise OfficerCanAct(Obstacle.NO_SUCH_KNOWLEDGE, item=asked.item)
    data = _named(connection, by, asked, before, gone=frozenset(asked.empty))
    if all(getattr(data, one.name) == getattr(before, one.name) for one in fields(data)):
        raise OfficerCanAct(Obstacle.NOTHING_TO_CHANGE)
    knowledge.change(connection, by, asked.item, data)


def _named(
    connection: Connection,
    by: Signature,
    asked: argparse.Namespace,
    before: KnowledgeData,
    gone: Set[str] = frozenset(),
) -> KnowledgeData:
    """Return the item with the given fields replaced. gone: the fields to empty."""
    codes = [
        municipalities.find(connection, text, by.today).code for text in asked.municipality or ()
    ]

    def given(name: str) -> str:
        text = getattr(asked, name)
        present: str = getattr(before, name) if text is None else text
        return "" if name in gone else present

    def listed(name: str, named: Sequence[str] | None, present: Sequence[str]) -> tuple[str, ...]:
        return () if name in gone else tuple(named or present)

    level = Level(asked.level) if asked.level else before.level
    return KnowledgeData(
        kind=KnowledgeKind(asked.kind) if asked.kind else before.kind,
        held_on=asked.date or before.held_on,
        title=asked.title or before.title,
        level=None if "level" in gone else level,
        parties=listed("party", asked.party, before.parties),
        municipalities=listed("municipality", codes, before.municipalities),
        tags=tuple(
            tag.removeprefix("#").casefold() for tag in listed("tag", asked.tag, before.tags)
        ),
        **{name: given(name) for name, _ in _TEXTS},
    )


def _share(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    code = municipalities.find(connection, asked.municipality, by.today).code
    knowledge.share(connection, by, asked.item, code, asked.date or by.today)


def _withdraw(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    knowledge.withdraw(connection, by, asked.item)
