"""What does not hold in a record that is checked."""

from __future__ import annotations

from enum import Enum


class Flaw(Enum):
    """Why the record is not what was sealed; `wording.broken` says it in Dutch."""

    UNREADABLE = "unreadable"
    VERSION_DIFFERS = "version_differs"
    TABLE_MISSING = "table_missing"
    TABLE_DIFFERS = "table_differs"
    INDEX_MISSING = "index_missing"
    INDEX_DIFFERS = "index_differs"
    GUARD_MISSING = "guard_missing"
    GUARD_DIFFERS = "guard_differs"
    OF_NO_PROGRAM = "of_no_program"
    LINE_WITHOUT_SEAL = "line_without_seal"
    LINE_CHANGED = "line_changed"
    LINE_REMOVED = "line_removed"
    LINES_REMOVED = "lines_removed"
    NUMBER_GIVEN_AGAIN = "number_given_again"
    ROWS_GONE = "rows_gone"
    ROWS_CHANGED = "rows_changed"
    ROWS_ADDED = "rows_added"
    TEXT_CHANGED_AGAIN = "text_changed_again"
    ERASURE_CHANGED = "erasure_changed"
    ROW_COUNTS_OTHERWISE = "row_counts_otherwise"
    KEPT_FILE_DIFFERS = "kept_file_differs"
    VALUE_OF_NO_PROGRAM = "value_of_no_program"
    JOURNAL_EMPTIED = "journal_emptied"
    JOURNAL_CUT_OFF = "journal_cut_off"
    JOURNAL_REWRITTEN = "journal_rewritten"
    ATTACHMENT_MISSING = "attachment_missing"
    ATTACHMENT_NOT_READ = "attachment_not_read"
    ATTACHMENT_DIFFERS = "attachment_differs"
    POLICY_MISSING = "policy_missing"
    GROUND_DIFFERS = "ground_differs"
