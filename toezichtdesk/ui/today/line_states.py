"""The state of each line of news: to do, put off, or set aside.

Stored with the mark of what was seen, and cleared when that mark moves.
"""

from __future__ import annotations

import json
from enum import Enum

from PySide6.QtCore import QSettings

_STATES = "today/line_states"


class LineState(Enum):
    """The value is the word in the list, which says nothing of a line that is to be done."""

    TO_DO = "doen"
    PUT_OFF = "uitgesteld"
    SET_ASIDE = "genegeerd"


class LineStates:
    """The state of each line, by its key."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._states = _read(str(settings.value(_STATES, "")))

    def of(self, key: tuple[object, ...]) -> LineState:
        """Return the state of the line with this key."""
        return self._states.get(repr(key), LineState.TO_DO)

    def say(self, key: tuple[object, ...], state: LineState) -> None:
        """Store the state of a line at once."""
        self._states[repr(key)] = state
        if state is LineState.TO_DO:
            del self._states[repr(key)]
        self._keep()

    def forget(self) -> None:
        """Clear all states: the list starts anew."""
        self._states = {}
        self._keep()

    def _keep(self) -> None:
        words = {key: state.value for key, state in self._states.items()}
        self._settings.setValue(_STATES, json.dumps(words))


def _read(text: str) -> dict[str, LineState]:
    try:
        return {str(key): LineState(word) for key, word in json.loads(text).items()}
    except (ValueError, AttributeError):  # never stored, or edited by hand
        return {}
