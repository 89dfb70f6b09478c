"""The tables. Every row names the act (journal line) that wrote it, so an act can be taken back.

Each table with a column `act` has a twin in `BEFORE`, made from it: when a row is changed or taken
out, what it held moves there, so that it can come back and every earlier moment can be seen again
(`store.versions`). A new table joins by having the column; `OUTSIDE` says which tables do not, and
why. Numbers of rows are never used twice: a stale form must not find another row under its number.

Figures are only ever added: a correction is a newer row on the same key. The figure table is
clustered on its key and holds dates and periods as whole numbers, which makes it a quarter of the
size and its look-ups a thousand times faster at millions of daily figures. It alone has no index on
the act, which would double it. Only portable column types: a team's PostgreSQL must stay possible.

Each act is sealed by a hash over its line and its rows (`store.sealing`).

What a table or column says about itself, in `info`, for undo:
`derived`: the rows follow from others and are reckoned anew; nothing is built on them. The columns
named tell one from another.
`holds`: a row stays while rows of others are in it, with these values instead of its own.
`follows`: of a municipality these rows follow on each other; the last one goes first.
`erasable`: text about a person that may have to go one day; it is sealed apart, with a salt.
`refers_to`: the column names a row of that table and column by its words, without a foreign key.
"""

from __future__ import annotations

from toezichtdesk.store.schema.before import OUTSIDE, twins
from toezichtdesk.store.schema.casefile import (
    agreement,
    attachment,
    contact,
    draft,
    improvement_plan,
    knowledge_item,
    measure_note,
    own_word,
    plan_measure,
    planned_talk,
    practice_sharing,
    setting,
)
from toezichtdesk.store.schema.decisions import (
    decision,
    early_warning,
    file_document,
    file_item,
    freeze,
    policy_version,
    proposal_view,
    put_off,
    term_event,
    warning_closure,
)
from toezichtdesk.store.schema.figures import (
    balance_settlement,
    figure,
    followed,
    inhabitants,
    layout,
    learned_alias,
    municipality,
    national_target,
    own_count,
)
from toezichtdesk.store.schema.parts import metadata
from toezichtdesk.store.schema.record import erased, journal, journal_file, seal

__all__ = [
    "BEFORE",
    "OUTSIDE",
    "RECORDS",
    "agreement",
    "attachment",
    "balance_settlement",
    "contact",
    "decision",
    "draft",
    "early_warning",
    "erased",
    "figure",
    "file_document",
    "file_item",
    "followed",
    "freeze",
    "improvement_plan",
    "inhabitants",
    "journal",
    "journal_file",
    "knowledge_item",
    "layout",
    "learned_alias",
    "measure_note",
    "metadata",
    "municipality",
    "national_target",
    "own_count",
    "own_word",
    "plan_measure",
    "planned_talk",
    "policy_version",
    "practice_sharing",
    "proposal_view",
    "put_off",
    "seal",
    "setting",
    "term_event",
    "warning_closure",
]

BEFORE = twins()
RECORDS = tuple(table for table in metadata.sorted_tables if table.name in BEFORE)
