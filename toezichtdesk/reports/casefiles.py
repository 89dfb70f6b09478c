"""Everything recorded about municipalities on a day, read at once for as many as are asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from toezichtdesk.domain.casefile import Agreement, Contact, ImprovementPlan
from toezichtdesk.domain.period import Period
from toezichtdesk.reports import casefile
from toezichtdesk.reports.answers import WarningRow
from toezichtdesk.reports.following import begun_in, followed_from
from toezichtdesk.reports.putting_off import PutOffs, put_offs
from toezichtdesk.reports.seen_proposals import Seen, views
from toezichtdesk.reports.terms import Track, tracks


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the officer recorded about one municipality. contacts, warnings: newest first."""

    contacts: tuple[Contact, ...]
    agreements: tuple[Agreement, ...]
    plans: tuple[ImprovementPlan, ...]
    warnings: tuple[WarningRow, ...]
    track: Track
    seen: Seen
    followed_from: Period
    put_offs: PutOffs = field(default_factory=dict)


class Records:
    """What was recorded about each municipality up to a day."""

    def __init__(
        self,
        connection: Connection,
        today: date,
        code: str | None = None,
        last_act: int | None = None,
    ) -> None:
        """code: only this municipality. last_act: as known after this act; None is now."""
        self._contacts = casefile.contacts(connection, today, code, last_act=last_act)
        self._agreements = casefile.agreements(connection, code, last_act=last_act)
        self._plans = casefile.plans(connection, code, last_act=last_act)
        self._warnings = casefile.warnings(connection, today, code, last_act=last_act)
        self._tracks = tracks(connection, today, code, last_act=last_act)
        self._seen = views(connection, today, code, last_act=last_act)
        self._put_offs = put_offs(connection, code, last_act=last_act)

        self._followed = followed_from(connection)
        self._begun = begun_in(connection, today)

    def of(self, code: str) -> Recorded:
        """Return what was recorded about this municipality."""
        return Recorded(
            contacts=self._contacts.get(code, ()),
            agreements=self._agreements.get(code, ()),
            plans=self._plans.get(code, ()),
            warnings=self._warnings.get(code, ()),
            track=self._tracks.get(code, Track()),
            seen=self._seen.get(code, Seen()),
            followed_from=self._followed.get(code, self._begun),
            put_offs=self._put_offs.get(code, {}),
        )
