"""The store as it was known after an act, seen on a day: the input of every report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, FromClause, Table

from toezichtdesk.domain.policy import Policy
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.store import versions


@dataclass(frozen=True)
class AsKnown:
    """What was known of the figures and acts up to a day.

    today: the day of the report; what happened later does not count.
    last_act: what was recorded after this act does not count; None means everything counts.
    """

    connection: Connection
    today: date
    last_act: int | None = None

    @classmethod
    def on(cls, connection: Connection, today: date, known_on: date | None = None) -> AsKnown:
        """Return what was known at the end of a day, seen on `today`; None means everything."""
        last_act = None if known_on is None else versions.last_act_on(connection, known_on)
        return cls(connection, today, last_act)

    @cached_property
    def policy(self) -> Policy:
        """The version of the policy in force on the day, as known then."""
        return policy_on(self.connection, self.today, last_act=self.last_act)

    @cached_property
    def began(self) -> date:
        """The day of the first line in the journal: nothing was recorded in time before it."""
        return versions.first_day(self.connection)

    def table(self, table: Table) -> FromClause:
        """Return the rows of a table that were in force after the last act."""
        return versions.as_of(table, self.last_act)
