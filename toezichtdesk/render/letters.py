"""Letters: a template that the province edits in Word, filled with fields; as DOCX or ODT.

Nothing in a template can run (`filling.template`), and it is opened and filled in a separate
process (`filling.filler`). A field without a value is an error, never a blank in a letter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import FIELDS, NEEDED, LetterKind
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.terms import Document
from toezichtdesk.outputs import as_name, read_document, reason, replacing
from toezichtdesk.paths import resource
from toezichtdesk.render.characters import plain
from toezichtdesk.render.filling.filler import Filler
from toezichtdesk.reports.papers.letters import Letter, OwnTemplates

KINDS = (".docx", ".odt")
MOST_BYTES = 5_000_000  # the largest template


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


def findings(template: bytes, kind: LetterKind, filler: Filler) -> tuple[str, ...]:
    """Return in Dutch what is wrong with a template for this kind of letter; empty when nothing."""
    try:
        used = filler.fields_of(template)
    except OfficerCanAct as refusal:
        return (wording.obstacle(refusal),)
    unknown = sorted(used - FIELDS.keys())
    missing = [name for name in NEEDED[kind] if name not in used]
    return (
        *(f"Het veld {name} bestaat niet. Kies een veld uit de lijst." for name in unknown),
        *(
            f"Het veld {name} ontbreekt: {FIELDS[name]}. Zet {{{{ {name} }}}} in het sjabloon."
            for name in missing
        ),
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
    """The result of one letter of a batch. path: None when it could not be made, and why."""

    name: str
    path: Path | None
    why: str = ""


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
        for one in batch.letters:
            if is_stopped():
                break
            done.append(_made(one, batch, filler))
            progress(len(done))
    return tuple(done)


def _made(letter: Letter, batch: Batch, filler: Filler) -> Made:
    path = batch.folder / f"{_file_name(letter)}{batch.suffix}"
    try:
        template, _ = template_of(letter.kind, batch.own_templates)
        write(letter, template, path, filler, overwrite=batch.overwrite)
    except OfficerCanAct as refusal:
        return Made(letter.name, None, wording.obstacle(refusal))
    return Made(letter.name, path)


def as_sent(letters: Sequence[tuple[str, Path]]) -> tuple[tuple[str, Document], ...]:
    """Return letters as their files are now: the officer may have edited them before sending.

    letters: (municipality, path).

    Raises:
        OfficerCanAct: a letter is gone or cannot be read.
    """
    return tuple((code, read_document(path)) for code, path in letters)


def _file_name(letter: Letter) -> str:
    """Return a valid file name such as `beoordeling GM0503 Delft`."""
    name = as_name(letter.name).strip(" .")[:80]
    return f"{letter.kind.value} {letter.code} {name}"


def _shown(value: str | Sequence[str]) -> str | list[str]:
    return plain(value) if isinstance(value, str) else [plain(one) for one in value]
