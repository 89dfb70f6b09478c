"""The kinds of acts by which the journal is filtered."""

from __future__ import annotations

from enum import Enum

from toezichtdesk.domain.acts import Act


class ActGroup(Enum):
    """What acts are about; the value is shown."""

    JUDGING = "Beoordelen"
    CONTACTS = "Contacten en gesprekken"
    PLANS = "Plannen en maatregelen"
    KNOWLEDGE = "Kennis"
    FIGURES = "Cijfers"
    FILES = "Stukken en bijlagen"
    WORK = "Werklijst"
    MANAGING = "Beleid en beheer"
    TAKING_BACK = "Ongedaan en opnieuw"


ACTS = {
    ActGroup.JUDGING: frozenset(
        {
            Act.DECIDE,
            Act.DISMISS_WARNING,
            Act.END_FREEZE,
            Act.FREEZE,
            Act.POSTPONE_PROPOSAL,
            Act.SEE_PROPOSAL,
            Act.TAKE_UP_PROPOSAL,
            Act.TERM,
        }
    ),
    ActGroup.CONTACTS: frozenset(
        {
            Act.ADD_AGREEMENT,
            Act.CANCEL_TALK,
            Act.CHANGE_AGREEMENT,
            Act.CHANGE_CONTACT,
            Act.CHANGE_TALK,
            Act.HOLD_TALK,
            Act.LOG_CONTACT,
            Act.PLAN_TALK,
            Act.WITHDRAW_CONTACT,
        }
    ),
    ActGroup.PLANS: frozenset(
        {
            Act.ADD_MEASURE,
            Act.CHANGE_MEASURE,
            Act.JUDGE_PLAN,
            Act.NOTE_MEASURE,
            Act.RECORD_PLAN,
        }
    ),
    ActGroup.KNOWLEDGE: frozenset(
        {
            Act.CHANGE_KNOWLEDGE,
            Act.RECORD_KNOWLEDGE,
            Act.SHARE_PRACTICE,
            Act.WITHDRAW_KNOWLEDGE,
        }
    ),
    ActGroup.FIGURES: frozenset(
        {
            Act.CHANGE_OWN_COUNT,
            Act.IMPORT,
            Act.RECORD_OWN_COUNT,
            Act.SETTLE_BALANCE,
            Act.SWAP_TARGETS,
        }
    ),
    ActGroup.FILES: frozenset(
        {
            Act.ATTACH,
            Act.ERASE_ATTACHMENT,
            Act.FILE_ITEM,
            Act.WITHDRAW_ATTACHMENT,
            Act.WITHDRAW_ITEM,
        }
    ),
    ActGroup.WORK: frozenset({Act.PUT_OFF, Act.SET_ASIDE, Act.TAKE_UP_WORK}),
    ActGroup.MANAGING: frozenset(
        {
            Act.ADD_MUNICIPALITIES,
            Act.ADD_POLICY_VERSION,
            Act.ARRANGE_SHEET,
            Act.ERASE_EXPIRED,
            Act.ERASE_OFFICIAL,
            Act.FOLLOW,
            Act.FORGET_LAYOUT,
            Act.FORGET_NAME,
            Act.KEEP_COPIES,
            Act.KEEP_LONGER,
            Act.LIMIT_ATTACHMENTS,
            Act.PRACTISE,
            Act.READ_UNASKED,
            Act.REMEMBER_LAYOUT,
            Act.SET_RETENTION,
            Act.SET_WORDS,
            Act.UNFOLLOW,
            Act.UPGRADE,
            Act.USE_TEMPLATE,
            Act.WATCH_FOLDER,
        }
    ),
    ActGroup.TAKING_BACK: frozenset({Act.REDO, Act.UNDO, Act.UNDO_IMPORT}),
}
