"""What `knowledge` does besides listing: record, share a practice, withdraw."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from toezichtdesk.casework import knowledge
from toezichtdesk.cli import usage
from toezichtdesk.cli.asked import Commands
from toezichtdesk.cli.recording import Act, recorded, sub_commands
from toezichtdesk.domain.knowledge import KnowledgeDraft, KnowledgeKind, Level
from toezichtdesk.reports import municipalities

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


def add(commands: Commands) -> None:
    """Add the acts below the command that lists the knowledge."""
    acts = sub_commands(commands.choices["knowledge"])
    parser = recorded(acts, "add", "leg kennisdeling vast", _add)
    kinds, levels = [one.value for one in KnowledgeKind], [one.value for one in Level]
    parser.add_argument("--kind", required=True, choices=kinds, help="wat het was")
    parser.add_argument("--date", required=True, type=usage.day, metavar="DATUM", help="de datum")
    parser.add_argument("--title", required=True, metavar="TEKST", help="het onderwerp")
    parser.add_argument("--level", choices=levels, help="op welk niveau")
    for name, metavar, help_text in (
        ("party", "ORGANISATIE", "wie erbij was; vaker te geven"),
        ("municipality", "GEMEENTE", "naam of code; vaker te geven"),
        ("tag", "KNELPUNT", "zoals netcongestie; vaker te geven"),
    ):
        parser.add_argument(
            f"--{name}", action="append", default=[], metavar=metavar, help=help_text
        )
    for name, help_text in _TEXTS:
        parser.add_argument(f"--{name}", default="", metavar="TEKST", help=help_text)
    parser = _of_item(acts, "share", "leg vast met wie een praktijk is gedeeld", _share)
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    parser.add_argument("--date", type=usage.day, metavar="DATUM", help="wanneer; anders vandaag")
    _of_item(acts, "withdraw", "trek in wat bij vergissing is vastgelegd", _withdraw)


def _of_item(acts: Commands, name: str, help_text: str, act: Act) -> argparse.ArgumentParser:
    parser = recorded(acts, name, help_text, act)
    parser.add_argument("item", type=int, metavar="NUMMER", help="in knowledge --json")
    return parser


def _add(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    codes = [municipalities.find(connection, text, by.today).code for text in asked.municipality]
    draft = KnowledgeDraft(
        KnowledgeKind(asked.kind),
        asked.date,
        asked.title,
        Level(asked.level) if asked.level else None,
        tuple(asked.party),
        tuple(codes),
        **{name: getattr(asked, name) for name, _ in _TEXTS},
        tags=tuple(tag.removeprefix("#").casefold() for tag in asked.tag),
    )
    knowledge.record(connection, by, draft)


def _share(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    code = municipalities.find(connection, asked.municipality, by.today).code
    knowledge.share(connection, by, asked.item, code, asked.date or by.today)


def _withdraw(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    knowledge.withdraw(connection, by, asked.item)
