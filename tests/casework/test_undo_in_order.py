"""Which acts can be undone and redone, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.casework.every_step import (
    DELFT,
    EDE,
    FLEX,
    GOUDA,
    GS,
    LAYOUT,
    TODAY,
    TOMORROW,
    VISIT,
    WHY,
    ZEIST,
    Step,
    call,
    perform,
)
from tests.casework.undo_tools import LOG
from tests.conftest import Desk
from tests.refusing import says
from toezichtdesk.casework import (
    contacts,
    decide,
    freezes,
    layouts,
    plans,
    settings,
    target_swaps,
    terms,
)
from toezichtdesk.casework.undo import BuiltOn, redo, undo, undo_with_later
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import (
    PlanDates,
    TakenBack,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.record.journal import journal, last_act
from toezichtdesk.reports.undoing import next_turns, redo_prospect, undo_prospect
from toezichtdesk.ui.dossier.decisions_tab import grounds

pytest_plugins = ("tests.casework.busy_desk",)


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

    result = busy.ask(next_turns).undo

    assert (result.name, result.needs_reason) == ("besluit over Delft", False)
    asked = busy.ask(undo_prospect, result.line.id)
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
    taken_back = f"● Ongedaan gemaakt op 11-04-2026 door test; telt niet mee. Reden: {WHY}"
    assert ("", taken_back) in grounds(gone)
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
