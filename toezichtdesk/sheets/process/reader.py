"""Reads files in a child process and returns their values, or the reason why not.

Nothing that a file does to its reader (a crash, a hang, all memory) reaches the program.
"""

from __future__ import annotations

import errno
import hashlib
import json
import stat
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, cast

from toezichtdesk import children
from toezichtdesk.domain.importing import Layout, Preview, ReadWorkbook
from toezichtdesk.domain.limits import FILE_LIMIT, MEBIBYTE, OUT_OF_MEMORY
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.files import patiently, reachable
from toezichtdesk.outputs import reason
from toezichtdesk.sheets.layouts import packed
from toezichtdesk.sheets.process import starting
from toezichtdesk.sheets.process.child import LOOK
from toezichtdesk.sheets.process.preview import looked
from toezichtdesk.sheets.process.wire import unpacked

TIME_LIMIT = 60.0  # seconds for a file, on a laptop that is busy; the officer can stop it sooner
ANSWER_LIMIT = 64 * MEBIBYTE  # of the answer about a file; a million rows take some twenty
HEAD_LIMIT = 16  # bytes of the line that says how long an answer is
POLL = 0.05  # seconds between two looks at the cancel button

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    content: bytes
    wanted: object = ()  # the layouts to read it by, or LOOK

    def unread(self, *refusals: Refusal) -> ReadWorkbook:
        """Return an unread file with its refusal."""
        sha256 = hashlib.sha256(self.content).hexdigest()
        return ReadWorkbook(
            self.name, sha256, len(self.content), (), refusals=refusals, content=self.content
        )


def read_workbook(
    path: Path, *, layouts: Sequence[Layout] = (), cancelled: Cancelled | None = None
) -> ReadWorkbook:
    """Return the tables of a file, or the refusal that says why it cannot be read.

    layouts: what the officer said of sheets with certain headings.
    cancelled: asked some twenty times a second; True stops the reading.
    """
    return read_workbooks([path], layouts=layouts, cancelled=cancelled)[0]


def read_workbooks(
    paths: Sequence[Path],
    *,
    layouts: Sequence[Layout] = (),
    cancelled: Cancelled | None = None,
) -> list[ReadWorkbook]:
    """Return what each of the files holds, read by one child process as long as it lives."""
    wanted = [packed(layout) for layout in layouts]
    loaded = [_load(path, wanted) for path in paths]
    files = [file for file in loaded if isinstance(file, _File)]
    answers = iter(_read_all(files, cancelled))
    return [next(answers) if isinstance(one, _File) else one for one in loaded]


def read_bytes(
    content: bytes,
    file_name: str,
    *,
    layouts: Sequence[Layout] = (),
    cancelled: Cancelled | None = None,
) -> ReadWorkbook:
    """Return what a file holds, given its bytes: it was read before, or is not on disk."""
    wanted = [packed(layout) for layout in layouts]
    return _read_all([_File(file_name, content, wanted)], cancelled)[0]


def preview(
    path: Path, *, content: bytes | None = None, cancelled: Cancelled | None = None
) -> Preview:
    """Return the first rows of each sheet of a file as they look, or why it cannot be opened.

    content: of a file that is nowhere but here.
    """
    loaded = _load(path, LOOK) if content is None else _File(_name(path), content, LOOK)
    if isinstance(loaded, ReadWorkbook):
        return Preview(refusals=loaded.refusals)
    answers, ending = _run_child([loaded], cancelled)
    return looked(answers[0]) if answers else Preview(refusals=(_refusal_of(ending),))


def _name(path: Path) -> str:
    """Return the name of a file as it can be shown and kept: a stray byte in it becomes a mark."""
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for character in path.name
    )


