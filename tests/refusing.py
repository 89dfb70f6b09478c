"""Checks the sentence of a refused act as the officer gets it."""

from __future__ import annotations

import re
from collections.abc import Callable

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct


def says(pattern: str) -> Callable[[OfficerCanAct], bool]:
    """Return whether a refusal says this, for `pytest.raises(..., check=says(...))`."""

    def check(refusal: OfficerCanAct) -> bool:
        return re.search(pattern, wording.obstacle(refusal)) is not None

    return check
