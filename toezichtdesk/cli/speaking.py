"""How the console is spoken to and speaks: any text in, UTF-8 out, to a reader that may go."""

from __future__ import annotations

import argparse
import io
import os
import sys

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.outputs import reason


def speak_utf_8() -> None:
    """Let a stream take every sign: Windows gives it a code page without `−` and `▲`.

    What is no text, as in the name of an odd file, is shown as its number.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def refuse_no_text(asked: argparse.Namespace) -> None:
    """Refuse typed words that are no text; a file may have such a name.

    Raises:
        OfficerCanAct: which words.
    """
    for name, value in vars(asked).items():
        if isinstance(value, str) and not _is_text(value):
            raise OfficerCanAct(
                f"De waarde van {name} bevat tekens die geen tekst zijn. Typ de waarde opnieuw."
            )


def fall_silent(error: OSError) -> str:
    """Write nothing more to a stream that takes nothing; return what to tell, empty if nothing.

    Who read along may have seen enough, as in `overview | head`.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return ""
    return f"De uitvoer kan niet worden geschreven: {reason(error)}."


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
