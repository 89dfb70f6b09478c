"""Which row of a sheet is the header of a list, and what its columns hold.

What a heading means stands in `resources/lists.toml`; what is not there is not guessed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toezichtdesk.domain.importing import Column, Layout
from toezichtdesk.domain.lists import Field, RecordKind
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.paths import resource
from toezichtdesk.sheets.cells import Cell, shown
from toezichtdesk.sheets.dates import mentions
from toezichtdesk.sheets.figures.header import FIGURES, NAMES, ROWS_SEARCHED, Heading, headings_of
from toezichtdesk.sheets.figures.headings import words
from toezichtdesk.sheets.files.grids import Grid
from toezichtdesk.sheets.layouts import headings_by_layout
from toezichtdesk.sheets.lists.sheet_says import municipality_of

_IN_ORDER = (
    RecordKind.OWN_COUNT,
    RecordKind.KNOWLEDGE,
    RecordKind.TALK,
    RecordKind.CONTACT,
    RecordKind.MEASURE,
    RecordKind.AGREEMENT,
    RecordKind.PLAN,
    RecordKind.INHABITANTS,
)
_FIGURES = frozenset(FIGURES) - {Column.RUNG}  # headings by which a sheet is one of figures

Claims = dict[Field, list[Heading]]


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of list looks: it has one of the groups of columns. needs: columns and cells."""

    one_of: tuple[frozenset[Field], ...]
    needs: tuple[Field, ...]
    headings: dict[str, Field]
    spare: dict[str, Field]


@dataclass(frozen=True, slots=True)
class FoundLists:
    """The header of a sheet with a list: row counts from 0.

    kinds: by kind what the columns say; with measures also the dates of their plans.
    named: the municipality of all rows, where the sheet is called after it and no column names one.
    """

    row: int
    headings: list[Heading]
    kinds: dict[RecordKind, Claims]
    named: str = ""


def find_lists(
    grid: Grid, first_rows: Sequence[Sequence[Cell]], layouts: Mapping[str, Layout]
) -> FoundLists | None:
    """Return the header of the first row that is one of a list.

    A sheet with figures is not a list, and neither is one with a layout from the officer.
    """
    rows = first_rows[:ROWS_SEARCHED]
    by_layout, _ = headings_by_layout(rows, grid.first_column, grid.merged, layouts)
    if by_layout is not None:
        return None
    for index, row in enumerate(rows):
        headings = headings_of(row, index, grid.first_column)
        has_names = any(set(heading.meaning.columns) & set(NAMES) for heading in headings)
        named = "" if has_names else municipality_of(grid.name)
        kinds = _kinds(headings, has_names=has_names or bool(named))
        if kinds and (has_names or RecordKind.KNOWLEDGE in kinds):  # a session may lack names
            return FoundLists(index, headings, kinds)
        if kinds and named:
            return FoundLists(index, headings, kinds, named)
    return None


def wrong_columns(
    sheet: str, kind: RecordKind, claims: Claims, known: Container[Field] = ()
) -> list[Refusal]:
    """Refuse headings that say the same, and a list without a column that it needs.

    known: what the sheet says of all rows.
    """
    refusals = [
        Refusal(
            sheet,
            heading.cell,
            problem(RefusalCode.LIST_HEADING_TWICE, heading=shown(heading.text)),
        )
        for claimants in claims.values()
        for heading in claimants
        if len(claimants) > 1
    ]
    form = forms()[kind]
    for need in form.needs:
        if need not in claims and need not in known:
            heading = next(iter(claims.values()))[0]
            lacking = next(text for text, meant in form.headings.items() if meant is need)
            why = problem(RefusalCode.LIST_HEADING_LACKS, lacking=lacking, capital=lacking)
            refusals.append(Refusal(sheet, heading.cell, why))
    return refusals


