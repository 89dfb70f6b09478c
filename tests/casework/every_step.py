"""A desk with one of everything that an act can change, and a step for every act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from tests.conftest import Desk, made_once, signed
from toezichtdesk.casework import (
    attachments,
    contacts,
    decide,
    freezes,
    import_sheet,
    knowledge,
    layouts,
    learned_names,
    meeting_sheets,
    municipalities,
    own_counts,
    own_words,
    plans,
    policies,
    proposals,
    putting_off,
    retention,
    settings,
    talks,
    target_swaps,
    terms,
    watching,
)
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import (
    AgreementData,
    AttachedTo,
    ContactData,
    Horizon,
    Judgement,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.importing import Alias, Column, Layout
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.domain.meeting_sheet import Arrangement, Section
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.own_words import WordList
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.retention import TextKind
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.domain.terms import Document, FileItemData, FileItemKind
from toezichtdesk.paths import resource
from toezichtdesk.reports.record.journal import last_act

if TYPE_CHECKING:
    from tests.conftest import Desk


DELFT, EDE, GOUDA, ZEIST = "GM0503", "GM0228", "GM0513", "GM0355"
TODAY = date(2026, 4, 10)
TOMORROW = date(2026, 4, 11)
GS = {"decided_on": TODAY, "reference": "GS 2026-1"}
ATTACHED = "Geachte heer of mevrouw,"
LETTER_FILE = resource("manual", "kennis.md")
WHY = "Verkeerde gemeente."
VISIT = ContactData(DELFT, TODAY, ContactKind.VISIT, "Over de flexwoningen")
PROMISE = AgreementData(DELFT, Party.PROVINCE, "Sessie met corporaties", TOMORROW)
PROMISED = '["AGREEMENT", 1]'  # the work that the agreement above gives
FLEX = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, expected_places=12)
FREEZE = Freeze(TODAY, TOMORROW, "brand", "Het gebouw brandde af.")
OWN = OwnCountData(ZEIST, Period(2025, 2), date(2025, 12, 31), 23, "Drie huishoudens", TOMORROW)
LAYOUT = Layout("Blad", "2|wie|klaar", (Column.MUNICIPALITY, Column.REALISED))
LETTER = FileItemData(DELFT, FileItemKind.HEARING, TODAY, "B-1")
PRACTICE = KnowledgeData(
    KnowledgeKind.PRACTICE, TODAY, "Woningdelen", municipalities=(DELFT,), approach="Samen wonen"
)
RECEIVED = PlanDates(received_on=TODAY)
JUDGED = replace(
    RECEIVED,
    judged_on=TODAY,
    judgement=Judgement.INSUFFICIENT,
    terms=Judgement.INSUFFICIENT,
    terms_note="Geen einddatum.",
)
Step = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


def call(act: Callable[..., Any], *args: Any, **kwargs: Any) -> Step:
    return act, args, kwargs


PLANNED = TalkData(TOMORROW, ContactKind.VISIT, (DELFT,), time(10, 0), "gemeentehuis")
STEPS = {
    Act.ADD_AGREEMENT: call(contacts.add_agreement, PROMISE),
    Act.ADD_MEASURE: call(plans.add_measure, DELFT, replace(FLEX, description="Woningdelen")),
    Act.ADD_POLICY_VERSION: call(
        policies.add_version, "Strenger", TOMORROW, "Besluit van GS.", {"growth_margin": 3}
    ),
    Act.ARRANGE_SHEET: call(
        meeting_sheets.arrange, ContactKind.VISIT, Arrangement((Section.PLAN,))
    ),
    Act.CANCEL_TALK: call(talks.cancel, 1, WHY),
    Act.CHANGE_AGREEMENT: call(contacts.change_agreement, 1, replace(PROMISE, done_on=TODAY)),
    Act.CHANGE_CONTACT: call(contacts.change_contact, 1, replace(VISIT, summary="Anders")),
    Act.CHANGE_MEASURE: call(plans.change_measure, 1, replace(FLEX, owner="Wethouder")),
    Act.CHANGE_OWN_COUNT: call(
        own_counts.change, 1, replace(OWN, agreed_on=TODAY, outcome="COA telt mee.")
    ),
    Act.CHANGE_TALK: call(talks.change, 1, replace(PLANNED, place="Teams")),
    Act.CHANGE_KNOWLEDGE: call(knowledge.change, 1, replace(PRACTICE, outcome="Acht plekken.")),
    Act.DECIDE: call(decide.place, DELFT, 5, motive="Zo besloten.", **GS),
    Act.DISMISS_WARNING: call(contacts.dismiss_warning, 1, "Sleutels in mei."),
    Act.END_FREEZE: call(freezes.end_freeze, EDE, TODAY),
    Act.FILE_ITEM: call(terms.file, LETTER, Document("zienswijze.pdf", b"%PDF")),
    Act.FOLLOW: call(municipalities.follow, ["GM0599"]),
    Act.FORGET_LAYOUT: call(layouts.forget, LAYOUT.signature),
    Act.FREEZE: call(freezes.freeze, DELFT, FREEZE),
    Act.HOLD_TALK: call(talks.hold, 1, (VISIT,), (PROMISE,)),
    Act.JUDGE_PLAN: call(plans.judge, ZEIST, JUDGED),
    Act.NOTE_MEASURE: call(plans.note_measure, 1, "Zij loopt.", TODAY),
    Act.ATTACH: call(attachments.attach, AttachedTo(contact=1), LETTER_FILE),
    Act.WITHDRAW_ATTACHMENT: call(attachments.withdraw, 1),
    Act.LIMIT_ATTACHMENTS: call(settings.limit_attachments, 3),
    Act.KEEP_COPIES: call(settings.keep_copies, 6),
    Act.LOG_CONTACT: call(contacts.log_contact, VISIT, [PROMISE, PROMISE]),
    Act.PLAN_TALK: call(talks.plan, PLANNED),
    Act.POSTPONE_PROPOSAL: call(proposals.postpone, ZEIST, TOMORROW, "Eerst overleg."),
    Act.PUT_OFF: call(putting_off.put_off, DELFT, PROMISED, TOMORROW),
    Act.READ_UNASKED: call(watching.read_unasked, wanted=True),
    Act.RECORD_KNOWLEDGE: call(knowledge.record, PRACTICE),
    Act.RECORD_OWN_COUNT: call(
        own_counts.record,
        replace(OWN, municipality=DELFT, period=Period(2026, 1), reference_date=date(2026, 4, 1)),
    ),
    Act.RECORD_PLAN: call(plans.record_dates, DELFT, PlanDates(requested_on=TODAY)),
    Act.REMEMBER_LAYOUT: call(layouts.remember, replace(LAYOUT, name="Anders")),
    Act.SET_ASIDE: call(putting_off.set_aside, DELFT, PROMISED, "Het is geregeld."),
    Act.SET_WORDS: call(own_words.add, WordList.DELAY, "Asbest"),
    Act.FORGET_NAME: call(learned_names.forget_name, "Delftt"),
    Act.SET_RETENTION: call(retention.set_term, TextKind.CONTACTS, 10),
    Act.SHARE_PRACTICE: call(knowledge.share, 1, EDE, TODAY),
    Act.SWAP_TARGETS: call(target_swaps.swap_targets, DELFT, EDE, Period(2026, 1), 5, TODAY),
    Act.TAKE_UP_PROPOSAL: call(proposals.take_up, GOUDA),
    Act.TAKE_UP_WORK: call(putting_off.take_up, DELFT, PROMISED),
    Act.TERM: call(terms.suspend, DELFT, reason="Overleg met het Rijk."),
    Act.USE_TEMPLATE: call(settings.use_template, LetterKind.DECISION, "besluit 2026.docx"),
    Act.UNFOLLOW: call(municipalities.unfollow, ["GM1581"]),
    Act.WATCH_FOLDER: call(watching.watch_folder, None),
    Act.WITHDRAW_CONTACT: call(contacts.withdraw_contact, 1),
    Act.WITHDRAW_ITEM: call(terms.withdraw_item, 1, "Dubbel."),
    Act.WITHDRAW_KNOWLEDGE: call(knowledge.withdraw, 1),
}


@made_once
def one_of_everything(desk: Desk) -> None:
    """Do on a fresh desk what leaves one of everything that an act can change."""
    desk.figures(
        date(2026, 1, 5),
        "2025-II",
        date(2025, 12, 31),
        Delft=(60, -10, 20, 4),
        Ede=(40, 0, 40, 1),
        Gouda=(30, 0, 20, 1),
        Zeist=(30, 0, 20, 2),
    )
    desk.figures(TODAY, "2026-I", date(2026, 4, 1), Delft=(60, -50, 4), Ede=(40, 0, 0))
    desk.act(decide.place, TODAY, DELFT, 4, motive="Langdurig te weinig.", **GS)
    desk.act(contacts.log_contact, TODAY, replace(VISIT, kind=ContactKind.EMAIL))
    desk.act(contacts.add_agreement, TODAY, PROMISE)
    desk.act(plans.record_dates, TODAY, DELFT, PlanDates(requested_on=date(2026, 2, 1)))
    desk.act(plans.add_measure, TODAY, DELFT, FLEX)
    desk.act(freezes.freeze, TODAY, EDE, FREEZE)
    desk.act(municipalities.follow, TODAY, ["GM1581"])
    desk.act(terms.file, TODAY, LETTER)
    desk.act(knowledge.record, TODAY, PRACTICE)
    desk.act(layouts.remember, TODAY, LAYOUT)
    attached = desk.folder / "brief.txt"
    attached.write_text(ATTACHED)
    desk.act(attachments.attach, TODAY, AttachedTo(plan=1), attached)
    desk.act(own_counts.record, TODAY, OWN)
    with desk.database.writing() as connection:  # an import that explained a name
        act = settings.keep_copies(connection, signed(TODAY), 7)
        import_sheet.write_aliases(connection, (Alias("Delftt", DELFT),), act)
    desk.act(settings.keep_copies, TODAY, 5)
    desk.act(watching.watch_folder, TODAY, Path(gettempdir()))
    desk.act(proposals.postpone, TODAY, GOUDA, TOMORROW, "Eerst overleg.")
    desk.act(talks.plan, TODAY, PLANNED)


def perform(desk: Desk, name: Act) -> int:
    act, args, kwargs = STEPS[name]
    desk.act(act, TODAY, *args, **kwargs)
    return int(desk.ask(last_act))
