"""What a fault of the program says to others: where it is, never what an officer wrote or read."""

from __future__ import annotations

import sqlite3
import traceback

# Their words are about code or the machine. Those of others may quote a note or a cell.
_WORDS_OF_CODE = (
    ArithmeticError,
    AttributeError,
    ImportError,
    MemoryError,
    NameError,
    RecursionError,
    sqlite3.OperationalError,
)


def traceback_text(error: BaseException) -> str:
    """Return kind, place and cause of an error, line by line, for the log and the administrator."""
    lines = []
    for each in reversed(_chain(error)):
        lines += traceback.format_tb(each.__traceback__)
        kind = type(each)
        lines.append(f"{kind.__module__}.{kind.__qualname__}{_words(each)}\n")
    return "".join(lines)


def _chain(error: BaseException) -> list[BaseException]:
    """Return the error and what it came from, newest first."""
    errors: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in errors:
        errors.append(current)
        hidden = None if current.__suppress_context__ else current.__context__
        current = current.__cause__ or hidden
    return errors


def _words(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return f": errno {error.errno}"
    return f": {error}" if isinstance(error, _WORDS_OF_CODE) else ""
