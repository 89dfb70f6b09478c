"""Dutch words for refusals: what was found, what was expected, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode
from toezichtdesk.wording.advice import REFRESH
from toezichtdesk.wording.flaws import FLAWS
from toezichtdesk.wording.numbers import counted, day_and_time, one_point
from toezichtdesk.wording.refused_cells import CELLS
from toezichtdesk.wording.refused_decisions import DECISIONS
from toezichtdesk.wording.refused_files import FILES
from toezichtdesk.wording.refused_managing import MANAGING
from toezichtdesk.wording.refused_papers import PAPERS
from toezichtdesk.wording.refused_plans import PLANS
from toezichtdesk.wording.refused_questions import QUESTIONS
from toezichtdesk.wording.refused_records import RECORDS
from toezichtdesk.wording.refused_storage import STORAGE
from toezichtdesk.wording.refused_tables import TABLES
from toezichtdesk.wording.values import value_of

if TYPE_CHECKING:
    from toezichtdesk.store.backup import CheckReport, Restored
    from toezichtdesk.store.chain import Broken

_UNKNOWN = "(onbekend)"
_UNCHANGED = "Aan uw gegevens is niets veranderd."
_MEND_ROW = "Verbeter de rij in het blad."
PROBLEMS: Mapping[RefusalCode, tuple[str, str, str]] = CELLS | TABLES | FILES | PLANS
OBSTACLES: Mapping[Obstacle, tuple[str, str]] = (
    DECISIONS | RECORDS | MANAGING | QUESTIONS | STORAGE | PAPERS
)
_ASK_AGAIN = "Vraag de lijst met de nummers opnieuw op"
# What to do where there is no window, if that is something else.
_ON_CONSOLE: Mapping[Obstacle, str] = {
    **{code: f"{_ASK_AGAIN}." for code, (_, advice) in OBSTACLES.items() if advice is REFRESH},
    Obstacle.NO_PROPOSAL_TO_SEE: f"{_ASK_AGAIN}: de cijfers zijn gewijzigd.",
    Obstacle.NO_DATABASE: (
        "Controleer de naam of begin er een: importeer een blad (import), of open het venster."
    ),
}


class ProblemWords(NamedTuple):
    """What was found and expected, as phrases, and what to do, as whole sentences.

    Of an obstacle to an act, found is a sentence without its point, and nothing was expected.
    """

    found: str
    expected: str
    advice: str


class _Spoken(dict[str, str]):
    """Values for a sentence; a missing one becomes `(onbekend)`."""

    def __missing__(self, name: str) -> str:
        return _UNKNOWN


def problem(value: Problem) -> ProblemWords:
    """Return what is wrong, without its place."""
    spoken = _Spoken({name: _spoken(name, one) for name, one in value.values})
    code = value.code
    if not isinstance(code, RefusalCode):
        what, advice = FLAWS[code] if isinstance(code, Flaw) else OBSTACLES[code]
        parts = (what, "", advice)
    else:
        parts = PROBLEMS[code]
    return ProblemWords(*(one_point(text.format_map(spoken)) for text in parts))


def obstacle(value: OfficerCanAct | Problem) -> str:
    """Return why an act cannot be done, and what to do, as whole sentences."""
    words = problem(value if isinstance(value, Problem) else value.problem)
    return _whole(words.found, words.advice)


def obstacle_on_console(value: OfficerCanAct) -> str:
    """Return why a command was not carried out, with what to do where there is no window."""
    words, code = problem(value.problem), value.problem.code
    here = _ON_CONSOLE.get(code) if isinstance(code, Obstacle) else None
    return _whole(words.found, here or words.advice)


def _whole(what: str, advice: str) -> str:
    point = "" if what.endswith((".", "?", "!", "…")) else "."
    return f"{what}{point} {advice}".rstrip()


def broken(flaw: Broken) -> str:
    """Return where the record is broken, and how: `Tabel contact, handeling 12: …`."""
    where = [f"tabel {flaw.table}"] if flaw.table else []
    where += [f"handeling {flaw.act}"] if flaw.act else []
    places = ", ".join(where)
    former = f" In de kopie {flaw.copy} stond: {' | '.join(flaw.former)}." if flaw.former else ""
    what = f"{obstacle(flaw.why)}{former}"
    return f"{places[:1].upper()}{places[1:]}: {what}" if places else what


def doubts(restored: Restored) -> list[str]:
    """Return what is odd about a copy that was put back; the officer may still have meant it."""
    sentences = []
    if restored.is_of_another:
        sentences.append(
            "Let op: dit was geen back-up van de vorige database, maar van een andere database."
        )
    if restored.broken:
        sentences.append(
            "Let op: in deze back-up is buiten het programma om iets gewijzigd. "
            f"{broken(restored.broken[0])}"
        )
    return sentences


def trial_restore(report: CheckReport, last_act: datetime | None) -> str:
    """Return what putting a back-up back on trial found. last_act: the newest in it."""
    if not report.is_sound:
        first = broken(report.broken[0]) if report.broken else "wat is teruggezet, is beschadigd."
        return trial_failed(first)
    until = "" if last_act is None else f", de laatste handeling van {day_and_time(last_act)}"
    rows = counted(sum(count for _, count in report.counts), "regel", "regels")
    return (
        "Proefherstel geslaagd: de back-up is in een tijdelijke map teruggezet en geheel gelezen, "
        f"{rows}{until}. Er ontbreekt niets en niets is buiten het programma om gewijzigd. "
        f"{_UNCHANGED}"
    )


def trial_failed(why: str) -> str:
    """Return that a back-up cannot be put back. why: a whole sentence."""
    return f"Proefherstel mislukt: {why} {_UNCHANGED}"


def refusal(value: Refusal) -> ProblemWords:
    """Return what is wrong, naming the file unless the text does already."""
    words = problem(value.problem)
    if not value.file or value.file in dict(value.problem.values).values():
        return words
    return words._replace(found=f"{words.found} ({value.file})")


def refused_row(value: Refusal, *, with_cell: bool = True) -> str:
    """Return why a row is refused, for display beside it."""
    words = refusal(value)
    place = f"{value.cell}: " if with_cell else ""
    return f"{place}{words.found.removesuffix('.')}. {words.advice}"


def found_in(value: Refusal) -> str:
    """Return where a row is refused and what was found there: `A7: Heidelo (nieuw)`."""
    place = f"{value.cell}: " if value.cell else ""
    return f"{place}{refusal(value).found.removesuffix('.')}"


def remark(value: Refusal) -> str:
    """Return the note beside a cell in the marked copy for the supplier."""
    words = refusal(value)
    what = words.found.removesuffix(".")
    return f"Gevonden: {what}.\nVerwacht: {words.expected}.\nWat te doen: {words.advice}"


def _spoken(name: str, value: object) -> str:
    if isinstance(value, Problem | Refusal):
        return _quoted(name, value)
    if isinstance(value, tuple) and any(isinstance(one, Problem) for one in value):
        return " ".join(map(obstacle, value))
    return value_of(name, value)


def _quoted(name: str, value: Problem | Refusal) -> str:
    """Return the part of another refusal that a sentence quotes, by the name it has there."""
    words = refusal(value) if isinstance(value, Refusal) else problem(value)
    if name == "found":
        return words.found
    if name == "advice":
        return words.advice or _MEND_ROW
    return obstacle(value.problem if isinstance(value, Refusal) else value)
