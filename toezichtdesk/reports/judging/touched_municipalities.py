"""Which municipalities were touched since an act, so that only those are judged again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from toezichtdesk.domain.acts import OF_NO_MUNICIPALITY, OF_ONE_MUNICIPALITY
from toezichtdesk.ladder.mergers import Merger
from toezichtdesk.reports.record.mergers import with_parts
from toezichtdesk.store.schema import journal

MOST = 20  # municipalities; beyond that it is as fast to judge all


def touched_since(
    connection: Connection,
    act: int,
    codes: Collection[str],
    mergers: Mapping[str, Sequence[Merger]],
) -> frozenset[str] | None:
    """Return those of the codes that have to be judged again; None when it may be any of them.

    act: the last act already taken into account. mergers: a merged municipality depends on its
    parts.
    """
    query = select(journal.c.act, journal.c.municipality).where(journal.c.id > act)
    touched: set[str] = set()
    for kind, code in connection.execute(query):
        if kind in OF_NO_MUNICIPALITY:
            continue
        if kind not in OF_ONE_MUNICIPALITY or code is None or code not in codes:
            return None
        touched.add(code)
    leaning = {code for code in codes if not touched.isdisjoint(with_parts(code, mergers))}
    return frozenset(leaning) if len(leaning) <= MOST else None
