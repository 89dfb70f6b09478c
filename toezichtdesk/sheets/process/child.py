"""The process that opens untrusted files: limited in memory, and the only one to die of them.

Reads files from standard input, each as a line `name length wanted` in JSON followed by its bytes,
and writes for each file an answer to standard output: a line with its length, and its bytes.
"""

from __future__ import annotations

import gc
import json
import os
import sys

from toezichtdesk import children
from toezichtdesk.domain.limits import OUT_OF_MEMORY

LOOK = "look"  # wanted of a file: how it looks, instead of the layouts to read it by


def main() -> int:
    """Read every file on standard input until it ends; return the exit code."""
    try:
        _read_all()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    return 0


def _read_all() -> None:
    children.limit_memory()
    gc.disable()  # lives for one file; values hold no cycles
    from toezichtdesk.sheets.layouts import unpacked
    from toezichtdesk.sheets.process.preview import look
    from toezichtdesk.sheets.process.wire import packed
    from toezichtdesk.sheets.process.workbook import read_content

    answers = sys.stdout.buffer
    while line := sys.stdin.buffer.readline():
        name, length, wanted = json.loads(line)
        content = sys.stdin.buffer.read(length)
        if wanted == LOOK:
            answer = look(content, name)
        else:
            layouts = {layout.signature: layout for layout in map(unpacked, wanted)}
            answer = packed(read_content(content, name, layouts))
        answers.write(b"%d\n" % len(answer))
        answers.write(answer)
        answers.flush()


if __name__ == "__main__":
    main()
