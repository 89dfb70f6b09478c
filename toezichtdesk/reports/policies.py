"""The policy in force on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, select

from toezichtdesk.domain.policy import ContactKind, Fall, Policy
from toezichtdesk.store import schema


def policy_on(connection: Connection, day: date) -> Policy:
    """Return the newest policy version that is valid on the day; the shipped one if none is."""
    table = schema.policy_version
    row = connection.execute(
        select(table)
        .where(table.c.valid_from <= day)
        .order_by(table.c.valid_from.desc(), table.c.id.desc())
    ).first()
    return Policy() if row is None else _policy(row.name, row.parameters)


def _policy(name: str, parameters: dict[str, Any]) -> Policy:
    known = {field.name for field in fields(Policy)}
    values = {key: value for key, value in parameters.items() if key in known}
    return Policy(
        **{
            **values,
            **{key: _READ[key](values[key]) for key in _READ if key in values},
            "name": name,
        }
    )


_READ: dict[str, Callable[[Any], object]] = {
    "fall_when_no_backlog": Fall,
    "pace_threshold": Fraction,
    "counting_kinds": lambda kinds: frozenset(ContactKind(kind) for kind in kinds),
    "rung_names": tuple,
}
