"""Many papers at once, as one file or a file each, with progress and cancellation.

Each is drawn and set separately, so that hundreds need little more memory than one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.outputs import as_name, replacing
from toezichtdesk.render.paper import engine
from toezichtdesk.render.paper.engine import Paper
from toezichtdesk.render.paper.press import Press

IsStopped = Callable[[], bool]
Progress = Callable[[int], None]
FEW = 4  # up to this many are bound in this process: faster than starting another


@dataclass(frozen=True, slots=True)
class Written:
    """The result of a batch: the files written, and those that could not be made.

    refused: (file name, why). is_whole: False when it was stopped early. lacks: in Dutch, what
    did not fit on paper.
    """

    files: tuple[Path, ...]
    refused: tuple[tuple[str, str], ...] = ()
    is_whole: bool = True
    lacks: tuple[str, ...] = ()


class _StoppedError(Exception):
    """The officer stopped the batch."""


def write_one(
    papers: Iterable[Paper], path: Path, is_stopped: IsStopped, progress: Progress, *,
    overwrite: bool = True,
) -> Written:  # fmt: skip
    """Write the papers as one PDF, each with a bookmark; when stopped, nothing is written.

    papers: at least one, all with the same title. is_stopped: asked before each. progress: gets the
    number done.

    Raises:
        OfficerCanAct: the file cannot be written there, or making it failed.
    """
    lacks: list[str] = []
    of = _noting(papers, lacks)
    try:
        with replacing(path, overwrite=overwrite) as temporary, temporary.open("wb") as file:
            few = list(islice(of, FEW + 1))
            bound = _bind if len(few) <= FEW else _press
            bound(_going_on(chain(few, of), is_stopped), file, progress)
    except _StoppedError:
        return Written((), is_whole=False)
    return Written((path,), lacks=tuple(lacks))


def write_each(
    papers: Iterable[Paper], folder: Path, is_stopped: IsStopped, progress: Progress, *,
    overwrite: bool = False,
) -> Written:  # fmt: skip
    """Write a PDF for each paper, named after its heading and its day.

    One that fails does not stop the rest; finished files stay when the officer stops.
    """
    files: list[Path] = []
    refused: list[tuple[str, str]] = []
    lacks: list[str] = []
    for count, paper in enumerate(_noting(papers, lacks), 1):
        if is_stopped():
            return Written(tuple(files), tuple(refused), is_whole=False, lacks=tuple(lacks))
        path = folder / f"{file_name(paper)}.pdf"
        try:
            engine.write_pdf(paper, path, overwrite=overwrite)
        except OfficerCanAct as refusal:
            refused.append((path.name, wording.obstacle(refusal)))
        else:
            files.append(path)
        progress(count)
    return Written(tuple(files), tuple(refused), lacks=tuple(lacks))


def file_name(paper: Paper) -> str:
    """Return heading and day as a valid file name."""
    name = as_name(paper.parts[0].heading).strip(" .")[:100]
    return f"{name} {paper.written_on.isoformat()}"


def never() -> bool:
    """Return False: nobody wants to stop."""
    return False


def untold(_count: int) -> None:
    """Ignore progress."""


def _noting(papers: Iterable[Paper], lacks: list[str]) -> Iterator[Paper]:
    """Yield the papers, and note what did not fit on them."""
    for paper in papers:
        if paper.lacks:
            lacks.append(paper.lacks)
        yield paper


def _press(papers: Iterator[Paper], file: BinaryIO, progress: Progress) -> None:
    """Set and bind the papers in a child process, while the next is drawn here."""
    with Press() as press:
        for paper in papers:
            if done := press.add(engine.copy(paper)):
                progress(done)
        progress(press.finish(file))


def _bind(papers: Iterator[Paper], file: BinaryIO, progress: Progress) -> None:
    """Set and bind a few papers in this process."""
    from toezichtdesk.render.paper.binding import bind

    file.write(bind(_set(papers, progress)))


def _set(papers: Iterator[Paper], progress: Progress) -> Iterator[bytes]:
    for count, paper in enumerate(papers, 1):
        yield engine.pdf(paper)
        progress(count)


def _going_on(papers: Iterator[Paper], is_stopped: IsStopped) -> Iterator[Paper]:
    """Yield the papers until the officer stops; asked before each, and after the last."""
    while not is_stopped():
        try:
            yield next(papers)
        except StopIteration:
            return
    raise _StoppedError
