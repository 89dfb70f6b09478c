"""The child process that fills letter templates, with limited memory.

Reads tasks from standard input, each a line of JSON (`what`, `fields`, `length`) followed by the
bytes of a template or letter, and answers on standard output in the same way (`refusal`, `found`,
`length`).

what: the suffix of the letter to make; or `FIELDS` or `PLACES`, to find those without filling.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from toezichtdesk import children
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.limits import OUT_OF_MEMORY
from toezichtdesk.render.filling.open_document import as_odt
from toezichtdesk.render.filling.open_places import open_places
from toezichtdesk.render.filling.tasks import FIELDS, PLACES
from toezichtdesk.render.filling.template import fields_of, filled


def main() -> int:
    """Do every task on standard input until it closes; return the exit code."""
    children.limit_memory()
    try:
        _do_all()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    return 0


def _do_all() -> None:
    answers = sys.stdout.buffer
    while line := sys.stdin.buffer.readline():
        task = json.loads(line)
        template = sys.stdin.buffer.read(task["length"])
        head, content = _done(task, template)
        answers.write(json.dumps({**head, "length": len(content)}).encode("ascii") + b"\n")
        answers.write(content)
        answers.flush()


def _done(task: dict[str, Any], template: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        if task["what"] == FIELDS:
            return {"found": sorted(fields_of(template))}, b""
        if task["what"] == PLACES:
            return {"found": open_places(template)}, b""
        letter = filled(template, task["fields"])
        return {}, as_odt(letter) if task["what"] == ".odt" else letter
    except OfficerCanAct as refusal:
        why = refusal.problem
        return {"refusal": why.code.value, "values": dict(why.values)}, b""


if __name__ == "__main__":
    sys.exit(main())
