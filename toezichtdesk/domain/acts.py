"""The acts of an officer, as the journal names them."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """The kinds of acts in the journal. The values are stored in every file: never change one."""

    ADD_AGREEMENT = "add_agreement"
    ADD_MEASURE = "add_measure"
    ADD_MUNICIPALITIES = "add_municipalities"
    ADD_POLICY_VERSION = "add_policy_version"
    ARRANGE_SHEET = "arrange_sheet"
    ATTACH = "attach"
    CANCEL_TALK = "cancel_talk"
    CHANGE_AGREEMENT = "change_agreement"
    CHANGE_CONTACT = "change_contact"
    CHANGE_KNOWLEDGE = "change_knowledge"
    CHANGE_MEASURE = "change_measure"
    CHANGE_OWN_COUNT = "change_own_count"
    CHANGE_TALK = "change_talk"
    DECIDE = "decide"
    DISMISS_WARNING = "dismiss_warning"
    END_FREEZE = "end_freeze"
    ERASE_ATTACHMENT = "erase_attachment"
    ERASE_EXPIRED = "erase_expired"
    ERASE_OFFICIAL = "erase_official"
    FILE_ITEM = "file_item"
    FOLLOW = "follow"
    FORGET_LAYOUT = "forget_layout"
    FORGET_NAME = "forget_name"
    FREEZE = "freeze"
    HOLD_TALK = "hold_talk"
    IMPORT = "import"
    JUDGE_PLAN = "judge_plan"
    KEEP_COPIES = "keep_copies"
    KEEP_LONGER = "keep_longer"
    LIMIT_ATTACHMENTS = "limit_attachments"
    LOG_CONTACT = "log_contact"
    NOTE_MEASURE = "note_measure"
    PLAN_TALK = "plan_talk"
    POSTPONE_PROPOSAL = "postpone_proposal"
    PRACTISE = "practise"
    PUT_OFF = "put_off"
    READ_UNASKED = "read_unasked"
    RECORD_KNOWLEDGE = "record_knowledge"
    RECORD_OWN_COUNT = "record_own_count"
    RECORD_PLAN = "record_plan"
    REDO = "redo"
    REMEMBER_LAYOUT = "remember_layout"
    SEE_PROPOSAL = "see_proposal"
    SET_RETENTION = "set_retention"
    SET_WORDS = "set_words"
    SETTLE_BALANCE = "settle_balance"
    SET_ASIDE = "set_aside"
    SHARE_PRACTICE = "share_practice"
    SWAP_TARGETS = "swap_targets"
    TAKE_UP_PROPOSAL = "take_up_proposal"
    TAKE_UP_WORK = "take_up_work"
    TERM = "term"
    UNDO = "undo"
    UNFOLLOW = "unfollow"
    UNDO_IMPORT = "undo_import"  # of files of the first version; now UNDO
    UPGRADE = "upgrade"
    USE_TEMPLATE = "use_template"
    WATCH_FOLDER = "watch_folder"
    WITHDRAW_ATTACHMENT = "withdraw_attachment"
    WITHDRAW_CONTACT = "withdraw_contact"
    WITHDRAW_ITEM = "withdraw_item"
    WITHDRAW_KNOWLEDGE = "withdraw_knowledge"


# Acts that change nothing outside the municipality that their line names, and no figure of it.
OF_ONE_MUNICIPALITY = frozenset(
    {
        Act.ADD_AGREEMENT,
        Act.ADD_MEASURE,
        Act.ATTACH,
        Act.CANCEL_TALK,
        Act.CHANGE_AGREEMENT,
        Act.CHANGE_CONTACT,
        Act.CHANGE_MEASURE,
        Act.CHANGE_OWN_COUNT,
        Act.CHANGE_TALK,
        Act.DECIDE,
        Act.DISMISS_WARNING,
        Act.END_FREEZE,
        Act.ERASE_ATTACHMENT,
        Act.FILE_ITEM,
        Act.FREEZE,
        Act.HOLD_TALK,
        Act.JUDGE_PLAN,
        Act.LOG_CONTACT,
        Act.NOTE_MEASURE,
        Act.PLAN_TALK,
        Act.POSTPONE_PROPOSAL,
        Act.PUT_OFF,
        Act.RECORD_OWN_COUNT,
        Act.RECORD_PLAN,
        Act.SEE_PROPOSAL,
        Act.SET_ASIDE,
        Act.TAKE_UP_PROPOSAL,
        Act.TAKE_UP_WORK,
        Act.TERM,
        Act.WITHDRAW_ATTACHMENT,
        Act.WITHDRAW_CONTACT,
        Act.WITHDRAW_ITEM,
    }
)
# Acts that change nothing that is judged or shown of a municipality.
OF_NO_MUNICIPALITY = frozenset(
    {
        Act.KEEP_COPIES,
        Act.KEEP_LONGER,
        Act.LIMIT_ATTACHMENTS,
        Act.READ_UNASKED,
        Act.REMEMBER_LAYOUT,
        Act.SET_RETENTION,
        Act.SET_WORDS,
        Act.USE_TEMPLATE,
        Act.WATCH_FOLDER,
    }
)
# Acts after which what was said before is gone: nothing that was read earlier may be kept.
ERASING = frozenset({Act.ERASE_EXPIRED, Act.ERASE_OFFICIAL})
