"""A form only overwrites what it showed: what was written meanwhile is shown, not replaced."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from toezichtdesk import wording
from toezichtdesk.domain.errors import ChangedMeanwhile
from toezichtdesk.domain.obstacles import Obstacle


def refuse_changed(code: Obstacle, seen: Any, current: Any, typed: Any, **values: object) -> None:
    """Refuse to write over what the form did not show.

    code: that of the kind of record; values: what its sentence needs besides the changes. seen: the
    record as the form read it, None where no form was filled in. current: as it is now. typed: what
    is to be recorded.

    Raises:
        ChangedMeanwhile: the record is no longer what was seen; says both, and carries `current`.
    """
    if seen is None or seen == current:
        return
    changes = tuple(
        (field.name, getattr(current, field.name), getattr(typed, field.name))
        for field in fields(current)
        if field.name in wording.FIELD_NAMES
        and hasattr(typed, field.name)
        and getattr(seen, field.name) != getattr(current, field.name)
    )
    raise ChangedMeanwhile(code, current, changes=changes, **values)