@lru_cache(maxsize=1)
def forms() -> dict[RecordKind, Form]:
    """Return how each kind of list looks."""
    with resource("lists.toml").open("rb") as file:
        table = tomllib.load(file)
    return {
        kind: Form(
            one_of=tuple(frozenset(map(Field, group)) for group in table[kind.value]["one_of"]),
            needs=tuple(map(Field, table[kind.value]["needs"])),
            headings=_by_words(table[kind.value]["headings"]),
            spare=_by_words(table[kind.value].get("spare", {})),
        )
        for kind in _IN_ORDER
    }


def _by_words(table: Mapping[str, Sequence[str]]) -> dict[str, Field]:
    return {words(text): Field(name) for name, texts in table.items() for text in texts}


def _kinds(headings: Sequence[Heading], *, has_names: bool) -> dict[RecordKind, Claims]:
    figures = {column for heading in headings for column in heading.meaning.columns} & _FIGURES
    for kind in _IN_ORDER:
        claims = _claims(kind, headings, has_names=has_names)
        if kind is not RecordKind.MEASURE:
            if claims and not (figures - _said_otherwise(kind, claims)):
                return {kind: claims}
        elif claims and figures <= _figures_beside(claims):
            taken = {heading.index for claimants in claims.values() for heading in claimants}
            left = [heading for heading in headings if heading.index not in taken]
            dates = _claims(RecordKind.PLAN, left, has_names=has_names)
            return {kind: claims} | ({RecordKind.PLAN: dates} if dates else {})
    return {}


def _said_otherwise(kind: RecordKind, claims: Claims) -> set[Column]:
    """Return the figures that headings would mean elsewhere.

    The `resultaat` of a session is none, nor is the `stand` of an agreement.
    """
    if kind is RecordKind.AGREEMENT:
        claims = {Field.DONE: claims.get(Field.DONE, [])}
    elif kind is not RecordKind.KNOWLEDGE:
        return set()
    return {
        column
        for claimants in claims.values()
        for heading in claimants
        for column in heading.meaning.columns
    }


def _figures_beside(claims: Claims) -> set[Column]:
    """Return the figures that measures may have: what is realised of their places."""
    of_measures = forms()[RecordKind.MEASURE].headings
    is_named = any(
        words(heading.text) in of_measures for heading in claims.get(Field.DESCRIPTION, ())
    )
    return {Column.REALISED} if is_named else set()


@lru_cache(maxsize=20_000)  # each kind of list looks at every heading; a sheet has 16,384 at most
def _keys(text: str) -> tuple[str, str]:
    """Return the words of a heading, and those without a day: inwoners per 1 januari 2025."""
    return words(text), words(mentions(text).rest)


def _claims(kind: RecordKind, headings: Sequence[Heading], *, has_names: bool) -> Claims:
    """Return what the headings say in a list of this kind; empty when it is no such list.

    has_names: whether a column names municipalities; a list of contacts always has one.
    """
    form = forms()[kind]
    claims: Claims = {}
    own: set[Field] = set()
    for vocabulary in (form.headings, form.spare):
        claimed: Claims = {}
        for heading in headings:
            whole, rest = _keys(heading.text)
            meant = vocabulary.get(whole) or vocabulary.get(rest)
            if meant is not None and meant not in claims:
                claimed.setdefault(meant, []).append(heading)
        claims |= claimed
        if vocabulary is form.headings:
            own = set(claims)
    fields_named = set(claims)
    is_session = kind is RecordKind.KNOWLEDGE and not has_names and Field.TITLE in own
    is_plain = kind in (RecordKind.KNOWLEDGE, RecordKind.TALK) and not is_session
    if is_plain and not _is_agenda(kind, own, headings):
        fields_named = own  # what a spare heading says, a list of contacts may say too
    return claims if any(group <= fields_named for group in form.one_of) else {}


def _is_agenda(kind: RecordKind, own: set[Field], headings: Sequence[Heading]) -> bool:
    """Return whether a list with times is an agenda: it has no column for what was said."""
    contact_words = forms()[RecordKind.CONTACT].headings
    is_held = any(contact_words.get(words(heading.text)) is Field.SUMMARY for heading in headings)
    return kind is RecordKind.TALK and Field.STARTS_AT in own and not is_held
