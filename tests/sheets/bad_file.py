"""One file of the corpus of files that go wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BadFile:
    """One file. refused: a word of the refusal, "" any; values: what must be read otherwise.

    read: the fields of the one entry of the one list. All None: refused or read exactly as GOOD.
    cell: where the refusal points. is_dangerous: read by a child of its own.
    """

    name: str
    content: bytes
    refused: str | None = None
    values: dict[str, tuple[int | None, int | None]] | None = None
    read: dict[str, object] | None = None
    cell: str = ""
    warning: str = ""
    file_name: str = "cijfers.xlsx"
    is_dangerous: bool = False
