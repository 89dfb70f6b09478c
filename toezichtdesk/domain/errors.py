"""The two families of errors: what an officer can act on, and everything else (a bug)."""

from __future__ import annotations


class OfficerCanAct(Exception):  # noqa: N818 - the name says what it is for, not that it is an error
    """An expected obstacle, in Dutch sentences: what is wrong, where, what to do now.

    The message is shown to the officer as it is.
    """


class ImpossibleFigure(ValueError):  # noqa: N818 - a term of the field
    """A figure that cannot exist: negative persons housed, or a negative target."""
