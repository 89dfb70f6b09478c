"""The fields of a letter to a municipality, from its dossier on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, LOWEST_RUNG
from toezichtdesk.domain.refusals import Problem, problem
from toezichtdesk.domain.terms import FileItemKind
from toezichtdesk.files import is_file
from toezichtdesk.paths import Managed, letter_folder, managed_folder
from toezichtdesk.reports import settings
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.papers.meeting_sheet import on_paper
from toezichtdesk.store.database import file_of

_STEPS = (FileItemKind.NOTICE, FileItemKind.DECISION)
# A voornemen goes out with the step to rung 4; a besluit names the decision that put it on rung 5.
_LOWEST_RUNG = {
    LetterKind.NOTICE: FIRST_ACCELERATED_RUNG - 1,
    LetterKind.DECISION: FIRST_ACCELERATED_RUNG + 1,
}
_DOUBTFUL = " [LET OP: de vastlegging klopt niet, verstuur deze brief niet]"
_NOT_VERIFIED = " [niet nagegaan of de vastlegging klopt]"
Fields = dict[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LetterData:
    """A letter to make. due_on: the last day of the term that it sets; None without one."""

    kind: LetterKind
    sender: str
    reference: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its fields; an unknown field is absent.

    unfit: why this kind of letter makes no sense for the municipality now; it is not made then.
    """

    code: str
    name: str
    kind: LetterKind
    fields: Fields
    unfit: Problem | None = None


def letter(
    connection: Connection, code: str, data: LetterData, today: date, known_on: date | None = None
) -> Letter:
    """Return a letter to a municipality, dated today.

    known_on: only what was recorded up to the end of this day counts; give it as today too.

    Raises:
        OfficerCanAct: there is no municipality with this code.
    """
    answer = on_paper(connection, code, today, known_on)
    stamp = wording.trial_stamp(settings.trial(connection))
    values = {
        "gemeente": f"{answer.row.name}{_marked(answer.doubt)}",
        "datum": _long(today),
        "kenmerk": data.reference,
        "afzender": f"{stamp}, geen brief van {data.sender}" if stamp else data.sender,
        "termijn": _long(data.due_on) if data.due_on else "",
        "trede": str(answer.row.rung),
        "trede_naam": answer.rung_name,
        "beleid": answer.policy,
        "richting": wording.trend(answer.row.trend).word,
        **_figures(answer),
        **_decision(answer),
        **_plan(answer),
        "ingetrokken": _last_step(answer),
    }
    fields: Fields = {name: value for name, value in values.items() if value}
    return Letter(code, answer.row.name, data.kind, fields, _unfit(answer, data.kind))


def _marked(doubt: str) -> str:
    if not doubt:
        return ""
    return _NOT_VERIFIED if doubt == wording.not_verified() else _DOUBTFUL


def letters(
    connection: Connection,
    codes: Sequence[str],
    data: LetterData,
    today: date,
    known_on: date | None = None,
) -> tuple[Letter, ...]:
    """Return the same letter to each of these municipalities, in this order."""
    return tuple(letter(connection, code, data, today, known_on) for code in codes)


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """The province's own letter templates.

    folder: need not exist. chosen: the file in it that the officer put in use for a kind of letter,
    "" for the program's template. A kind that is not chosen uses the file with its name, such as
    `besluit.docx`, if there is one.
    """

    folder: Path
    chosen: Mapping[LetterKind, str] = field(default_factory=dict)

    def path_of(self, kind: LetterKind) -> Path | None:
        """Return the path of the own template in use; None when the program's is.

        A chosen file may have been removed since.
        """
        name = self.chosen.get(kind)
        if name is not None:
            return self.folder / name if name else None
        path = self.folder / f"{kind.value}.docx"
        return path if is_file(path) else None


def own_templates(connection: Connection) -> OwnTemplates:
    """Return the province's own templates; in an administrator's folder nothing is chosen."""
    folder = letter_folder(file_of(connection))
    if managed_folder(Managed.LETTERS) is not None:
        return OwnTemplates(folder)
    names = {kind: settings.setting(connection, template_setting(kind)) for kind in LetterKind}
    return OwnTemplates(folder, {kind: name for kind, name in names.items() if name is not None})


def template_setting(kind: LetterKind) -> str:
    """Return the name of the setting with the template in use for a kind of letter."""
    return f"template {kind.value}"


def _figures(dossier: Dossier) -> Fields:
    stand = dossier.row.standing
    if stand is None:
        return {}
    numbers = {
        "taakstelling": stand.target,
        "gerealiseerd": stand.realised,
        "achterstand": stand.backlog_to_date,
        "achterstand_vorig": stand.backlog_before,
    }
    signed = {"beginsaldo": stand.opening_balance, "saldo": stand.balance_to_date}
    return {
        "periode": str(stand.period),
        "peildatum": _long(stand.reference_date),
        "achterstand_vorig": "niet bekend",  # of the first period that there is
        **{name: wording.decimal(value) for name, value in numbers.items() if value is not None},
        **{name: wording.signed_decimal(one) for name, one in signed.items() if one is not None},
    }


def _unfit(dossier: Dossier, kind: LetterKind) -> Problem | None:
    """Return why this kind of letter makes no sense for a municipality; None when it does.

    A withdrawal always does: it may be of a step on a rung that was left since.
    """
    rung, last = dossier.row.rung, dossier.decisions[-1] if dossier.decisions else None
    if kind is LetterKind.PLAN_REQUEST and not dossier.plan_is_due:
        return problem(Obstacle.LETTER_WITHOUT_PLAN_DUE, rung=rung)
    if rung < _LOWEST_RUNG.get(kind, LOWEST_RUNG):
        return problem(Obstacle.LETTER_RUNG_TOO_LOW, rung=rung, letter=kind.value)
    if kind is LetterKind.UP and (last is None or last.rung <= last.from_rung):
        return problem(Obstacle.LETTER_NOT_UP)
    if kind is LetterKind.DOWN and (last is None or last.rung >= last.from_rung):
        return problem(Obstacle.LETTER_NOT_DOWN)
    return None


def _decision(dossier: Dossier) -> Fields:
    if not dossier.decisions:
        return {}
    last = dossier.decisions[-1]
    return {
        "vorige_trede": str(last.from_rung),
        "besluitdatum": _long(last.decided_on),
        "besluitkenmerk": last.reference,
        "motief": last.motive,
        "redenen": last.reasons,
    }


def _plan(dossier: Dossier) -> Fields:
    if dossier.plan is None:
        return {}
    asked, due = dossier.plan.dates.requested_on, dossier.plan.dates.due_on
    return {
        "plan_gevraagd": _long(asked) if asked else "",
        "plan_termijn": _long(due) if due else "",
    }


def _last_step(dossier: Dossier) -> str:
    """Return the last voornemen or besluit on file, as a letter that withdraws it names it."""
    steps = [one for one in dossier.file_items if one.kind in _STEPS]
    if not steps:
        return ""
    last = max(steps, key=lambda one: (one.dated_on, one.id))
    under = f", kenmerk {last.reference}" if last.reference else ""
    return f"het {last.kind.value} tot indeplaatsstelling van {_long(last.dated_on)}{under}"


def _long(day: date) -> str:
    """Return `10 maart 2026`, the form used in letters."""
    return wording.long_day(day).split(" ", 1)[1]
