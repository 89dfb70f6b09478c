"""Runs many processes on one file, like two windows and the console: no act is lost."""

from __future__ import annotations

import os
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.endurance.scenarios import BY, DAY, MINE, NAME
from toezichtdesk.casework import contacts
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.store.backup import check
from toezichtdesk.store.connecting import connect
from toezichtdesk.store.database import Database

LEAST = 3  # acts of each process, however little time it gets


@dataclass(frozen=True, slots=True)
class Hammered:
    """acknowledged: acts said to be done. kept: those of them that are there. refused: told so."""

    acknowledged: int
    kept: int
    refused: int
    is_sound: bool


def hammer(folder: Path, processes: int, seconds: float) -> Hammered:
    """Let so many processes log contacts in one database for so long."""
    path = folder / NAME
    open_or_begin(path, BY, MINE).close()
    pipes = [_start(path, number, time.monotonic() + seconds) for number in range(processes)]
    texts = []
    for child, reader in pipes:
        with os.fdopen(reader, "rb") as pipe:
            texts.append(pipe.read().decode().splitlines())
        os.waitpid(child, 0)
    done = {line for lines in texts for line in lines if line != "refused"}
    with closing(connect(path)) as connection:
        remaining = {text for (text,) in connection.execute("SELECT summary FROM contact")}
    refused = sum(lines.count("refused") for lines in texts)
    return Hammered(len(done), len(done & remaining), refused, check(path).is_sound)


def _start(path: Path, number: int, until: float) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    try:
        _work(path, number, until, writer)
    finally:
        os._exit(0)


def _work(path: Path, number: int, until: float, writer: int) -> None:
    database = Database(path)
    act = 0
    while act < LEAST or time.monotonic() < until:
        act += 1
        text = f"{number}-{act}"
        draft = ContactData(MINE[0], DAY, ContactKind.EMAIL, text)
        try:
            with database.writing() as connection:
                contacts.log_contact(connection, BY, draft)
        except OfficerCanAct:
            text = "refused"
        os.write(writer, f"{text}\n".encode())
