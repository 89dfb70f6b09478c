"""The child process that checks a record, so that the window keeps its interpreter to itself.

Reads one task from standard input, in JSON: `database` and `copies`, as `soundness.check`. Answers
on standard output with the `Doubt`, in JSON. A refusal or an error ends it without an answer.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.reports.record.soundness import check


def main() -> int:
    """Check the record and return the exit code."""
    task = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(written(check(Path(task["database"]), Path(task["copies"]))))
    sys.stdout.buffer.flush()
    return 0


def written(doubt: Doubt) -> bytes:
    """Return a doubt as the window reads it."""
    codes = None if doubt.codes is None else sorted(doubt.codes)
    answer = {"words": doubt.words, "codes": codes, "is_verified": doubt.is_verified}
    return json.dumps(answer).encode("ascii")


if __name__ == "__main__":
    sys.exit(main())
