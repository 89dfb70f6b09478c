"""The officer's own lists: words offered by forms, and names once matched to a municipality."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from toezichtdesk.casework import learned_names, own_words
from toezichtdesk.cli.arguments import Commands, read, tell
from toezichtdesk.cli.recording import Act, recorded, sub_commands
from toezichtdesk.domain.own_words import WordList
from toezichtdesk.reports.pages.managing import learned
from toezichtdesk.reports.texts.own_words import own_words as words_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Signature
    from toezichtdesk.reports.pages.managing import LearnedName

_KINDS = [kind.value for kind in WordList]


def add(commands: Commands) -> None:
    """Add both commands with their sub-commands."""
    parser = commands.add_parser("words", help="de eigen lijsten die formulieren aanbieden")
    parser.add_argument("--list", choices=_KINDS, help="alleen deze lijst")
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.set_defaults(run=_show_words)
    acts = sub_commands(parser)
    _of_list(acts, "add", "voeg een woord toe", _add)
    renamed = _of_list(acts, "rename", "schrijf een woord voortaan anders", _rename)
    renamed.add_argument("to", metavar="NIEUW", help="zoals het voortaan heet")
    _of_list(acts, "retire", "bied een woord niet meer aan", _retire)
    _of_list(acts, "restore", "bied een woord weer aan", _restore)
    parser = commands.add_parser("names", help="zoals bladen gemeenten noemden")
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.set_defaults(run=_show_names)
    acts = sub_commands(parser)
    forgotten = recorded(acts, "forget", "vraag bij de volgende import weer naar een naam", _forget)
    forgotten.add_argument("name", metavar="NAAM", help="in names")


def _of_list(acts: Commands, name: str, help_text: str, act: Act) -> argparse.ArgumentParser:
    parser = recorded(acts, name, help_text, act)
    parser.add_argument("kind", choices=_KINDS, metavar="LIJST", help=", ".join(_KINDS))
    parser.add_argument("word", metavar="WOORD", help="het woord, of de reden")
    return parser


def _show_words(asked: argparse.Namespace) -> int:
    kinds = [WordList(asked.list)] if asked.list else list(WordList)
    with read(asked).reading() as connection:
        lists = {kind: words_of(connection, kind) for kind in kinds}
    lines = []
    rows: list[dict[str, object]] = []
    for kind, words in lists.items():
        lines.append(f"{own_words.NAMES[kind].capitalize()} ({kind.value})")
        lines += [f"  {one.word}{'' if one.is_offered else ' (niet meer)'}" for one in words]
        rows += [{"list": kind.value, "word": one.word, "offered": one.is_offered} for one in words]
    return tell(asked, rows, "\n".join(lines))


def _add(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    own_words.add(connection, by, WordList(asked.kind), asked.word)


def _rename(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    own_words.rename(connection, by, WordList(asked.kind), asked.word, asked.to)


def _retire(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    own_words.retire(connection, by, WordList(asked.kind), asked.word)


def _restore(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    own_words.bring_back(connection, by, WordList(asked.kind), asked.word)


def _show_names(asked: argparse.Namespace) -> int:
    with read(asked).reading() as connection:
        names = learned(connection)
    lines = [f"{one.name} = {one.municipality}" for one in names]
    return tell(asked, map(_json, names), "\n".join(lines) or "Er is geen naam verklaard.")


def _json(one: LearnedName) -> dict[str, object]:
    return {"name": one.name, "municipality": one.municipality}


def _forget(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    learned_names.forget_name(connection, by, asked.name)
