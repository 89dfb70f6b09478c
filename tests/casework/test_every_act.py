"""One act, one transaction, one journal line: or a refusal, and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module
from inspect import isfunction, signature
from pathlib import Path
from pkgutil import iter_modules
from tempfile import gettempdir
from typing import Any

import pytest

from tests.casework.every_step import LETTER_FILE, STEPS
from tests.conftest import Desk, made_once
from toezichtdesk import casework, wording
from toezichtdesk.casework import (
    attachments,
    balances,
    consequences,
    contacts,
    decide,
    drafts,
    early_warnings,
    freezes,
    import_sheet,
    knowledge,
    layouts,
    letters,
    municipalities,
    officials,
    own_counts,
    own_words,
    plans,
    proposals,
    retention,
    settings,
    terms,
    undo,
    watching,
)
from toezichtdesk.casework import journal as log
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import (
    AgreementData,
    AttachedTo,
    ContactData,
    Horizon,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column, Layout
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.letters import LetterKind, SentLetter
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.own_words import WordList
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.terms import Document
from toezichtdesk.reports.papers.letters import LetterData
from toezichtdesk.reports.record.journal import journal, last_act

pytest_plugins = ("tests.casework.busy_desk",)
DELFT = "GM0503"
TODAY = date(2026, 4, 10)
TOMORROW = date(2026, 4, 11)
VISIT = ContactData(DELFT, TODAY, ContactKind.VISIT, "Over de flexwoningen")
PROMISE = AgreementData(DELFT, Party.PROVINCE, "Sessie met corporaties", TOMORROW)
FLEX = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, expected_places=12)
OWN = OwnCountData(DELFT, Period(2026, 1), date(2026, 4, 1), 6, "Later gemeld", TOMORROW)
FREEZE = Freeze(TODAY, TOMORROW, "brand", "Het gebouw brandde af.")
GS = {"decided_on": TODAY, "reference": "GS 2026-1"}
Act = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


def call(act: Callable[..., Any], *args: Any, **kwargs: Any) -> Act:
    return act, args, kwargs


ACCEPTED = {
    "accept": call(decide.accept, DELFT, **GS),
    "place": call(decide.place, DELFT, 5, motive="Zo besloten.", **GS),
    "log a contact": call(contacts.log_contact, VISIT),
    "log a contact with agreements": call(contacts.log_contact, VISIT, [PROMISE, PROMISE]),
    "change a contact": call(contacts.change_contact, 1, replace(VISIT, summary="Anders")),
    "withdraw a contact": call(contacts.withdraw_contact, 1),
    "add an agreement": call(contacts.add_agreement, PROMISE),
    "change an agreement": call(contacts.change_agreement, 1, replace(PROMISE, done_on=TODAY)),
    "dismiss a warning": call(contacts.dismiss_warning, 1, "Sleutels in mei."),
    "finish a follow-up": call(contacts.finish_follow_up, 1),
    "record a plan": call(plans.record_dates, DELFT, PlanDates(requested_on=TODAY)),
    "add a measure": call(plans.add_measure, DELFT, FLEX),
    "change a measure": call(plans.change_measure, 1, replace(FLEX, owner="Wethouder")),
    "record an own count": call(own_counts.record, OWN),
    "freeze": call(freezes.freeze, DELFT, FREEZE),
    "end a freeze": call(freezes.end_freeze, "GM0228", TODAY),
    "follow": call(municipalities.follow, ["GM0599"]),
    "remember a layout": call(
        layouts.remember, Layout("Blad", "2|wie|klaar", (Column.MUNICIPALITY, Column.REALISED))
    ),
    "keep copies": call(settings.keep_copies, 5),
    "watch a folder": call(watching.watch_folder, Path(gettempdir())),
    "undo an import": call(undo.undo, 2),
}
REFUSED = {
    "accept without a proposal": call(decide.accept, "GM0228", **GS),
    "place without a motive": call(decide.place, DELFT, 5, motive=" ", **GS),
    "a contact without a summary": call(contacts.log_contact, replace(VISIT, summary=" ")),
    "a contact to come": call(contacts.log_contact, replace(VISIT, held_on=TOMORROW)),
    "a contact with nobody": call(contacts.log_contact, replace(VISIT, municipality="GM9999")),
    "change no contact": call(contacts.change_contact, 99, VISIT),
    "a change without a summary": call(contacts.change_contact, 1, replace(VISIT, summary="")),
    "withdraw no contact": call(contacts.withdraw_contact, 99),
    "an empty agreement": call(contacts.add_agreement, replace(PROMISE, text=" ")),
    "an agreement with nobody": call(
        contacts.add_agreement, replace(PROMISE, municipality="GM9999")
    ),
    "a contact with an empty agreement": call(
        contacts.log_contact, VISIT, [PROMISE, replace(PROMISE, text=" ")]
    ),
    "an agreement made in days to come": call(
        contacts.add_agreement, replace(PROMISE, made_on=TOMORROW)
    ),
    "an agreement kept in days to come": call(
        contacts.change_agreement, 1, replace(PROMISE, done_on=TOMORROW)
    ),
    "change no agreement": call(contacts.change_agreement, 99, PROMISE),
    "dismiss without a reason": call(contacts.dismiss_warning, 1, " "),
    "finish no follow-up": call(contacts.finish_follow_up, 99),
    "dismiss no warning": call(contacts.dismiss_warning, 99, "Waarom?"),
    "a plan of nobody": call(plans.record_dates, "GM9999", PlanDates(requested_on=TODAY)),
    "a plan to come": call(plans.record_dates, DELFT, PlanDates(requested_on=TOMORROW)),
    "an empty measure": call(plans.add_measure, DELFT, replace(FLEX, description=" ")),
    "fewer than no places": call(plans.add_measure, DELFT, replace(FLEX, expected_places=-1)),
    "change no measure": call(plans.change_measure, 99, FLEX),
    "no own count of another stand": call(
        own_counts.record, replace(OWN, reference_date=date(2026, 3, 1))
    ),
    "an own count that is the same": call(own_counts.record, replace(OWN, counted=4)),
    "a negative own count": call(own_counts.record, replace(OWN, counted=-1)),
    "an own count without a reason": call(own_counts.record, replace(OWN, reason=" ")),
    "an own count agreed in days to come": call(
        own_counts.record, replace(OWN, agreed_on=TOMORROW, outcome="COA telt mee.")
    ),
    "an own count agreed on nothing": call(own_counts.record, replace(OWN, agreed_on=TODAY)),
    "an outcome without a day": call(own_counts.record, replace(OWN, outcome="COA telt mee.")),
    "an own count of nobody": call(own_counts.record, replace(OWN, municipality="GM9999")),
    "change no own count": call(own_counts.change, 99, OWN),
    "a freeze without a reason": call(freezes.freeze, DELFT, replace(FREEZE, reason=" ")),
    "a freeze without a ground": call(freezes.freeze, DELFT, replace(FREEZE, ground="")),
    "a freeze that is over": call(
        freezes.freeze, DELFT, replace(FREEZE, since=date(2026, 1, 1), until=date(2026, 4, 9))
    ),
    "end no freeze": call(freezes.end_freeze, DELFT, TODAY),
    "follow nobody": call(municipalities.follow, ["GM9999"]),
    "undo no import": call(undo.undo, 1),
    "redo no import": call(undo.redo, 1),
    "forget no layout": call(layouts.forget, "2|wie|klaar"),
    "remember nothing": call(layouts.remember, Layout("Leeg", "", ())),
    "read a folder that is not watched": call(watching.read_unasked, wanted=True),
}


@made_once
def one_of_each(desk: Desk) -> None:
    """Record a proposal on rung 4, a contact, a plan and a freeze."""
    desk.figures(TODAY, "2026-I", date(2026, 4, 1), Delft=(60, -40, 4, 4), Ede=(40, 0, 40, 1))
    email = replace(VISIT, kind=ContactKind.EMAIL, follow_up_on=TODAY)
    desk.act(contacts.log_contact, TODAY, email)
    desk.act(contacts.add_agreement, TODAY, PROMISE)
    desk.act(plans.add_measure, TODAY, DELFT, FLEX)
    desk.act(freezes.freeze, TODAY, "GM0228", FREEZE)


@pytest.fixture
def busy_desk(desk: Desk) -> Desk:
    """A desk with one of everything."""
    one_of_each(desk)
    return desk


@pytest.mark.parametrize(("act", "args", "kwargs"), ACCEPTED.values(), ids=ACCEPTED)
def test_an_act_writes_exactly_one_journal_line(
    busy_desk: Desk, act: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    before = busy_desk.tables()

    busy_desk.act(act, TODAY, *args, **kwargs)

    after = busy_desk.tables()
    assert len(after["journal"]) == len(before["journal"]) + 1
    changed = {name for name in after if after[name] != before[name]}
    assert changed - {"journal"}
    line = busy_desk.ask(journal, 1)[0]
    assert (line.officer, line.moment.date()) == ("test", TODAY)
    assert line.summary.strip()
    assert line.details


@pytest.mark.parametrize(("act", "args", "kwargs"), REFUSED.values(), ids=REFUSED)
def test_an_act_that_is_refused_writes_nothing(
    busy_desk: Desk, act: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    before = busy_desk.path.read_bytes()

    with pytest.raises(OfficerCanAct) as refusal:
        busy_desk.act(act, TODAY, *args, **kwargs)

    assert wording.obstacle(refusal.value).endswith((".", "?"))
    assert busy_desk.path.read_bytes() == before


def acts_of_the_modules() -> set[Callable[..., Any]]:
    """Return every public function of casework that takes a connection and a signature."""
    modules = [
        import_module(f"{casework.__name__}.{each.name}")
        for each in iter_modules(casework.__path__)
    ]
    return {
        function
        for module in modules
        for name, function in vars(module).items()
        if isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and list(signature(function).parameters)[:2] == ["connection", "by"]
    }


SESSION = KnowledgeData(
    KnowledgeKind.SESSION, TODAY, "Flexwonen", parties=("corporatie",), municipalities=(DELFT,)
)
PRACTICE = KnowledgeData(
    KnowledgeKind.PRACTICE, TODAY, "Woningdelen", municipalities=(DELFT,), approach="Samen huren."
)
NEW = Municipality("GM9990", "Nieuwland", "Utrecht", valid_from=TODAY)
LETTER = LetterData(LetterKind.NOTICE, "B-2")
COPY = Document("voornemen.docx", b"PK")  # the letter as it went out
REASON = {"reason": "Zo afgesproken."}
# The acts that need another one first, and that one; on the desk of `busy`.
AFTER = {
    "record knowledge": ((), call(knowledge.record, SESSION)),
    "change knowledge": (
        (call(knowledge.record, SESSION),),
        call(knowledge.change, 1, replace(SESSION, title="Doorstroom")),
    ),
    "withdraw knowledge": ((call(knowledge.record, SESSION),), call(knowledge.withdraw, 1)),
    "share a practice": (
        (call(knowledge.record, PRACTICE),),
        call(knowledge.share, 1, "GM0228", TODAY),
    ),
    "extend a term": ((), call(terms.extend, DELFT, 14, **REASON)),
    "resume a term": (
        (call(terms.suspend, DELFT, **REASON),),
        call(terms.resume, DELFT, **REASON),
    ),
    "withdraw a term": ((), call(terms.withdraw, DELFT, reference="GS 2026-2", **REASON)),
    "let a term lapse": ((), call(terms.lapse, DELFT, **REASON)),
    "finish a follow-up": (
        (call(contacts.log_contact, replace(VISIT, follow_up="Bellen", follow_up_on=TOMORROW)),),
        call(contacts.finish_follow_up, 2),
    ),
    "send a letter": ((), call(letters.file_sent, [SentLetter(DELFT, COPY)], LETTER)),
    "see a proposal": ((), call(proposals.see, ["GM0355"])),
    "add municipalities": ((), call(municipalities.add, [NEW])),
    "rename a word": ((), call(own_words.rename, WordList.DELAY, "Netcongestie", "Stroom")),
    "retire a word": ((), call(own_words.retire, WordList.DELAY, "Netcongestie")),
    "bring a word back": (
        (call(own_words.retire, WordList.DELAY, "Netcongestie"),),
        call(own_words.bring_back, WordList.DELAY, "Netcongestie"),
    ),
    "erase an attachment": (
        (call(attachments.attach, AttachedTo(contact=1), LETTER_FILE),),
        call(attachments.erase, 2, **REASON),
    ),
    "erase a name": (
        (call(contacts.log_contact, replace(VISIT, summary="Jansen belde")),),
        call(officials.erase, "Jansen", reason="Verzoek."),
    ),
}
# What writes under the number of another act, is made of acts that are tried, or keeps nothing.
NO_ACTS = {
    municipalities.set_followed,
    consequences.consequences,
    drafts.finish,
    early_warnings.open_warnings,
    log.write,
}


def test_every_act_of_the_modules_is_tried() -> None:
    tried = {act for act, _, _ in (*ACCEPTED.values(), *STEPS.values())}
    tried |= {act for _, (act, _, _) in AFTER.values()} | {
        balances.settle,
        retention.keep_longer,
        retention.erase_expired,
        import_sheet.apply,
        undo.undo_with_later,
        undo.redo,
    }

    assert acts_of_the_modules() - NO_ACTS == tried


@pytest.mark.parametrize(("first", "step"), AFTER.values(), ids=AFTER)
def test_an_act_that_follows_another_writes_exactly_one_journal_line(
    busy: Desk, first: tuple[Act, ...], step: Act
) -> None:
    for one in first:
        perform(busy, one)
    before = busy.tables()

    perform(busy, step)

    after = busy.tables()
    assert len(after["journal"]) == len(before["journal"]) + 1
    assert {name for name in after if after[name] != before[name]} - {"journal"}
    assert busy.ask(journal, 1)[0].summary.strip()


@pytest.mark.parametrize("step", STEPS.values(), ids=map(str, STEPS))
def test_each_kind_of_act_writes_exactly_one_journal_line(busy: Desk, step: Act) -> None:
    before = busy.tables()

    perform(busy, step)

    assert len(busy.tables()["journal"]) == len(before["journal"]) + 1
    assert busy.ask(journal)[0].summary[-1] in ".!?…", "a line is a sentence"


def test_an_import_writes_exactly_one_journal_line(busy: Desk) -> None:
    before = len(busy.tables()["journal"])

    busy.figures(TODAY, "2026-I", date(2026, 4, 8), Utrechtse_Heuvelrug=(60, -50, 5))

    assert len(busy.tables()["journal"]) == before + 1


def test_taking_back_and_carrying_out_again_write_exactly_one_journal_line(busy: Desk) -> None:
    perform(busy, call(settings.keep_copies, 9))
    answer = busy.ask(last_act)
    count = len(busy.tables()["journal"])

    busy.act(undo.undo_with_later, TODAY, answer)
    assert len(busy.tables()["journal"]) == count + 1

    busy.act(undo.redo, TODAY, answer)
    assert len(busy.tables()["journal"]) == count + 2


def perform(desk: Desk, step: Act) -> None:
    act, args, kwargs = step
    desk.act(act, TODAY, *args, **kwargs)
