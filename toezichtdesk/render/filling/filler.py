"""Fills templates in a child process, so that a hang, crash or memory leak affects one letter."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import IO, Any, cast

from toezichtdesk import children
from toezichtdesk.children import Watch
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.limits import MEBIBYTE, OUT_OF_MEMORY
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.render.filling.tasks import FIELDS, PLACES

TIME_LIMIT = 60.0  # seconds for a letter and the start of a child, on a laptop that is busy
_ANSWER_LIMIT = 64 * MEBIBYTE
_HEAD_LIMIT = 64 * 1024  # bytes of the line before an answer
CHILD_SWITCH = "--fill-letters"  # how the packaged program starts itself as this child
_MODULE = "toezichtdesk.render.filling.child"
Fields = Mapping[str, str | Sequence[str]]


class Filler:
    """A child process that fills templates; started on first use, and again after it died.

    A context manager: the child ends with it.
    """

    def __init__(self, time_limit: float | None = None) -> None:
        """time_limit: in seconds, for each letter; `TIME_LIMIT` if none is given."""
        self._time_limit = TIME_LIMIT if time_limit is None else time_limit
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Filler:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._child is not None:
            self._leave(self._child)

    def fields_of(self, template: bytes) -> frozenset[str]:
        """Return the names of the fields that a template uses.

        Raises:
            OfficerCanAct: the template is not a letter, does more than show fields, or takes too
                much time or memory.
        """
        head, _ = self._ask(template, FIELDS, {})
        return frozenset(head["found"])

    def places_of(self, document: bytes) -> tuple[str, ...]:
        """Return what is still to be filled in in a letter or template, such as `[bijlage]`.

        Raises:
            OfficerCanAct: it is not a document, or takes too much time or memory.
        """
        head, _ = self._ask(document, PLACES, {})
        return tuple(head["found"])

    def fill(self, template: bytes, fields: Fields, suffix: str) -> bytes:
        """Return the letter as a document of this kind, .docx or .odt.

        Raises:
            OfficerCanAct: as `fields_of`, or a field has no value; the message names it.
        """
        return self._ask(template, suffix, fields)[1]

    def _ask(self, template: bytes, what: str, fields: Fields) -> tuple[dict[str, Any], bytes]:
        self._child = child = self._child or children.started(_command())
        with Watch(child, self._time_limit, is_counted=children.IS_COUNTED) as watch:
            answer = _asked(child, template, what, fields)
        if answer is None:
            self._leave(child)
            raise self._late() if watch.is_late else _why(watch, child.returncode)
        head, content = answer
        if "refusal" in head:
            raise OfficerCanAct(Obstacle(head["refusal"]), **head["values"])
        return head, content

    def _late(self) -> OfficerCanAct:
        return OfficerCanAct(Obstacle.TEMPLATE_LATE, seconds=f"{self._time_limit:.0f}")

    def _leave(self, child: subprocess.Popen[bytes]) -> None:
        self._child = None
        children.leave(child)


def _asked(
    child: subprocess.Popen[bytes], template: bytes, what: str, fields: Fields
) -> tuple[dict[str, Any], bytes] | None:
    """Return the answer of the child; None when it ended or broke the protocol."""
    task = {"what": what, "fields": dict(fields), "length": len(template)}
    feed, answers = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    try:
        feed.write(json.dumps(task).encode("ascii") + b"\n")
        feed.write(template)
        feed.flush()
        head = json.loads(answers.readline(_HEAD_LIMIT))
        length = int(head["length"])
        content = answers.read(length) if 0 <= length <= _ANSWER_LIMIT else b""
    except (OSError, ValueError, TypeError, KeyError):
        children.end(child)
        return None
    return (head, content) if len(content) == length else None


def _why(watch: Watch, code: int | None) -> OfficerCanAct:
    is_swollen = watch.is_swollen or code == OUT_OF_MEMORY
    return OfficerCanAct(Obstacle.TEMPLATE_SWOLLEN if is_swollen else Obstacle.TEMPLATE_BREAKS)


def _command() -> list[str]:
    return children.command(_MODULE, CHILD_SWITCH)
