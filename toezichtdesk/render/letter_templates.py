"""The letter templates in use, and how the province replaces one by its own.

The province's own are in a folder, as `besluit.docx`. A replaced or retired one moves to the
subfolder `eerder` with the moment in its name: nobody's work is thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.outputs import read_document, reason, replacing
from toezichtdesk.render.filling.filler import Filler
from toezichtdesk.render.letters import MOST_BYTES, findings, template_of

EARLIER = "eerder"


@dataclass(frozen=True, slots=True)
class TemplateState:
    """The template of a kind of letter, its path, and what is wrong with it, in Dutch.

    is_own: it is the province's own, not the program's.
    """

    kind: LetterKind
    path: Path
    is_own: bool
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A template that may be put in use. findings: what is wrong with it; empty when nothing."""

    kind: LetterKind
    name: str
    content: bytes
    findings: tuple[str, ...]


def states(own_folder: Path, kinds: tuple[LetterKind, ...]) -> tuple[TemplateState, ...]:
    """Return the template in use for each of these kinds of letter, checked."""
    with Filler() as filler:
        return tuple(_state(kind, own_folder, filler) for kind in kinds)


def checked(path: Path, kind: LetterKind) -> Candidate:
    """Read a file as a template for this kind of letter, and check it.

    Raises:
        OfficerCanAct: the file cannot be read.
    """
    content = read_document(path).content
    if len(content) > MOST_BYTES:
        raise OfficerCanAct(Obstacle.TEMPLATE_FILE_TOO_LARGE, file=path.name)
    with Filler() as filler:
        return Candidate(kind, path.name, content, findings(content, kind, filler))


def put_in_force(new: Candidate, own_folder: Path, moment: datetime) -> Path:
    """Use this template for its kind of letter from now on; return its path.

    Raises:
        OfficerCanAct: something is wrong with it, or it cannot be written there.
    """
    if new.findings:
        raise OfficerCanAct(Obstacle.TEMPLATE_NOT_READY, file=new.name, finding=new.findings[0])
    path = _own(new.kind, own_folder)
    _make(own_folder)
    _set_aside(new.kind, own_folder, moment)
    with replacing(path, overwrite=False) as temporary:
        temporary.write_bytes(new.content)
    return path


def take_out_of_force(kind: LetterKind, own_folder: Path, moment: datetime) -> Path | None:
    """Return to the program's template; return where the province's own was moved to."""
    return _set_aside(kind, own_folder, moment)


def _state(kind: LetterKind, own_folder: Path, filler: Filler) -> TemplateState:
    try:
        template, path = template_of(kind, own_folder)
    except OfficerCanAct as refusal:
        return TemplateState(
            kind, _own(kind, own_folder), is_own=True, findings=(wording.obstacle(refusal),)
        )
    is_own = path.parent == own_folder
    return TemplateState(kind, path, is_own, findings(template, kind, filler))


def _own(kind: LetterKind, own_folder: Path) -> Path:
    return own_folder / f"{kind.value}.docx"


def _set_aside(kind: LetterKind, own_folder: Path, moment: datetime) -> Path | None:
    path = _own(kind, own_folder)
    if not path.exists():
        return None
    target = own_folder / EARLIER / f"{kind.value} tot {moment:%Y-%m-%d %H.%M.%S}.docx"
    _make(target.parent)
    count = 1
    while target.exists():  # within the same second
        count += 1
        target = target.with_stem(f"{kind.value} tot {moment:%Y-%m-%d %H.%M.%S} ({count})")
    try:
        path.rename(target)
    except OSError as error:
        raise OfficerCanAct(Obstacle.TEMPLATE_NOT_MOVED, path=path, reason=reason(error)) from error
    return target


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OfficerCanAct(
            Obstacle.FOLDER_NOT_MADE, folder=folder, reason=reason(error)
        ) from error
