"""Many papers at a time: bound into one file, or a file for each; with progress and a way out.

Each is drawn and set by itself, so that hundreds take little more memory than one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.outputs import as_name, replacing
from toezichtdesk.render.paper import engine
from toezichtdesk.render.paper.engine import Paper

IsStopped = Callable[[], bool]
Progress = Callable[[int], None]
FEW = 4  # so many sheets are bound here: they take less than a process takes to start


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a batch: the files that stand there, and those that could not be made.

    refused: (name of the file, why). is_whole: False when it was stopped before its end.
    """

    files: tuple[Path, ...]
    refused: tuple[tuple[str, str], ...] = ()
    is_whole: bool = True


class _StoppedError(Exception):
    """The officer does not want the rest."""


def write_one(
    papers: Iterable[Paper], path: Path, is_stopped: IsStopped, progress: Progress, *,
    overwrite: bool = True,
) -> Written:  # fmt: skip
    """Write the papers as one PDF, a bookmark for each; when stopped, nothing is written.

    papers: at least one, of one title. is_stopped: asked before each. progress: how many are done.

    Raises:
        OfficerCanAct: the file cannot be written there, or its making broke off.
    """
    of = iter(papers)
    try:
        with replacing(path, overwrite=overwrite) as temporary, temporary.open("wb") as file:
            few = list(islice(of, FEW + 1))
            bound = _bind if len(few) <= FEW else _press
            bound(_going_on(chain(few, of), is_stopped), file, progress)
    except _StoppedError:
        return Written((), is_whole=False)
    return Written((path,))


def write_each(
    papers: Iterable[Paper], folder: Path, is_stopped: IsStopped, progress: Progress, *,
    overwrite: bool = False,
) -> Written:  # fmt: skip
    """Write a PDF for each paper, named after its heading and its day.

    One that cannot be written does not keep the rest away; what was written when the officer
    stops remains.
    """
    files: list[Path] = []
    refused: list[tuple[str, str]] = []
    for count, paper in enumerate(papers, 1):
        if is_stopped():
            return Written(tuple(files), tuple(refused), is_whole=False)
        path = folder / f"{file_name(paper)}.pdf"
        try:
            engine.write_pdf(paper, path, overwrite=overwrite)
        except OfficerCanAct as refusal:
            refused.append((path.name, str(refusal)))
        else:
            files.append(path)
        progress(count)
    return Written(tuple(files), tuple(refused))


def file_name(paper: Paper) -> str:
    """Return heading and day, with nothing that a file name cannot hold."""
    name = as_name(paper.parts[0].heading).strip(" .")[:100]
    return f"{name} {paper.written_on.isoformat()}"


def never() -> bool:
    """Return that nobody wants to stop."""
    return False


def untold(_count: int) -> None:
    """Take how far it is where nobody looks."""


def _press(papers: Iterator[Paper], file: BinaryIO, progress: Progress) -> None:
    """Have them set and bound in a process of their own, while the next is drawn here."""
    from toezichtdesk.render.paper.press import Press

    with Press() as press:
        for paper in papers:
            if done := press.add(engine.copy(paper)):
                progress(done)
        progress(press.finish(file))


def _bind(papers: Iterator[Paper], file: BinaryIO, progress: Progress) -> None:
    """Set and bind a few here."""
    from toezichtdesk.render.paper.binding import bind

    bind(_set(papers, progress), file)


def _set(papers: Iterator[Paper], progress: Progress) -> Iterator[bytes]:
    for count, paper in enumerate(papers, 1):
        yield engine.pdf(paper)
        progress(count)


def _going_on(papers: Iterator[Paper], is_stopped: IsStopped) -> Iterator[Paper]:
    """Give the papers until the officer wants no more; asked before each, and after the last."""
    while not is_stopped():
        try:
            yield next(papers)
        except StopIteration:
            return
    raise _StoppedError
