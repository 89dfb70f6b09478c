"""Letters: a template that the province edits in Word, filled with fields; as DOCX or ODT.

Nothing in a template can run (`filling.template`), and it is opened and filled in a separate
process (`filling.filler`). A field without a value is an error, never a blank in a letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from toezichtdesk import __version__, wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import (
    FIELDS,
    FILED_AS,
    NEEDED,
    LetterKind,
    SentLetter,
    TemplateUsed,
)
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Problem, problem
from toezichtdesk.domain.terms import Document, FileItemKind
from toezichtdesk.outputs import as_name, read_document, reason, replacing
from toezichtdesk.paths import resource
from toezichtdesk.render.characters import plain
from toezichtdesk.render.filling.filler import Filler
from toezichtdesk.reports.papers.letters import Letter, OwnTemplates

KINDS = (".docx", ".odt")
MOST_BYTES = 5_000_000  # the largest template
_OF_THE_PROVINCE = frozenset(FILED_AS.values())


def template_of(kind: LetterKind, own: OwnTemplates) -> tuple[bytes, Path]:
    """Return the template of a kind of letter and its path, preferably the province's own.

    Raises:
        OfficerCanAct: the province's own template cannot be read.
    """
    path = own.path_of(kind) or resource("letters", f"{kind.value}.docx")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OfficerCanAct(Obstacle.OWN_TEMPLATE_TOO_LARGE, path=path)
        return path.read_bytes(), path
    except OSError as error:
        raise OfficerCanAct(
            Obstacle.OWN_TEMPLATE_UNREADABLE, path=path, reason=reason(error)
        ) from error


def findings(template: bytes, kind: LetterKind, filler: Filler) -> tuple[Problem, ...]:
    """Return what is wrong with a template for this kind of letter; empty when nothing."""
    try:
        used = filler.fields_of(template)
    except OfficerCanAct as refusal:
        return (refusal.problem,)
    unknown = sorted(used.difference(FIELDS))
    missing = [name for name in NEEDED[kind] if name not in used]
    return (
        *(problem(Obstacle.TEMPLATE_FIELD_UNKNOWN, field=name) for name in unknown),
        *(problem(Obstacle.TEMPLATE_FIELD_MISSING, field=name, filled=name) for name in missing),
    )


def fill(
    template: bytes,
    fields: Mapping[str, str | Sequence[str]],
    filler: Filler,
    suffix: str = ".docx",
) -> bytes:
    """Return the letter as a document of this kind.

    Raises:
        OfficerCanAct: the template is not a letter, does more than show fields, or shows a field
            without a value; the message names it.
    """
    return filler.fill(template, {name: _shown(one) for name, one in fields.items()}, suffix)


def write(
    letter: Letter, template: bytes, path: Path, filler: Filler, *, overwrite: bool = True
) -> None:
    """Write a letter, completely or not at all; the suffix chooses between DOCX and ODT.

    Raises:
        OfficerCanAct: another suffix, as `fill`, or the file cannot be written there.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise OfficerCanAct(Obstacle.LETTER_SUFFIX, file=path.name)
    made = fill(template, letter.fields, filler, kind)
    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(made)


