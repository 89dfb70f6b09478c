"""Whatever work is done in whatever order, each undo restores the exact state before it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.casework.any_work import AnyWork

pytestmark = pytest.mark.slow

TestAnyWork = AnyWork.TestCase
TestAnyWork.settings = settings(
    max_examples=6,
    stateful_step_count=15,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
