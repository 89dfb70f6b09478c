"""The Dutch words for codes, numbers and dates: said once for screens, paper and console."""

from __future__ import annotations

from toezichtdesk.wording.acts import (
    act,
    contact_kind,
    decision_kind,
    record_kind,
    records,
    term_day,
)
from toezichtdesk.wording.figures import Word, backlog, balance, certainty, measure, trend, warning
from toezichtdesk.wording.files import nothing_new, question, sheet_warning, status
from toezichtdesk.wording.numbers import (
    day,
    decimal,
    joined,
    long_day,
    number,
    percentage,
    persons,
    signed,
    signed_decimal,
    whole,
)
from toezichtdesk.wording.rules import (
    accelerated_line,
    policy_line,
    quoted,
    rule,
    rung_boxes,
    sentence,
)

__all__ = [
    "Word",
    "accelerated_line",
    "act",
    "backlog",
    "balance",
    "certainty",
    "contact_kind",
    "day",
    "decimal",
    "decision_kind",
    "joined",
    "long_day",
    "measure",
    "nothing_new",
    "number",
    "percentage",
    "persons",
    "policy_line",
    "question",
    "quoted",
    "record_kind",
    "records",
    "rule",
    "rung_boxes",
    "sentence",
    "sheet_warning",
    "signed",
    "signed_decimal",
    "status",
    "term_day",
    "trend",
    "warning",
    "whole",
]
