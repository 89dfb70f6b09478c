"""The fixture of a desk with one of everything, as a plugin."""

from __future__ import annotations

import pytest

from tests.casework.every_step import one_of_everything
from tests.conftest import Desk


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A desk with one of everything that an act can change."""
    one_of_everything(desk)
    return desk
