"""One file of the corpus of files that go wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

DELFT = {"Delft": (76, 85)}  # what is read where a file is good
CFB = bytes.fromhex("d0cf11e0a1b11ae1")  # how an old workbook of Excel begins


@dataclass(frozen=True, slots=True)
class BadFile:
    """One file. refused: a word of the refusal, "" any; values: what must be read otherwise.

    read: the fields of the one entry of the one list. All None: refused or read exactly as GOOD.
    cell: where the refusal points. is_dangerous: read by a child of its own.
    content: of a very large one what makes it, so that it is only made to be read.
    """

    name: str
    content: bytes | Callable[[], bytes]
    refused: str | None = None
    values: dict[str, tuple[int | None, int | None]] | None = None
    read: dict[str, object] | None = None
    cell: str = ""
    warning: str = ""
    file_name: str = "cijfers.xlsx"
    is_dangerous: bool = False

    def made(self) -> bytes:
        """Return what is in the file."""
        return self.content if isinstance(self.content, bytes) else self.content()
