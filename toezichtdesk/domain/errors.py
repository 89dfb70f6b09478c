"""What an officer can act on; every other error is a bug."""

from __future__ import annotations

from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Problem, problem


class OfficerCanAct(Exception):  # noqa: N818 - the name says what it is for, not that it is an error
    """An expected obstacle to an act: a code with the values of its sentence.

    `wording.obstacle` says what is wrong, where, and what to do now. As text it is its code alone,
    for the log: the values may be what an officer wrote.
    """

    def __init__(self, why: Obstacle | Problem, /, **values: object) -> None:
        """why: a code, with the values of its sentence; or both together."""
        self.problem = why if isinstance(why, Problem) else problem(why, **values)
        super().__init__(self.problem.code.value)


class NotAccepted(OfficerCanAct):
    """What the officer or a sheet wants to record breaks a rule of what may be recorded."""


class ChangedMeanwhile(OfficerCanAct):
    """What a form would replace was changed after the form read it.

    current: the record as it is now, so that the officer may record over that on purpose.
    """

    def __init__(self, code: Obstacle, current: object, /, **values: object) -> None:
        super().__init__(code, **values)
        self.current = current