def _load(named: Path, wanted: object) -> _File | ReadWorkbook:
    path, name = reachable(named), _name(named)
    try:
        if path.is_dir():
            return _refused(name, RefusalCode.IS_FOLDER)
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device never ends
            return _refused(name, RefusalCode.IS_DEVICE)
        size = status.st_size
        if size > FILE_LIMIT:
            sizes = {"size": size // MEBIBYTE, "largest": FILE_LIMIT // MEBIBYTE}
            return _refused(name, RefusalCode.FILE_TOO_LARGE, **sizes)
        return _File(name, patiently(path.read_bytes), wanted)
    except FileNotFoundError:
        return _refused(name, RefusalCode.FILE_NOT_THERE, name=name)
    except PermissionError:  # also what Windows says of a file that is in use
        return _refused(name, RefusalCode.FILE_IN_USE)
    except OSError as error:
        if error.errno == errno.EINVAL:  # what Windows says of a pattern that matches no file
            return _refused(name, RefusalCode.FILE_NOT_THERE, name=name)
        return _refused(name, RefusalCode.FILE_UNREADABLE, reason=reason(error))


def _refused(file_name: str, code: RefusalCode, /, **values: object) -> ReadWorkbook:
    return ReadWorkbook(file_name, "", 0, (), (), (_of_file(code, **values),))


def _of_file(code: RefusalCode, **values: object) -> Refusal:
    return Refusal("", "", problem(code, **values))


def _read_all(files: list[_File], cancelled: Cancelled | None) -> list[ReadWorkbook]:
    """Read the files; the one that breaks a child is read again alone, the rest by a new child."""
    answers: list[ReadWorkbook] = []
    together = True
    while len(answers) < len(files):
        left = files[len(answers) :] if together else files[len(answers) : len(answers) + 1]
        answered, ending = _run_child(left, cancelled)
        answers.extend(_answer(answer, file) for file, answer in zip(left, answered, strict=False))
        is_broken = len(answered) < len(left)
        if is_broken and (len(left) == 1 or ending is RefusalCode.CANCELLED):
            answers.append(files[len(answers)].unread(_refusal_of(ending)))
            is_broken = False
        together = not is_broken
    return answers


def _answer(answer: bytes, file: _File) -> ReadWorkbook:
    try:
        return unpacked(answer, file.unread())
    except (ValueError, TypeError, KeyError):  # what a hostile file made of the child
        return file.unread(_refusal_of(RefusalCode.BREAKS_THE_READER))


def _refusal_of(ending: RefusalCode) -> Refusal:
    if ending is RefusalCode.TOO_SLOW:
        return _of_file(ending, seconds=round(TIME_LIMIT))
    return _of_file(ending)


def _run_child(files: list[_File], cancelled: Cancelled | None) -> tuple[list[bytes], RefusalCode]:
    """Return the answers that a child wrote about the files, and how it ended."""
    answered, deadline = 0, time.monotonic() + TIME_LIMIT
    with starting.started() as child:
        feed, child.stdin = cast(IO[bytes], child.stdin), None
        sender = Thread(target=_send, args=(feed, files), daemon=True)
        sender.start()
        answers: list[bytes | None] = []
        output = cast(IO[bytes], child.stdout)
        receiver = Thread(target=_receive, args=(output, answers), daemon=True)
        receiver.start()
        ending: RefusalCode | None = None
        while receiver.is_alive():
            receiver.join(POLL)
            if ending or not receiver.is_alive():
                continue
            if len(answers) > answered:
                answered, deadline = len(answers), time.monotonic() + TIME_LIMIT
            if cancelled is not None and cancelled():
                ending = RefusalCode.CANCELLED
            elif time.monotonic() > deadline:
                ending = RefusalCode.TOO_SLOW
            elif children.takes_too_much(child.pid):
                ending = RefusalCode.TOO_MUCH_MEMORY
            if ending:
                children.end(child)
        if None in answers:
            ending = ending or RefusalCode.TOO_MUCH_MEMORY
            children.end(child)
        try:
            child.wait(children.END_LIMIT)
        except subprocess.TimeoutExpired:
            child.kill()
        sender.join()
    if ending is None:
        is_out = child.returncode == OUT_OF_MEMORY
        ending = RefusalCode.TOO_MUCH_MEMORY if is_out else RefusalCode.BREAKS_THE_READER
    return [answer for answer in answers if answer is not None], ending


def _receive(output: IO[bytes], answers: list[bytes | None]) -> None:
    """Take the answers of a child until it stops; None when it says more than a sheet can need.

    A child that writes nonsense loses its reader, and ends.
    """
    with output:
        while (head := output.readline(HEAD_LIMIT)).strip().isdigit():
            length = int(head)
            answer = output.read(length) if length <= ANSWER_LIMIT else None
            if answer is not None and len(answer) < length:
                return
            answers.append(answer)
            if answer is None:
                return


def _send(feed: IO[bytes], files: list[_File]) -> None:
    """Write the files to a child, from a thread: a child that reads slowly blocks the writer."""
    with suppress(OSError), feed:  # the child died
        for file in files:
            feed.write(
                json.dumps([file.name, len(file.content), file.wanted]).encode("ascii") + b"\n"
            )
            feed.write(file.content)
