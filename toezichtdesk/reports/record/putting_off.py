"""Work that the officer put off or set aside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum

from sqlalchemy import select

from toezichtdesk.reports.answers.overview import PRESCRIBED, NextAction, PutOff
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.urgency import urgency
from toezichtdesk.store import schema

PutOffs = Mapping[str, PutOff]


def work_of(action: NextAction) -> str:
    """Return the identity of this work, independent of its words and day."""
    return json.dumps([_plain(part) for part in action.key])


def put_offs(known: AsKnown, code: str | None = None) -> dict[str, PutOffs]:
    """Return by municipality and work the last postponement, including ended ones.

    code: only this municipality.
    """
    table = known.table(schema.put_off)
    acts = schema.journal
    query = select(table, acts.c.moment).join(acts, acts.c.id == table.c.act)
    if code is not None:
        query = query.where(table.c.municipality == code)
    by_code: dict[str, dict[str, PutOff]] = {}
    for row in known.connection.execute(query.order_by(table.c.id)):
        on = date.fromisoformat(row.moment[:10])
        by_code.setdefault(row.municipality, {})[row.work] = PutOff(row.until, row.reason, on)
    return dict(by_code)


def with_put_offs(
    actions: Iterable[NextAction], put_offs_: PutOffs, today: date
) -> tuple[NextAction, ...]:
    """Return the actions, most urgent first; postponed ones come last and are never late."""
    marked = tuple(_marked(action, put_offs_, today) for action in actions)
    return tuple(sorted(marked, key=lambda action: urgency(action, today)))


def _marked(action: NextAction, put_offs_: PutOffs, today: date) -> NextAction:
    mark = put_offs_.get(work_of(action)) if put_offs_ and action.kind not in PRESCRIBED else None
    if mark is None or (mark.until is not None and mark.until <= today):
        return action
    return replace(action, put_off=mark, is_late=False)


def _plain(part: object) -> object:
    if isinstance(part, Enum):
        return part.name
    if isinstance(part, tuple | list):
        return [_plain(each) for each in part]
    return part if part is None or isinstance(part, bool | int) else str(part)
