"""The columns of the list of contacts of all municipalities."""

from __future__ import annotations

from toezichtdesk import wording
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.contact_list import ContactRow
from toezichtdesk.ui.lists.rows_model import TableColumn

NAMES_OF_KINDS = sorted(map(wording.contact_kind, ContactKind))


def _tags(row: ContactRow) -> str:
    return ", ".join(row.tags)


def _follow_up(row: ContactRow) -> str:
    return row.contact.follow_up


def _follow_up_day(row: ContactRow) -> str:
    day = row.follow_up_on
    return wording.day(day) if day else ""


def _follow_up_key(row: ContactRow) -> int | None:
    day = row.follow_up_on
    return None if day is None else day.toordinal()


COLUMNS: tuple[TableColumn[ContactRow], ...] = (
    TableColumn(
        "day",
        "Datum",
        lambda row: wording.day(row.held_on),
        sort=lambda row: row.held_on.toordinal(),
        width=96,
    ),
    TableColumn("municipality", "Gemeente", lambda row: row.name, sort=lambda row: row.name_key),
    TableColumn(
        "kind",
        "Soort",
        lambda row: wording.contact_kind(row.kind),
        sort=lambda row: NAMES_OF_KINDS.index(wording.contact_kind(row.kind)),
        width=176,
    ),
    TableColumn(
        "summary",
        "Kern",
        lambda row: wording.without_signs(row.text),
        sort=lambda row: row.key,
        tip=lambda row: row.contact.summary,
        width=0,
    ),
    TableColumn("tags", "Knelpunten", _tags, tip=_tags, width=120, is_spare=True),
    TableColumn("follow_up_on", "Vervolg op", _follow_up_day, sort=_follow_up_key, width=96),
    TableColumn("follow_up", "Vervolg", _follow_up, tip=_follow_up, width=150, is_spare=True),
)
