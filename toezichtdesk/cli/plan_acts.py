"""The acts of `plan`: measures, notes on them, dates and the judgement."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from toezichtdesk import wording
from toezichtdesk.casework import plans
from toezichtdesk.cli import usage
from toezichtdesk.cli.arguments import Commands
from toezichtdesk.cli.recording import Act, recorded, sub_commands
from toezichtdesk.domain.casefile import (
    Horizon,
    Judgement,
    MeasureStatus,
    PlanDates,
    PlanMeasureData,
    PlanPart,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports import municipalities
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages import plan_list
from toezichtdesk.reports.record import casefile

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import PlanMeasure, Signature

_JUDGEMENTS = [one.value for one in Judgement if one.value]
_DAYS = (
    ("requested", "gevraagd op"),
    ("due", "in te dienen uiterlijk"),
    ("received", "ontvangen op"),
    ("adopted", "vastgesteld op"),
)


def add(commands: Commands) -> None:
    """Add the acts as sub-commands of the command that lists the plans."""
    acts = sub_commands(commands.choices["plan"])
    _add_measures(acts)
    _add_road(acts)


def _add_measures(acts: Commands) -> None:
    parser = _act(acts, "add", "voeg een maatregel toe", _add, of_municipality=True)
    _add_fields(parser, is_new=True)
    parser = _act(acts, "change", "wijzig een maatregel", _change)
    _add_fields(parser, is_new=False)
    parser = _act(acts, "drop", "laat een maatregel vervallen", _drop)
    parser.add_argument("--reason", required=True, metavar="TEKST", help="waarom")
    parser = _act(acts, "note", "leg vast wat over een maatregel is gezegd", _note)
    parser.add_argument("--text", required=True, metavar="TEKST", help="wat is gezegd")
    parser.add_argument("--date", type=usage.day, metavar="DATUM", help="wanneer; anders vandaag")


def _add_fields(parser: argparse.ArgumentParser, *, is_new: bool) -> None:
    text, horizons = parser.add_argument, [one.value for one in Horizon]
    text("--text", required=is_new, metavar="TEKST", help="wat de gemeente gaat doen")
    text("--horizon", required=is_new, choices=horizons, help="het soort maatregel")
    text("--owner", metavar="TEKST", help="wie het doet: een functie of organisatie")
    text("--due", type=usage.day, metavar="DATUM", help="gereed uiterlijk")
    text("--places", type=int, metavar="PERSONEN", help="verwachte plaatsen")
    text("--status", choices=[one.value for one in MeasureStatus], help="hoe ver zij is")
    text("--actual", type=int, metavar="PERSONEN", help="gerealiseerde plaatsen")
    text("--reason", metavar="TEKST", help="waarom zij vertraagd of vervallen is")


def _add_road(acts: Commands) -> None:
    parser = _act(acts, "dates", "leg stappen van een plan vast", _dates, of_municipality=True)
    for name, help_text in _DAYS:
        parser.add_argument(f"--{name}", type=usage.day, metavar="DATUM", help=help_text)
    parser.add_argument("--adoption-note", metavar="TEKST", help="waaruit de vaststelling blijkt")
    parser = _act(acts, "judge", "beoordeel een plan", _judge, of_municipality=True)
    parser.add_argument("--date", type=usage.day, metavar="DATUM", help="wanneer; anders vandaag")
    parser.add_argument(
        "--judgement", required=True, choices=_JUDGEMENTS, help="het oordeel over het hele plan"
    )
    parser.add_argument("--note", metavar="TEKST", help="de toelichting daarop")
    for part in PlanPart:
        name = wording.plan_part(part)
        parser.add_argument(f"--{part.value}", choices=_JUDGEMENTS, help=f"het oordeel: {name}")
        parser.add_argument(f"--{part.value}-note", metavar="TEKST", help="de reden daarvan")


def _act(
    acts: Commands, name: str, help_text: str, act: Act, *, of_municipality: bool = False
) -> argparse.ArgumentParser:
    parser = recorded(acts, name, help_text, act)
    if of_municipality:
        parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    else:
        parser.add_argument(
            "measure", type=int, metavar="NUMMER", help="van de maatregel, uit plan"
        )
    return parser


def _add(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    code = municipalities.find(connection, asked.municipality, by.today).code
    blank = PlanMeasureData(asked.text, Horizon(asked.horizon))
    plans.add_measure(connection, by, code, _filled(blank, asked))


def _change(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    _changed(connection, by, asked, lambda before: _filled(before, asked))


def _drop(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    dropped = {"status": MeasureStatus.DROPPED, "reason": asked.reason}
    _changed(connection, by, asked, lambda before: replace(before, **dropped))


def _changed(
    connection: Connection,
    by: Signature,
    asked: argparse.Namespace,
    change: Callable[[PlanMeasureData], PlanMeasureData],
) -> None:
    before = _measure_numbered(connection, by, asked.measure)
    wanted = change(before)
    if wanted == before:
        raise OfficerCanAct(Obstacle.NOTHING_TO_CHANGE)
    plans.change_measure(connection, by, before.id, wanted, before)


def _measure_numbered(connection: Connection, by: Signature, number: int) -> PlanMeasure:
    known = AsKnown(connection, by.today)
    for of_one in casefile.plans(known).values():
        for plan in of_one:
            for measure in plan.measures:
                if measure.id == number:
                    return measure
    raise OfficerCanAct(Obstacle.NO_SUCH_MEASURE, number=number)


def _filled(before: PlanMeasureData, asked: argparse.Namespace) -> PlanMeasureData:
    """Return a measure with the given fields replaced."""
    given = {
        "description": asked.text,
        "horizon": Horizon(asked.horizon) if asked.horizon else None,
        "owner": asked.owner,
        "due_on": asked.due,
        "expected_places": asked.places,
        "status": MeasureStatus(asked.status) if asked.status else None,
        "actual_places": asked.actual,
        "reason": asked.reason,
    }
    return replace(before, **{name: value for name, value in given.items() if value is not None})


def _note(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    plans.note_measure(connection, by, asked.measure, asked.text, asked.date or by.today)


def _dates(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    code, before = _road(connection, by, asked)
    given = {f"{name}_on": getattr(asked, name) for name, _ in _DAYS}
    given["adoption_note"] = asked.adoption_note
    filled = {name: value for name, value in given.items() if value is not None}
    if not filled:
        raise OfficerCanAct(Obstacle.NO_DATES_GIVEN)
    plans.record_dates(connection, by, code, replace(before, **filled), before)


def _judge(connection: Connection, by: Signature, asked: argparse.Namespace) -> None:
    code, before = _road(connection, by, asked)
    given: dict[str, object] = {
        "judged_on": asked.date or by.today,
        "judgement": Judgement(asked.judgement),
        "judgement_note": asked.note,
    }
    for part in PlanPart:
        judged, reason = getattr(asked, part.value), getattr(asked, f"{part.value}_note")
        given |= {part.value: Judgement(judged) if judged else None, f"{part.value}_note": reason}
    filled = {name: value for name, value in given.items() if value is not None}
    plans.judge(connection, by, code, replace(before, **filled), before)  # type: ignore[arg-type]


def _road(
    connection: Connection, by: Signature, asked: argparse.Namespace
) -> tuple[str, PlanDates]:
    code = municipalities.find(connection, asked.municipality, by.today).code
    plan = plan_list.plan_now(connection, code, by.today)
    return code, PlanDates() if plan is None else plan.dates
