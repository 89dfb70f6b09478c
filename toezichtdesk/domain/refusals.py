"""What cannot be read or planned: a code, the values of its sentence, and the cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.obstacles import Obstacle


class RefusalCode(Enum):
    """Why a cell, row, sheet or file is refused; `wording.problem` says it in Dutch."""

    # A number of persons.
    NOT_PERSONS = "not_persons"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    LIKELY_PERCENTAGE = "likely_percentage"
    PERCENTAGE = "percentage"
    SEEN_AS_PERCENTAGE = "seen_as_percentage"
    DASH = "dash"
    NO_BALANCE = "no_balance"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    POINT_OR_COMMA = "point_or_comma"
    NOT_CALCULATED = "not_calculated"
    ERROR_VALUE = "error_value"
    DATE_AS_NUMBER = "date_as_number"
    TIME_AS_NUMBER = "time_as_number"
    LEAD_AND_BACKLOG = "lead_and_backlog"
    OPENING_MISFIT = "opening_misfit"
    BALANCE_MISFIT = "balance_misfit"
    # Another cell.
    NO_RUNG = "no_rung"
    NO_PERIOD = "no_period"
    OTHER_YEAR = "other_year"
    NO_DAY = "no_day"
    TWO_DAYS = "two_days"
    CUT_UP = "cut_up"
    NO_CODE = "no_code"
    NO_NAME = "no_name"
    NO_NAME_WITH_FIGURES = "no_name_with_figures"
    NAME_UNREADABLE = "name_unreadable"
    SEEN_AS_NOTHING = "seen_as_nothing"
    SEEN_AS = "seen_as"
    SEEN_OTHERWISE = "seen_otherwise"
    STRUCK = "struck"
    PARTLY_STRUCK = "partly_struck"
    STRUCK_ROW = "struck_row"
    PARTLY_STRUCK_ROW = "partly_struck_row"
    WITH_NOTE = "with_note"
    NOTE_ALONE = "note_alone"
    MERGED_CELLS = "merged_cells"
    MERGED_CELLS_WITH_VALUE = "merged_cells_with_value"
    BLANK_AMONG_FILLED = "blank_among_filled"
    FIRST_ROW_ONLY = "first_row_only"
    # The headings and the table.
    HEADING_OF_WHAT = "heading_of_what"
    HEADING_WITHOUT_YEAR = "heading_without_year"
    HEADING_OUTSIDE_PERIOD = "heading_outside_period"
    HEADING_OF_YEAR = "heading_of_year"
    HEADING_OF_PART = "heading_of_part"
    HEADING_AMBIGUOUS = "heading_ambiguous"
    HEADING_OVER_NUMBERS = "heading_over_numbers"
    HEADING_OF_BOTH = "heading_of_both"
    HEADING_OF_SEVERAL = "heading_of_several"
    HEADING_APART = "heading_apart"
    HEADING_BESIDE_HIDDEN = "heading_beside_hidden"
    DAY_OR_MONTH = "day_or_month"
    DAY_BESIDE_MONTHS = "day_beside_months"
    SINGLE_MONTHS = "single_months"
    SAID_APART = "said_apart"
    TITLE_OF_OTHER = "title_of_other"
    TITLE_OF_PART = "title_of_part"
    HEADING_OF_OTHER_PERIOD = "heading_of_other_period"
    HEADING_OF_SPAN = "heading_of_span"
    MONTH_AFTER_DAY = "month_after_day"
    MONTHS_GO_DOWN = "months_go_down"
    SECOND_TABLE = "second_table"
    BLOCK_UNDATED = "block_undated"
    TOO_MANY_UNREAD = "too_many_unread"
    # A list.
    LIST_HEADING_TWICE = "list_heading_twice"
    LIST_HEADING_LACKS = "list_heading_lacks"
    LIST_WITHOUT_YEAR = "list_without_year"
    LIST_TOO_LONG = "list_too_long"
    ERROR_AS_TEXT = "error_as_text"
    ERROR_AS_WORD = "error_as_word"
    OTHER_WORD = "other_word"
    DAY_WITHOUT_YEAR = "day_without_year"
    DONE_WITHOUT_DAY = "done_without_day"
    DONE_AND_OPEN = "done_and_open"
    SHARED_WITHOUT_DAY = "shared_without_day"
    NO_INHABITANTS = "no_inhabitants"
    NO_TIME = "no_time"
    NO_YEAR = "no_year"
    EMPTY_DATE = "empty_date"
    EMPTY_NUMBER = "empty_number"
    EMPTY_TIME = "empty_time"
    EMPTY_WORD = "empty_word"
    EMPTY_TEXT = "empty_text"
    # The file.
    EMPTY_FILE = "empty_file"
    FILE_TOO_LARGE = "file_too_large"
    HAS_PASSWORD = "has_password"  # noqa: S105 - a code, not a password
    IS_ENCRYPTED = "is_encrypted"
    IS_PDF = "is_pdf"
    IS_WEB_PAGE = "is_web_page"
    IS_XML = "is_xml"
    IS_TEXT_AS_WORKBOOK = "is_text_as_workbook"
    IS_TEXT = "is_text"
    IS_OTHER_OFFICE = "is_other_office"
    IS_OTHER_OPEN_DOCUMENT = "is_other_open_document"
    IS_WORD = "is_word"
    IS_ZIP = "is_zip"
    IS_UNKNOWN = "is_unknown"
    HAS_DOCTYPE = "has_doctype"
    TOO_MANY_PARTS = "too_many_parts"
    PART_TOO_LARGE = "part_too_large"
    UNPACKED_TOO_LARGE = "unpacked_too_large"
    PART_ENCODING = "part_encoding"
    ROW_TOO_LARGE = "row_too_large"
    CELL_WITHOUT_ADDRESS = "cell_without_address"
    CELL_FAR_AWAY = "cell_far_away"
    CELLS_FAR_AWAY = "cells_far_away"
    TOO_MANY_LOOKS = "too_many_looks"
    BAD_QUOTES = "bad_quotes"
    TOO_WIDE = "too_wide"
    UNKNOWN_ENCODING = "unknown_encoding"
    NO_COLUMNS = "no_columns"
    ALL_IN_ONE_COLUMN = "all_in_one_column"
    NO_HEADINGS = "no_headings"
    NO_FIGURE_HEADINGS = "no_figure_headings"
    NO_NAME_HEADING = "no_name_heading"
    NO_HEADINGS_BUT_HIDDEN = "no_headings_but_hidden"
    NO_FILLED_SHEET = "no_filled_sheet"
    NO_FILLED_SHEET_BUT_HIDDEN = "no_filled_sheet_but_hidden"
    DAMAGED_XML = "damaged_xml"
    DAMAGED_PARTS = "damaged_parts"
    DAMAGED_WORKBOOK = "damaged_workbook"
    CELL_OUTSIDE = "cell_outside"
    CELL_TWICE = "cell_twice"
    TEXT_NOT_THERE = "text_not_there"
    ROWS_UNORDERED = "rows_unordered"
    NO_WORKBOOK_INSIDE = "no_workbook_inside"
    NO_SHEETS = "no_sheets"
    SHEETS_MISCOUNTED = "sheets_miscounted"
    SHEET_NOT_THERE = "sheet_not_there"
    SHEET_UNREADABLE = "sheet_unreadable"
    NO_TABLE_OF_CONTENTS = "no_table_of_contents"
    PART_TWICE = "part_twice"
    PART_NOT_THERE = "part_not_there"
    PART_NOT_UNPACKED = "part_not_unpacked"
    # Reaching and reading it.
    IS_FOLDER = "is_folder"
    IS_DEVICE = "is_device"
    FILE_NOT_THERE = "file_not_there"
    FILE_IN_USE = "file_in_use"
    FILE_UNREADABLE = "file_unreadable"
    CANCELLED = "cancelled"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    BREAKS_THE_READER = "breaks_the_reader"
    # The plan.
    COLUMNS_LACKING = "columns_lacking"
    NAME_UNKNOWN = "name_unknown"
    NAME_ALIKE = "name_alike"
    NAME_AMBIGUOUS = "name_ambiguous"
    NAME_CONTRADICTS_CODE = "name_contradicts_code"
    NAME_GONE = "name_gone"
    NAME_MERGED = "name_merged"
    NAME_NOT_YET = "name_not_yet"
    OTHER_PERIOD_GIVEN = "other_period_given"
    OTHER_DAY_GIVEN = "other_day_given"
    DAY_TO_COME = "day_to_come"
    DAY_BEFORE_PERIOD = "day_before_period"
    COLUMN_TO_COME = "column_to_come"
    PERIOD_JUST_BEGUN = "period_just_begun"
    TARGET_MISSING = "target_missing"
    RUNG_UNKNOWN = "rung_unknown"
    TOO_MANY_REFUSED = "too_many_refused"
    MUNICIPALITY_TWICE = "municipality_twice"
    RECORD_TWICE = "record_twice"
    RECORD_NOT_ACCEPTED = "record_not_accepted"
    TYPED_NO_NUMBER = "typed_no_number"
    TYPED_NO_PERIOD = "typed_no_period"
    TYPED_NO_DAY = "typed_no_day"
    TYPED_NO_SINCE = "typed_no_since"
    COUNT_UNREAD = "count_unread"
    TASK_UNREAD = "task_unread"
    PERIOD_NOT_GIVEN = "period_not_given"
    PERIOD_UNCLEAR = "period_unclear"
    DAY_NOT_GIVEN = "day_not_given"
    DAY_UNCLEAR = "day_unclear"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, without its place: a code, and the numbers, dates and words of its sentence.

    What a child process sends has texts, whole numbers and tuples of texts as values.
    """

    code: RefusalCode | Obstacle | Flaw
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that could not be read or planned, and where.

    sheet and cell are empty when the file as a whole is refused. file: its name, where several
    files are read together.
    """

    sheet: str
    cell: str
    problem: Problem
    file: str = ""


def problem(code: RefusalCode | Obstacle | Flaw, /, **values: object) -> Problem:
    """Return a problem with the values of its sentence."""
    return Problem(code, tuple(values.items()))
