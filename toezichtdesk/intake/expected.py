"""Which municipalities are expected in a file of figures, and are not in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from sqlalchemy import Connection, and_, bindparam, exists, or_, select

from toezichtdesk.domain.importing import PlannedRow, RowStatus
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.row_notes import RowNoteCode, row_note
from toezichtdesk.domain.sheet_warnings import NAMED_AT_MOST, SheetWarning, WarningCode, warn
from toezichtdesk.store import schema

# The municipalities followed, or without a list those known in a period; the caller leaves out
# dissolved ones.
_OFFICIAL, _FIGURE = schema.municipality.c, schema.figure.c
_EXPECTED = (
    select(_OFFICIAL.code, _OFFICIAL.name)
    .where(
        or_(_OFFICIAL.valid_to.is_(None), _OFFICIAL.valid_to > bindparam("day")),
        _OFFICIAL.valid_from <= bindparam("day"),
        or_(
            _OFFICIAL.code.in_(select(schema.followed.c.municipality)),
            and_(
                ~exists(select(schema.followed.c.municipality)),
                exists().where(
                    _FIGURE.municipality == _OFFICIAL.code, _FIGURE.period == bindparam("before")
                ),
            ),
        ),
    )
    .order_by(_OFFICIAL.name)
)


def missing(connection: Connection, period: Period, present: Set[str]) -> list[PlannedRow]:
    """Return a row for each municipality that is expected and is not in the file.

    Those that are followed, or while nobody is, that had figures in the period before. present:
    codes in the file.
    """
    given = {"day": period.last_day, "before": period.previous}
    return [
        PlannedRow(
            status=RowStatus.MISSING,
            sheet="",
            number=0,
            name=name,
            municipality=code,
            period=period,
            reference_date=None,
            figures=(),
            notes=(row_note(RowNoteCode.NOT_IN_FILE),),
        )
        for code, name in connection.execute(_EXPECTED, given)
        if code not in present
    ]


def named_as_missing(rows: Sequence[PlannedRow], period: Period) -> Iterator[SheetWarning]:
    """Yield which municipalities are not in the file, by the rows of `missing`."""
    names = [row.name for row in rows]
    if not names:
        return
    yield warn(
        WarningCode.MISSING,
        period=period,
        names=tuple(names[:NAMED_AT_MOST]),
        more=len(names[NAMED_AT_MOST:]),
    )
