"""The values of a row of a list: as the data to record, and as Dutch words."""

from __future__ import annotations

import re
from datetime import time
from enum import Enum
from typing import Any

from toezichtdesk import wording
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Judgement,
    MeasureStatus,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind, Level
from toezichtdesk.domain.lists import (
    AGREED,
    OF_SEVERAL,
    PARTS_OF_PLAN,
    Field,
    Inhabitants,
    NationalTarget,
    NoteData,
    ReadEntry,
    RecordData,
    RecordKind,
    SharingData,
)
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import Talk, TalkState
from toezichtdesk.intake.checks import newest_step

_BETWEEN_TOO = re.compile(r"[;\n/,&]|\ben\b")
_BETWEEN = re.compile(r"[;\n/]")  # a comma is part of a name: Nuenen, Gerwen en Nederwetten
_DATA_TYPES: dict[RecordKind, type[Any]] = {
    RecordKind.CONTACT: ContactData,
    RecordKind.AGREEMENT: AgreementData,
    RecordKind.PLAN: PlanDates,
    RecordKind.MEASURE: PlanMeasureData,
    RecordKind.INHABITANTS: Inhabitants,
    RecordKind.TALK: Talk,
    RecordKind.KNOWLEDGE: KnowledgeData,
    RecordKind.OWN_COUNT: OwnCountData,
}
_OF_AGREEMENTS = frozenset(field for pair in AGREED.values() for field in pair)
_WORDS: dict[Field, type[Enum]] = {
    Field.KIND: ContactKind,
    Field.KNOWLEDGE_KIND: KnowledgeKind,
    Field.LEVEL: Level,
    Field.PARTY: Party,
    Field.JUDGEMENT: Judgement,
    **dict.fromkeys(PARTS_OF_PLAN, Judgement),
    Field.HORIZON: Horizon,
    Field.STATUS: MeasureStatus,
    Field.STATE: TalkState,
}
_ASIDE = frozenset({*_OF_AGREEMENTS, Field.DONE, Field.NOTES, Field.SHARED, Field.SHARED_ON})


def data_of(kind: RecordKind, codes: tuple[str, ...], entry: ReadEntry) -> RecordData:
    """Return what a row records. codes: the municipalities that it is about."""
    values: dict[str, object] = {
        field.value: _meant(field, read.value)
        for field, read in entry.fields.items()
        if field not in _ASIDE
    }
    if kind in (RecordKind.CONTACT, RecordKind.AGREEMENT, RecordKind.OWN_COUNT):
        values["municipality"] = "".join(codes)
    if kind in OF_SEVERAL:
        values["municipalities"] = codes
    if Field.KNOWLEDGE_KIND.value in values:
        values["kind"] = values.pop(Field.KNOWLEDGE_KIND.value)
    data: RecordData = _DATA_TYPES[kind](**values)
    return data


def _meant(field: Field, value: object) -> object:
    if field in _WORDS:
        return _WORDS[field](value)
    if field is Field.PERIOD:
        return Period.parse(str(value))
    if field is Field.COUNTS:
        return value == "ja"
    if field is Field.TAGS:
        words = re.split(r"[\s,;]+", str(value))
        return tuple(
            dict.fromkeys(word.lstrip("#").casefold() for word in words if word.strip("#"))
        )
    if field is Field.PARTIES:
        return several_names(str(value))
    return time.fromisoformat(str(value)) if field is Field.STARTS_AT else value


def several_names(text: str) -> tuple[str, ...]:
    """Return the names in a cell with several: each after a semicolon, a stroke or on a line."""
    return tuple(part.strip() for part in _BETWEEN.split(text) if part.strip())


def finer_names(text: str) -> tuple[str, ...]:
    """Return the names in a cell that are parted by a comma, `en` or `&` too."""
    return tuple(part.strip() for part in _BETWEEN_TOO.split(text) if part.strip())


def what(data: RecordData) -> str:
    """Return in Dutch what would be recorded."""
    match data:
        case ContactData():
            kind = wording.contact_kind(data.kind)
            return f"{kind} {wording.day(data.held_on)}: {_short(data.summary)}"
        case AgreementData():
            return f"Afspraak van de {data.party.value}: {_short(data.text)}"
        case PlanMeasureData():
            return f"Maatregel, {data.horizon.value}: {_short(data.description)}"
        case PlanDates():
            return f"Verbeterplan, {newest_step(data)}"
        case Inhabitants():
            return f"Inwoners per 1 januari {data.year}: {wording.number(data.number)}"
        case Talk():
            state = data.state.value.capitalize()
            return f"{state} {wording.talk_moment(data)}: {_short(wording.talk(data))}"
        case NoteData():
            on = wording.day(data.noted_on)
            return f"Notitie {on} bij {_short(data.description)}: {_short(data.text)}"
        case SharingData():
            return f"Gedeeld {wording.day(data.shared_on)}: {_short(data.title)}"
        case KnowledgeData():
            kind = data.kind.value.capitalize()
            return f"{kind} {wording.day(data.held_on)}: {_short(data.title)}"
        case OwnCountData():
            own = f"{wording.persons(data.counted)}, stand {wording.day(data.reference_date)}"
            return f"Eigen telling over {data.period}: {own}; {_short(data.reason)}"
        case NationalTarget():
            return f"Landelijke taakstelling {data.period}: {wording.number(data.number)}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 160 else f"{flat[:160]}…"
