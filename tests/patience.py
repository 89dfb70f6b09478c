"""How long tests wait: as long as a busy machine may need. The limit of a test ends what hangs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker

from toezichtdesk import children
from toezichtdesk.render.filling import filler
from toezichtdesk.render.paper import press
from toezichtdesk.sheets.process import reader
from toezichtdesk.store import connecting

PATIENCE = 120_000  # milliseconds that a window is waited for
ENOUGH = 300.0  # seconds for what takes one or two on a quiet machine
USUAL_BUSY_TIMEOUT_S = connecting.BUSY_TIMEOUT_S  # as an officer has it

# Settings of one test take the place of those of the profile: so these stand in each that has any.
AT_ANY_SPEED = (HealthCheck.too_slow,)
ON_ONE_DESK = (*AT_ANY_SPEED, HealthCheck.function_scoped_fixture)


class PatientBot(QtBot):
    """Waits as long as a busy machine may need; the limit of a test ends what never comes."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **options: Any) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitSignals(
        self, signals: list[Any], *, timeout: int = PATIENCE, **options: Any
    ) -> MultiSignalBlocker:
        return super().waitSignals(signals, timeout=timeout, **options)


def give_time(patch: pytest.MonkeyPatch) -> None:
    """Lift what the program allows a child, a lock or a look on the machine of an officer.

    A test about such a limit sets its own.
    """
    patch.setattr(reader, "TIME_LIMIT", ENOUGH)
    patch.setattr(filler, "TIME_LIMIT", ENOUGH)
    patch.setattr(press, "TIME_LIMIT", ENOUGH)
    patch.setattr(children, "END_LIMIT", ENOUGH)
    patch.setattr(connecting, "BUSY_TIMEOUT_S", ENOUGH)
