"""The child process that sets and binds the sheets of a batch, so that no window freezes.

Reads tasks from standard input, each a line of JSON, and answers each with a line on standard
output: `copy` asks for a sheet, an empty task for all of them as one PDF, whose bytes follow the
line with their `length`. It writes no file, so it leaves nothing behind when it ends early.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from toezichtdesk.render.paper import typesetting
from toezichtdesk.render.paper.binding import bind
from toezichtdesk.render.paper.typesetting import Copy


def main() -> int:
    """Set every sheet, bind them when all are there, and return the exit code."""
    book = bind(_set())
    _answer(length=len(book))
    sys.stdout.buffer.write(book)
    sys.stdout.buffer.flush()
    return 0


def _set() -> Iterator[bytes]:
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        if not asked:
            return
        sheet = asked["copy"]
        lists = {name: tuple(sheet[name]) for name in ("template", "fonts")}
        yield typesetting.pdf(Copy(**sheet | lists))
        _answer(length=0)  # and bound


def _answer(length: int) -> None:
    sys.stdout.buffer.write(json.dumps({"length": length}).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
