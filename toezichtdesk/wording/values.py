"""How a value of a refusal is said, by the name that it has in the sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import cast

from toezichtdesk.domain.assessment import Reason
from toezichtdesk.domain.casefile import PlanPart
from toezichtdesk.domain.disk_reasons import DiskReason
from toezichtdesk.domain.importing import COLUMN_WORDS, Column, Question
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.wording.acts import plan_part, plan_step, record_kind
from toezichtdesk.wording.files import nothing_new, question
from toezichtdesk.wording.letters import field_meaning
from toezichtdesk.wording.numbers import counted, day, joined, number, persons, signed
from toezichtdesk.wording.refused_cells import DAY, PERIOD, WHOLE
from toezichtdesk.wording.rules import sentence

_WANTED = {Column.PERIOD: PERIOD, Column.REFERENCE_DATE: DAY, Column.SINCE: DAY}
_DISK_REASONS = {
    DiskReason.DISK_IS_FULL: "de schijf is vol",
    DiskReason.QUOTA_IS_FULL: "uw ruimte op de schijf is op",
    DiskReason.FILE_TOO_LARGE: "het bestand wordt te groot",
    DiskReason.PROTECTED: "het bestand is elders geopend of de map is beveiligd",
    DiskReason.READ_ONLY: "de schijf is alleen-lezen",
    DiskReason.NOT_THERE: "de map of het bestand bestaat niet",
    DiskReason.NO_FOLDER_ON_THE_WAY: "een deel van het pad is geen map",
    DiskReason.IS_FOLDER: "het is een map",
    DiskReason.NAME_TOO_LONG: "de naam is te lang",
    DiskReason.TOO_MANY_OPEN: "er zijn te veel bestanden open",
    DiskReason.OPEN_ELSEWHERE: "het bestand is elders geopend",
    DiskReason.LINKS_IN_A_CIRCLE: "de verwijzingen lopen in een kring",
    DiskReason.IN_USE: "het bestand is in gebruik door een ander programma, zoals Excel",
    DiskReason.NAME_NOT_POSSIBLE: "de naam kan niet",
    DiskReason.OTHER: "een fout van de schijf of het netwerk",
}
_DID = {"": "vastlegde", "-": "verving", "+": "terugzette"}
_PARAMETERS = {
    "growth_margin": "De groeimarge",
    "visible_improvement": "De zichtbare verbetering",
    "periods_without_improvement": "Het aantal perioden zonder verbetering",
    "max_step": "De grootste stap",
    "plan_term_days": "De termijn voor het verbeterplan",
    "days_for_rungs_4_5_6": "Het richtpunt voor trede 4, 5 en 6",
    "days_between_accelerated_steps": "Het aantal dagen tussen twee stappen",
    "contacts_per_period": "Het aantal contacten per periode",
    "correction_days": "Het aantal correctiedagen",
    "household_size": "Het aantal personen per huishouden",
}

FIELD_NAMES = {
    "held_on": "datum",
    "kind": "soort",
    "summary": "kern",
    "counterpart": "gesproken met",
    "counts": "telt mee",
    "follow_up": "vervolg",
    "follow_up_on": "vervolg op",
    "party": "wie",
    "text": "wat",
    "made_on": "gemaakt op",
    "due_on": "uiterlijk op",
    "done_on": "gereed op",
    "description": "maatregel",
    "horizon": "termijn",
    "owner": "eigenaar",
    "expected_places": "verwachte plaatsen",
    "status": "status",
    "actual_places": "gerealiseerde plaatsen",
    "requested_on": "gevraagd op",
    "received_on": "ontvangen op",
    "judged_on": "beoordeeld op",
    "judgement": "oordeel",
    "judgement_note": "toelichting",
    "adopted_on": "vastgesteld op",
    "counted": "eigen telling",
    "reason": "reden",
    "agree_by": "eens uiterlijk",
    "agreed_on": "eens op",
    "outcome": "uitkomst",
    "executable": "uitvoerbare maatregelen",
    "executable_note": "reden bij uitvoerbare maatregelen",
    "terms": "korte en middellange termijn",
    "terms_note": "reden bij korte en middellange termijn",
    "recurrence": "herhaling voorkomen",
    "recurrence_note": "reden bij herhaling voorkomen",
    "adoption_note": "blijkt uit",
}
_LONGEST = 120  # characters of a value


def value_of(name: str, value: object) -> str:
    """Return how a value is said in the sentences that call it so."""
    if name in _BY_NAME:
        try:
            return _BY_NAME[name](value)
        except (ValueError, TypeError, KeyError, AttributeError):
            return str(value)  # what a hostile file made of a child: plain is better than a crash
    if isinstance(value, Enum):
        value = value.value
    return day(value) if isinstance(value, date) else str(value)


def disk_reason(value: DiskReason) -> str:
    """Return why a disk refuses, to stand inside a sentence."""
    return _DISK_REASONS[value]


def _limit(value: object) -> str:
    return number(cast(int, value))


def _most(value: object) -> str:
    return f"{value:,}".replace(",", " ")


def _balance(value: object) -> str:
    balance = cast(int, value)
    if balance == 0:
        return "0"
    word = "achterstand" if balance < 0 else "voorsprong"
    return f"{balance} ({word} van {abs(balance)})".replace("-", "−", 1)


def _column(value: object) -> str:
    return COLUMN_WORDS[Column(value)]


def _readings(value: object) -> str:
    return " of ".join(map(_column, cast(Sequence[object], value)))


def _wanted(value: object) -> str:
    return _WANTED.get(Column(value), WHOLE)


def _one_of(value: object) -> str:
    *most, last = cast(Sequence[str], value)
    return f"{', '.join(most)} of {last}"


def _quoted(value: object) -> str:
    return ", ".join(f"„{name}”" for name in cast(Sequence[str], value))


def _listed(value: object) -> str:
    return ", ".join(cast(Sequence[str], value))


def _either(value: object) -> str:
    return joined(cast(Sequence[str], value), "of")


def _rows(value: object) -> str:
    named = cast(Sequence[tuple[str, int]], value)
    return ", ".join(f"{sheet} rij {row}" for sheet, row in named)


def _more(value: object) -> str:
    return f" en nog {value}" if value else ""


def _capital(value: object) -> str:
    return str(value).capitalize()


def _kind(value: object) -> str:
    return record_kind(cast(RecordKind, value))


def _signed(value: object) -> str:
    return signed(cast(int, value))


def _persons(value: object) -> str:
    return persons(cast(int, value))


def _part(value: object) -> str:
    return plan_part(cast(PlanPart, value))


def _step(value: object) -> str:
    return plan_step(cast(str, value))


def _reason(value: object) -> str:
    return disk_reason(value) if isinstance(value, DiskReason) else str(value)


def _reasons(value: object) -> str:
    return " ".join(sentence(one) for one in cast(Sequence[Reason], value))


def _questions(value: object) -> str:
    return " ".join(question(one) for one in cast(Sequence[Question], value))


def _unread(value: object) -> str:
    return f"{'is' if value == 1 else 'zijn'} {counted(cast(int, value), 'cel', 'cellen')}"


def _imported_before(value: object) -> str:
    return nothing_new(cast(date | None, value))


def _outcome(value: object) -> str:
    return "geen voorstel meer" if value is None else f"het voorstel trede {value}"


def _share(value: object) -> str:
    return f"{float(cast(Fraction, value)):g}".replace(".", ",")


def _parameter(value: object) -> str:
    return _PARAMETERS[cast(str, value)]


def _did(value: object) -> str:
    return _DID[cast(str, value)]


def _further(value: object) -> str:
    return f", en nog {value}" if value else ""


def _meaning(value: object) -> str:
    meaning = field_meaning(str(value))
    return f" ({meaning})" if meaning else ""


def _filled(value: object) -> str:
    return field_meaning(str(value))


def _joined(value: object) -> str:
    return joined(cast(Sequence[str], value))


def _changes(value: object) -> str:
    return ". ".join(_change(*one) for one in cast(Sequence[tuple[str, object, object]], value))


def _change(field: str, now: object, typed: object) -> str:
    text = f"{FIELD_NAMES[field]}: nu {_quoted_value(now)}, uw invoer {_quoted_value(typed)}"
    return text[:1].upper() + text[1:]


def _quoted_value(value: object) -> str:
    if value is None or value == "":
        return "leeg"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return day(value)
    text = str(value.value if isinstance(value, Enum) else value)
    return f"„{text[:_LONGEST]}…”" if len(text) > _LONGEST else f"„{text}”"


_BY_NAME: dict[str, Callable[[object], str]] = {
    "balance": _balance,
    "both": _joined,
    "capital": _capital,
    "cells": _joined,
    "changes": _changes,
    "choices": _listed,
    "closing": _signed,
    "column": _column,
    "did": _did,
    "due": _balance,
    "either": _either,
    "filled": _filled,
    "further": _further,
    "headings": _listed,
    "heirs": _joined,
    "hidden": _quoted,
    "imported_before": _imported_before,
    "kind": _kind,
    "last_step": _step,
    "limit": _limit,
    "meaning": _meaning,
    "more": _more,
    "most": _most,
    "opening": _signed,
    "outcome": _outcome,
    "parameter": _parameter,
    "part": _part,
    "persons": _persons,
    "predecessors": _either,
    "questions": _questions,
    "readings": _readings,
    "reason": _reason,
    "reasons": _reasons,
    "rows": _rows,
    "settled": _signed,
    "share": _share,
    "sheets": _quoted,
    "step": _step,
    "sums": _listed,
    "target": _limit,
    "unread": _unread,
    "wanted": _wanted,
    "words": _one_of,
}
