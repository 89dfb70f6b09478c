"""Of which municipalities something changed since an act: only those are judged again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from toezichtdesk.domain.acts import Act
from toezichtdesk.ladder.mergers import Merger
from toezichtdesk.reports.mergers import with_parts
from toezichtdesk.store.schema import journal

MOST = 20  # municipalities; for more it is as quick to judge all
# Acts that change nothing outside the municipality that their line names.
_OF_ONE = frozenset(
    {
        Act.ADD_AGREEMENT,
        Act.ADD_MEASURE,
        Act.CHANGE_AGREEMENT,
        Act.CHANGE_CONTACT,
        Act.CHANGE_MEASURE,
        Act.DECIDE,
        Act.DISMISS_WARNING,
        Act.END_FREEZE,
        Act.FILE_ITEM,
        Act.FREEZE,
        Act.LOG_CONTACT,
        Act.POSTPONE_PROPOSAL,
        Act.PUT_OFF,
        Act.RECORD_PLAN,
        Act.SEE_PROPOSAL,
        Act.SET_ASIDE,
        Act.TAKE_UP_PROPOSAL,
        Act.TAKE_UP_WORK,
        Act.TERM,
        Act.WITHDRAW_CONTACT,
        Act.WITHDRAW_ITEM,
    }
)
# Acts that change nothing that is judged or shown of a municipality.
_OF_NONE = frozenset({Act.KEEP_COPIES, Act.READ_UNASKED, Act.REMEMBER_LAYOUT, Act.WATCH_FOLDER})


def touched_since(
    connection: Connection,
    act: int,
    codes: Collection[str],
    mergers: Mapping[str, Sequence[Merger]],
) -> frozenset[str] | None:
    """Return those of the codes that have to be judged again; None when it may be any of them.

    act: the last act that is known already. mergers: a merged municipality leans on its parts.
    """
    query = select(journal.c.act, journal.c.municipality).where(journal.c.id > act)
    touched: set[str] = set()
    for kind, code in connection.execute(query):
        if kind in _OF_NONE:
            continue
        if kind not in _OF_ONE or code is None or code not in codes:
            return None
        touched.add(code)
    leaning = {code for code in codes if not touched.isdisjoint(with_parts(code, mergers))}
    return frozenset(leaning) if len(leaning) <= MOST else None
