"""Refusals as plain values, for the answer of a child process."""

from __future__ import annotations

from collections.abc import Sequence

from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode

Packed = tuple[str, str, str, Sequence[tuple[str, object]]]  # sheet, cell, code, values


def packed_refusal(refusal: Refusal) -> Packed:
    """Return a refusal of a reading step; its values are texts, numbers and tuples of texts."""
    why = refusal.problem
    return refusal.sheet, refusal.cell, why.code.value, why.values


def unpacked_refusal(document: Packed) -> Refusal:
    """Return the refusal of plain values.

    Raises:
        ValueError, TypeError: they are no refusal.
    """
    sheet, cell, code, values = document
    values_ = tuple((name, tuple(v) if isinstance(v, list) else v) for name, v in values)
    return Refusal(sheet, cell, Problem(RefusalCode(code), values_))
