"""Everything recorded about one or more municipalities on a day, read in one go."""

from __future__ import annotations

from dataclasses import dataclass, field

from toezichtdesk.domain.casefile import Agreement, Contact, ImprovementPlan
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.talks import Talk
from toezichtdesk.reports.answers.dossier import OwnCountRow, WarningRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record import casefile
from toezichtdesk.reports.record.following import begun_in, followed_from
from toezichtdesk.reports.record.own_count import own_counts
from toezichtdesk.reports.record.putting_off import PutOffs, put_offs
from toezichtdesk.reports.record.seen_proposals import Seen, seen_proposals
from toezichtdesk.reports.record.talks import talks_of
from toezichtdesk.reports.record.terms import Track, tracks


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The records of one municipality. contacts, warnings: newest first.

    talks: planned and neither held nor cancelled, by day.
    """

    contacts: tuple[Contact, ...]
    agreements: tuple[Agreement, ...]
    plans: tuple[ImprovementPlan, ...]
    warnings: tuple[WarningRow, ...]
    track: Track
    seen: Seen
    followed_from: Period
    put_offs: PutOffs = field(default_factory=dict)
    own_counts: tuple[OwnCountRow, ...] = ()
    talks: tuple[Talk, ...] = ()


class CaseFiles:
    """The records of each municipality up to a day."""

    def __init__(self, known: AsKnown, code: str | None = None) -> None:
        """Read them. code: only this municipality."""
        self._contacts = casefile.contacts(known, code)
        self._agreements = casefile.agreements(known, code)
        self._plans = casefile.plans(known, code)
        self._warnings = casefile.warnings(known, code)
        self._tracks = tracks(known, code)
        self._seen = seen_proposals(known, code)
        self._put_offs = put_offs(known, code)
        self._own_counts = own_counts(known, code)
        self._talks = talks_of(known, code)

        self._followed = followed_from(known.connection)
        self._begun = begun_in(known.connection, known.today)

    def of(self, code: str) -> CaseFile:
        """Return the records of this municipality."""
        return CaseFile(
            contacts=self._contacts.get(code, ()),
            agreements=self._agreements.get(code, ()),
            plans=self._plans.get(code, ()),
            warnings=self._warnings.get(code, ()),
            track=self._tracks.get(code, Track()),
            seen=self._seen.get(code, Seen()),
            followed_from=self._followed.get(code, self._begun),
            put_offs=self._put_offs.get(code, {}),
            own_counts=self._own_counts.get(code, ()),
            talks=self._talks.get(code, ()),
        )
