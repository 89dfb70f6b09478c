"""How a reading step refuses a whole file."""

from __future__ import annotations

from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem


class Unreadable(Exception):  # noqa: N818 - what the file is, not a fault of the program
    """A file that cannot be read; carries the refusal for the officer."""

    def __init__(self, code: RefusalCode, **values: object) -> None:
        """values: those of the sentence; texts, whole numbers or tuples of texts."""
        super().__init__(code.value)
        self.refusal = Refusal("", "", problem(code, **values))