@dataclass(frozen=True, slots=True)
class Made:
    """The result of one letter of a batch. path: None when it could not be made, and why.

    code, name: of the municipality. left_open: what its template leaves to be filled in by hand.
    """

    code: str
    name: str
    path: Path | None
    why: str = ""
    template: TemplateUsed | None = None
    left_open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Letters to make: where, as which kind of file, and whether files may be replaced."""

    letters: tuple[Letter, ...]
    own_templates: OwnTemplates
    folder: Path
    suffix: str = ".docx"
    overwrite: bool = False


def write_all(
    batch: Batch,
    is_stopped: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda _count: None,
) -> tuple[Made, ...]:
    """Write each letter to a file of its own; one that fails does not stop the rest.

    is_stopped: asked before each; finished letters stay. progress: gets the number done.
    """
    done: list[Made] = []
    with Filler() as filler:
        templates = _Templates(batch.own_templates, filler)
        for one in batch.letters:
            if is_stopped():
                break
            done.append(_made(one, batch, templates))
            progress(len(done))
    return tuple(done)


@dataclass(frozen=True, slots=True)
class _Template:
    content: bytes
    used: TemplateUsed
    left_open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Templates:
    """The templates of a batch, each read once."""

    own: OwnTemplates
    filler: Filler
    read: dict[LetterKind, _Template] = field(default_factory=dict)

    def of(self, kind: LetterKind) -> _Template:
        if kind not in self.read:
            content, path = template_of(kind, self.own)
            self.filler.fields_of(content)  # says what is wrong with it
            used = TemplateUsed(path.name, _version(path, self.own), sha256(content).hexdigest())
            self.read[kind] = _Template(content, used, self.filler.places_of(content))
        return self.read[kind]


def _version(path: Path, own: OwnTemplates) -> str:
    """Return which version of a template this is, in Dutch."""
    if path.parent != own.folder:
        return f"Toezichtdesk {__version__}"
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return f"bestand van {wording.day(changed.date())}"


def _made(letter: Letter, batch: Batch, templates: _Templates) -> Made:
    if letter.unfit is not None:
        return Made(letter.code, letter.name, None, wording.obstacle(letter.unfit))
    path = batch.folder / f"{_file_name(letter)}{batch.suffix}"
    try:
        template = templates.of(letter.kind)
        write(letter, template.content, path, templates.filler, overwrite=batch.overwrite)
    except OfficerCanAct as refusal:
        return Made(letter.code, letter.name, None, wording.obstacle(refusal))
    return Made(
        letter.code, letter.name, path, template=template.used, left_open=template.left_open
    )


def as_sent(made: Sequence[Made]) -> tuple[SentLetter, ...]:
    """Return letters as their files are now: the officer may have edited them before sending.

    made: letters that were made.

    Raises:
        OfficerCanAct: a letter is gone or cannot be read, or still has to be filled in by hand.
    """
    sent: list[SentLetter] = []
    with Filler() as filler:
        for one in made:
            if one.path is not None:
                document = read_document(one.path)
                _refuse_unfinished(document, one.left_open, filler)
                sent.append(SentLetter(one.code, document, one.template))
    return tuple(sent)


def finished(path: Path, own: OwnTemplates, kind: FileItemKind) -> Document:
    """Return the present content of a file that is put on file as a kind of item.

    What another wrote, such as a zienswijze, may be protected with a password: kept as it came.

    Raises:
        OfficerCanAct: it cannot be read, or is a letter of the province that still has to be filled
            in by hand, or that cannot be looked into to see that.
    """
    document = read_document(path)
    if path.suffix.lower() not in KINDS:
        return document
    with Filler() as filler:
        try:
            there = filler.places_of(document.content)
        except OfficerCanAct:
            if kind in _OF_THE_PROVINCE:
                raise
            return document
        _refuse_left_open(document, _left_open(own, filler) if there else (), there)
    return document


def _left_open(own: OwnTemplates, filler: Filler) -> Iterator[str]:
    """Yield what the templates in use leave open; one that cannot be read leaves nothing open."""
    templates = _Templates(own, filler)
    for kind in LetterKind:
        with suppress(OfficerCanAct):
            yield from templates.of(kind).left_open


def _refuse_unfinished(document: Document, left_open: Sequence[str], filler: Filler) -> None:
    if left_open:
        _refuse_left_open(document, left_open, filler.places_of(document.content))


def _refuse_left_open(document: Document, left_open: Iterable[str], there: Sequence[str]) -> None:
    if places := [place for place in dict.fromkeys(left_open) if place in there]:
        raise OfficerCanAct(
            Obstacle.LETTER_UNFINISHED, file=document.name, places=", ".join(places)
        )


def _file_name(letter: Letter) -> str:
    """Return a valid file name such as `beoordeling GM0503 Delft`."""
    name = as_name(letter.name).strip(" .")[:80]
    return f"{letter.kind.value} {letter.code} {name}"


def _shown(value: str | Sequence[str]) -> str | list[str]:
    return plain(value) if isinstance(value, str) else [plain(one) for one in value]
