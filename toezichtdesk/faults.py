"""Describes an error for the log and the administrator without any text of the officer."""

from __future__ import annotations

import sqlite3
import traceback

# The messages of these are about code or the machine. Others may quote a note or a cell.
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
    """Return type, place and cause of an error, line by line."""
    lines = []
    for each in reversed(_chain(error)):
        lines += traceback.format_tb(each.__traceback__)
        kind = type(each)
        module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
        lines.append(f"{module}{kind.__qualname__}{_words(each)}\n")
    return "".join(lines)


def _chain(error: BaseException) -> list[BaseException]:
    """Return the error and its causes, newest first."""
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
