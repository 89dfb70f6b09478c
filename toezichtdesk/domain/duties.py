"""What there is to do about a municipality."""

from __future__ import annotations

from enum import Enum


class DutyCode(Enum):
    """One kind of duty with its ground; `wording.duty` says it in Dutch. Never change a value."""

    DECIDE = "decide"
    JUDGE_AGAIN = "judge_again"
    PLACE_AFTER_MERGER = "place_after_merger"
    RECORD_DECISION = "record_decision"
    PLACE_AFTER_TERM = "place_after_term"
    GUIDELINE_PASSED = "guideline_passed"
    GUIDELINE_NEAR = "guideline_near"
    ANSWER_TO_NOTICE = "answer_to_notice"
    COMPLIANCE = "compliance"
    WARNING = "warning"
    REQUEST_PLAN = "request_plan"
    RECEIVE_PLAN = "receive_plan"
    JUDGE_PLAN = "judge_plan"
    SUPPLEMENT_PLAN = "supplement_plan"
    COMPLETE_PLAN = "complete_plan"
    ADOPT_PLAN = "adopt_plan"
    AGREEMENT = "agreement"
    MEASURE = "measure"
    PLANNED_TALK = "planned_talk"
    FOLLOW_UP = "follow_up"
    PROGRESS_TALK = "progress_talk"
    SUPERVISION_TALK = "supervision_talk"
    CONTACT = "contact"
    BALANCE = "balance"
    OWN_COUNT = "own_count"
    IMPORT_REALISED = "import_realised"
    COMPLETE_TARGET = "complete_target"
    COMPLETE_BALANCE = "complete_balance"
    KIND_ALONE = "kind_alone"  # any duty, without the words of the officer
