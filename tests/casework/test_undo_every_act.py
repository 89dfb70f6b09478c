"""Taken back, every table is as it was, whatever was done; carried out again, as it became."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import pytest

from tests.casework.undo_tools import LOG
from tests.refusing import says
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
from toezichtdesk.casework.undo import BuiltOn, redo, undo, undo_with_later
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
    TakenBack,
)
from toezichtdesk.domain.errors import OfficerCanAct
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
from toezichtdesk.paths import attachment_folder, resource
from toezichtdesk.reports.acts_in_force import NEVER_TAKEN_BACK
from toezichtdesk.reports.dossier import dossier
from toezichtdesk.reports.journal import journal, last_act
from toezichtdesk.reports.overview import overview
from toezichtdesk.reports.undoing import next_turns, redo_prospect, undo_prospect
from toezichtdesk.store import schema
from toezichtdesk.store.attachments import keep
from toezichtdesk.ui.dossier.decisions_tab import grounds

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


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, begun_database: bytes) -> bytes:
    """A database with one of everything that an act can change."""
    from tests.conftest import Desk, signed

    folder = tmp_path_factory.mktemp("gevuld")
    (folder / "toezichtdesk.db").write_bytes(begun_database)
    desk = Desk(folder)
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
    attached = folder / "brief.txt"
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
    desk.database.close()
    return desk.path.read_bytes()


@pytest.fixture
def busy(filled: bytes, tmp_path: Path) -> Any:
    desk = desk_of(filled, tmp_path)
    yield desk
    desk.database.close()


def desk_of(filled: bytes, folder: Path) -> Desk:
    """Return a desk in that folder with these bytes, and the file that was attached beside it."""
    from tests.conftest import Desk

    (folder / "toezichtdesk.db").write_bytes(filled)
    desk = Desk(folder)
    source = folder / "brief.txt"
    source.write_text(ATTACHED)
    keep(source, attachment_folder(desk.path), 1)
    return desk


def perform(desk: Desk, name: Act) -> int:
    act, args, kwargs = STEPS[name]
    desk.act(act, TODAY, *args, **kwargs)
    return int(desk.ask(last_act))


def test_every_act_of_the_journal_is_tried_or_never_taken_back() -> None:
    elsewhere = {
        Act.IMPORT,
        Act.SETTLE_BALANCE,
        Act.KEEP_LONGER,
    }  # test_undo, _balances, _retention
    assert set(Act) == {*STEPS, *NEVER_TAKEN_BACK, *elsewhere}


@pytest.mark.parametrize("name", STEPS, ids=str)
def test_taken_back_every_table_is_what_it_was_and_carried_out_again_what_it_became(
    busy: Desk, name: Act
) -> None:
    tables, seen = busy.tables(besides=LOG), busy.ask(overview, TODAY)
    act = perform(busy, name)
    after, shown = busy.tables(besides=LOG), busy.ask(overview, TODAY)
    assert after != tables

    for _ in range(2):
        assert offered(busy, act) == ("undo", "undo")
        busy.act(undo, TODAY, act, reason=WHY)
        assert busy.tables(besides=LOG) == tables
        assert busy.ask(overview, TODAY) == seen
        assert offered(busy, act) == ("redo", "redo")
        busy.act(redo, TODAY, act)
        assert busy.tables(besides=LOG) == after
        assert busy.ask(overview, TODAY) == shown
    told = [line.act for line in busy.ask(journal, 5)]
    assert told == [Act.REDO, Act.UNDO, Act.REDO, Act.UNDO, name]


def offered(busy: Desk, act: int) -> tuple[str, str]:
    """Return what Ctrl+Z or Ctrl+Y, and the line of the act in the journal, offer to do with it."""
    turns = busy.ask(next_turns)
    line = next(row for row in busy.ask(journal) if row.id == act)
    by_keys = [
        what
        for what, turn in (("redo", turns.redo), ("undo", turns.undo))
        if turn is not None and turn.line.id == act and turn.name
    ]
    by_line = [
        what for what, can in (("redo", line.can_be_redone), ("undo", line.can_be_undone)) if can
    ]
    prospect = busy.ask(redo_prospect if by_line == ["redo"] else undo_prospect, act)
    assert (prospect.refusal, prospect.later) == (None, ())
    return " ".join(by_keys), " ".join(by_line)


def test_ctrl_z_goes_back_through_what_was_done_and_ctrl_y_forward_again(busy: Desk) -> None:
    names = (Act.FREEZE, Act.FOLLOW, Act.LOG_CONTACT)
    states = [busy.tables(besides=LOG)]
    for name in names:
        perform(busy, name)
        states.append(busy.tables(besides=LOG))

    for state in reversed(states[:-1]):
        busy.act(undo, TODAY, busy.ask(next_turns).undo.line.id)
        assert busy.tables(besides=LOG) == state
    for state in states[1:]:
        busy.act(redo, TODAY, busy.ask(next_turns).redo.line.id)
        assert busy.tables(besides=LOG) == state
    assert busy.ask(next_turns).redo is None


def test_what_is_done_after_an_undo_ends_the_way_forward_but_the_line_keeps_it(busy: Desk) -> None:
    freeze = perform(busy, Act.FREEZE)
    busy.act(undo, TODAY, freeze)
    follow = perform(busy, Act.FOLLOW)

    turns = busy.ask(next_turns)

    assert (turns.undo.line.id, turns.redo) == (follow, None)
    assert next(line for line in busy.ask(journal) if line.id == freeze).can_be_redone


def test_the_menu_names_the_act_and_the_municipality(busy: Desk) -> None:
    perform(busy, Act.DECIDE)

    found = busy.ask(next_turns).undo

    assert (found.name, found.needs_reason) == ("besluit over Delft", False)
    asked = busy.ask(undo_prospect, found.line.id)
    assert asked.needs_reason


def test_a_decision_of_gs_is_only_taken_back_with_a_reason(busy: Desk) -> None:
    act = perform(busy, Act.DECIDE)

    with pytest.raises(OfficerCanAct, check=says("Gedeputeerde Staten")):
        busy.act(undo, TODAY, act)
    busy.act(undo, TODAY, act, reason=WHY)

    assert busy.ask(journal, 1)[0].summary.endswith(f"Reden: {WHY}")


def test_a_decision_that_was_taken_back_stays_visible_with_who_and_why(busy: Desk) -> None:
    act = perform(busy, Act.DECIDE)
    before = busy.ask(dossier, DELFT, TODAY)
    busy.act(undo, TOMORROW, act, reason=WHY)

    after = busy.ask(dossier, DELFT, TOMORROW)

    (gone,) = after.taken_back
    assert gone == replace(before.decisions[-1], taken_back=TakenBack("test", TOMORROW, WHY))
    assert gone.id not in {decision.id for decision in after.decisions}
    assert busy.ask(dossier, DELFT, TOMORROW, known_on=TODAY).taken_back == ()
    assert f"Teruggedraaid op 11-04-2026 door test; telt niet mee. Reden: {WHY}" in grounds(gone)
    busy.act(redo, TOMORROW, act)
    assert busy.ask(dossier, DELFT, TOMORROW).taken_back == ()


BUILT = (
    (Act.LOG_CONTACT, call(contacts.change_contact, 2, replace(VISIT, summary="Beter"))),
    (Act.DECIDE, call(decide.place, DELFT, 6, motive="Verder.", **GS)),
    (Act.TERM, call(terms.resume, DELFT, reason="Rond.")),
    (Act.FORGET_LAYOUT, call(layouts.remember, replace(LAYOUT, name="Nieuw"))),
    (Act.KEEP_COPIES, call(settings.keep_copies, 7)),
    (Act.FREEZE, call(freezes.end_freeze, DELFT, TODAY)),
    (Act.SWAP_TARGETS, call(target_swaps.swap_targets, EDE, DELFT, Period(2026, 1), 2, TODAY)),
)


@pytest.mark.parametrize(("name", "next_step"), BUILT, ids=[str(name) for name, _ in BUILT])
def test_an_act_that_another_built_on_is_refused_naming_it_and_both_go_in_order(
    busy: Desk, name: Act, next_step: Step
) -> None:
    tables = busy.tables(besides=LOG)
    act = perform(busy, name)
    step, args, kwargs = next_step
    busy.act(step, TODAY, *args, **kwargs)
    later = busy.ask(last_act)
    before = busy.path.read_bytes()

    with pytest.raises(BuiltOn, check=says(f"nummer {later}: ")) as refusal:
        busy.act(undo, TODAY, act, reason=WHY)
    assert busy.path.read_bytes() == before
    assert refusal.value.acts == (later,)
    assert [line.id for line in busy.ask(undo_prospect, act).later] == [later]

    busy.act(undo_with_later, TODAY, act, reason=WHY)
    assert busy.tables(besides=LOG) == tables
    assert [line.details["undone"] for line in busy.ask(journal, 2)] == [act, later]


def test_a_policy_version_goes_only_while_nothing_was_decided_under_it(busy: Desk) -> None:
    act = perform(busy, Act.ADD_POLICY_VERSION)
    busy.act(decide.place, TOMORROW, ZEIST, 3, motive="Te weinig.")
    decided = busy.ask(last_act)

    assert [line.id for line in busy.ask(undo_prospect, act).later] == [decided]
    with pytest.raises(BuiltOn):
        busy.act(undo, TOMORROW, act)


def test_what_came_in_the_place_of_an_act_is_named_when_it_is_carried_out_again(
    busy: Desk,
) -> None:
    act = perform(busy, Act.KEEP_COPIES)
    busy.act(undo, TODAY, act)
    busy.act(settings.keep_copies, TODAY, 9)
    other = busy.ask(last_act)

    assert [line.id for line in busy.ask(redo_prospect, act).later] == [other]
    with pytest.raises(BuiltOn, check=says("opnieuw uitgevoerd")):
        busy.act(redo, TODAY, act)


def test_what_lacks_its_ground_is_not_carried_out_again(busy: Desk) -> None:
    logged = perform(busy, Act.LOG_CONTACT)
    number = max(row[0] for row in busy.tables()["contact"])
    busy.act(contacts.change_contact, TODAY, number, replace(VISIT, summary="Beter"))
    changed = busy.ask(last_act)
    busy.act(undo_with_later, TODAY, logged)

    with pytest.raises(OfficerCanAct, check=says("eerst opnieuw uit")):
        busy.act(redo, TODAY, changed)

    busy.act(redo, TODAY, logged)
    busy.act(redo, TODAY, changed)
    assert [row[4] for row in busy.tables()["contact"] if row[0] == number] == ["Beter"]


def test_the_number_of_a_contact_that_was_taken_back_is_never_used_again(busy: Desk) -> None:
    act = perform(busy, Act.LOG_CONTACT)
    number = max(row[0] for row in busy.tables()["contact"])
    busy.act(undo, TODAY, act)

    other = busy.act(contacts.log_contact, TODAY, replace(VISIT, municipality=EDE))

    assert other == number + 1
    with pytest.raises(OfficerCanAct):
        busy.act(contacts.change_contact, TODAY, number, VISIT)


def test_a_plan_stays_without_its_dates_while_it_holds_a_measure_of_another_act(
    busy: Desk,
) -> None:
    before = busy.tables(besides=LOG)
    made = busy.act(plans.record_dates, TODAY, GOUDA, PlanDates(requested_on=TODAY))
    act = busy.ask(last_act)
    busy.act(plans.add_measure, TODAY, GOUDA, FLEX)
    measure = busy.ask(last_act)

    busy.act(undo, TODAY, act)
    (row,) = [row for row in busy.tables()["improvement_plan"] if row[0] == made]
    assert row[2:6] == (None,) * 4
    busy.act(undo, TODAY, measure)

    assert busy.tables(besides=LOG) == before


def test_every_table_is_in_the_scheme_or_listed_with_a_reason() -> None:
    twins = {twin.name for twin in schema.BEFORE.values()}
    for table in schema.metadata.sorted_tables:
        if table.name not in twins:
            assert (table.name in schema.BEFORE) != bool(schema.OUTSIDE.get(table.name))
    for name, twin in schema.BEFORE.items():
        own = {column.name for column in schema.metadata.tables[name].c}
        assert {column.name for column in twin.c} == own | {"replaced_by", "restored_by"}
