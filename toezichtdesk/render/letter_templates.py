"""The letter templates in use, checked, and where the province's own are stored.

Each is stored under its kind and the moment, and none is ever replaced, so that an earlier one can
return. Which one is in use is a setting, changed by an act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Problem
from toezichtdesk.outputs import read_document, reason, replacing
from toezichtdesk.render.filling.filler import Filler
from toezichtdesk.render.letters import MOST_BYTES, findings, template_of
from toezichtdesk.reports.papers.letters import OwnTemplates


@dataclass(frozen=True, slots=True)
class TemplateState:
    """The template of a kind of letter, its path, and what is wrong with it.

    is_own: it is the province's own, not the program's.
    """

    kind: LetterKind
    path: Path
    is_own: bool
    findings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A template that may be put in use. findings: what is wrong with it; empty when nothing."""

    kind: LetterKind
    name: str
    content: bytes
    findings: tuple[Problem, ...]


def states(own: OwnTemplates, kinds: tuple[LetterKind, ...]) -> tuple[TemplateState, ...]:
    """Return the template in use for each of these kinds of letter, checked."""
    with Filler() as filler:
        return tuple(_state(kind, own, filler) for kind in kinds)


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


def store(new: Candidate, own_folder: Path, moment: datetime) -> str:
    """Store a template beside the earlier ones and return its name; an act puts it in use.

    Raises:
        OfficerCanAct: something is wrong with it, or it cannot be written there.
    """
    if new.findings:
        raise OfficerCanAct(Obstacle.TEMPLATE_NOT_READY, file=new.name, finding=new.findings[0])
    _make(own_folder)
    stem = f"{new.kind.value} {moment:%Y-%m-%d %H.%M.%S}"
    path = own_folder / f"{stem}.docx"
    count = 1
    while path.exists():  # of the same second
        count += 1
        path = path.with_name(f"{stem} ({count}).docx")
    with replacing(path, overwrite=False) as temporary:
        temporary.write_bytes(new.content)
    return path.name


def _state(kind: LetterKind, own: OwnTemplates, filler: Filler) -> TemplateState:
    try:
        template, path = template_of(kind, own)
    except OfficerCanAct as refusal:
        path = own.path_of(kind) or own.folder
        return TemplateState(kind, path, is_own=True, findings=(refusal.problem,))
    is_own = path.parent == own.folder
    return TemplateState(kind, path, is_own, findings(template, kind, filler))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OfficerCanAct(
            Obstacle.FOLDER_NOT_MADE, folder=folder, reason=reason(error)
        ) from error
