"""What an officer can act on; every other error is a bug."""

from __future__ import annotations


class OfficerCanAct(Exception):  # noqa: N818 - the name says what it is for, not that it is an error
    """An expected obstacle, in Dutch sentences: what is wrong, where, what to do now.

    The message is shown to the officer as it is.
    """


class NotAccepted(OfficerCanAct):
    """What the officer or a sheet wants to record breaks a rule of what may be recorded."""

    def __init__(self, problem: str, advice: str = "") -> None:
        """problem: a Dutch sentence without its point. advice: whole sentences, or empty."""
        super().__init__(f"{problem}. {advice}".rstrip())
        self.problem = problem
        self.advice = advice


class ChangedMeanwhile(OfficerCanAct):
    """What a form would replace was changed after the form read it.

    current: the record as it is now, so that the officer may record over that on purpose.
    """

    def __init__(self, message: str, current: object) -> None:
        super().__init__(message)
        self.current = current
