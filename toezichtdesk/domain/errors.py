"""What an officer can act on; every other error is a bug."""

from __future__ import annotations


class OfficerCanAct(Exception):  # noqa: N818 - the name says what it is for, not that it is an error
    """An expected obstacle, in Dutch sentences: what is wrong, where, what to do now.

    The message is shown to the officer as it is.
    """
