"""The policy in force on a day, and every version: the province's own and the shipped ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import OldPolicy, Parameter, Policy, PolicyVersion
from toezichtdesk.reports.policy_values import (
    known_values,
    made,
    parameters_of,
    shipped,
    shipped_policy,
    shown,
    values_of,
)
from toezichtdesk.store import schema
from toezichtdesk.store.versions import as_of

_NUMBER = re.compile(r"-?\d+(,\d+)?")


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A parameter with its value in one version, in Dutch.

    phrase: the value with its unit: `28 dagen na het verzoek`.
    """

    parameter: Parameter
    value: str

    @property
    def phrase(self) -> str:
        """The value with its unit, as it is said; a word or an enumeration has none."""
        if not _NUMBER.fullmatch(self.value):
            return self.value
        unit = self.parameter.unit_of_one if self.value == "1" else self.parameter.unit
        return unit.format(self.value) if "{}" in unit else f"{self.value} {unit}"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as the page shows it. is_in_force: whether today's proposals follow it.

    values: the parameters as plain values, to start a new version from.
    """

    version: PolicyVersion
    is_in_force: bool
    is_old: bool
    parameters: tuple[ParameterRow, ...]
    values: tuple[tuple[str, object], ...]


def policy_on(connection: Connection, day: date, *, last_act: int | None = None) -> Policy:
    """Return the newest version of the ladder that is valid on the day; else the shipped one.

    A version of the former policy is kept for comparison, and never in force.
    last_act: as known after this act; None is now.
    """
    table = as_of(schema.policy_version, last_act)
    rows = connection.execute(
        select(table)
        .where(table.c.valid_from <= day)
        .order_by(table.c.valid_from.desc(), table.c.id.desc())
    )
    for row in rows:
        policy = _stored(row).policy
        if isinstance(policy, Policy):
            return policy
    return shipped_policy()


def versions(connection: Connection) -> tuple[PolicyVersion, ...]:
    """Return every version: the province's own, newest first, then the shipped ones."""
    table = schema.policy_version
    rows = connection.execute(select(table).order_by(table.c.valid_from.desc(), table.c.id.desc()))
    return (*(_stored(row) for row in rows), *shipped())


def version(connection: Connection, name: str) -> PolicyVersion:
    """Return the version with this name, ignoring case.

    Raises:
        OfficerCanAct: there is none; the message lists the names.
    """
    candidates = versions(connection)
    wanted = name.strip().casefold()
    for candidate in candidates:
        if candidate.name.casefold() == wanted:
            return candidate
    names = ", ".join(f"„{candidate.name}”" for candidate in candidates)
    raise OfficerCanAct(Obstacle.NO_SUCH_VERSION, name=name, names=names)


def version_rows(connection: Connection, today: date) -> tuple[VersionRow, ...]:
    """Return every version with its parameters in Dutch, for the page."""
    in_force = policy_on(connection, today).name
    return tuple(
        VersionRow(
            version=version,
            is_in_force=version.name == in_force,
            is_old=isinstance(version.policy, OldPolicy),
            parameters=tuple(
                ParameterRow(parameter, shown(version.policy, parameter.key))
                for parameter in parameters_of(version.policy)
            ),
            values=tuple(values_of(version.policy).items()),
        )
        for version in versions(connection)
    )


def _stored(row: Row[Any]) -> PolicyVersion:
    policy = made(row.name, known_values(row.parameters), shipped_policy())
    return PolicyVersion(policy, row.author, row.motive, row.valid_from)
