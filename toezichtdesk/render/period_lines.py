"""The lines of a period as numbers: bijblijven and inhalen, also when the target changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import itemgetter

from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.render.canvas import Point
from toezichtdesk.render.forecast import Fan, Stair, fan_of, stairs
from toezichtdesk.reports.answers.dossier import Dossier, OwnCountRow


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `begin` up to `end` of the period in which a norm of `whole` persons applied."""

    begin: float
    end: float
    whole: float


@dataclass(frozen=True, slots=True)
class Norm:
    """A line from 0 to the whole norm at the end of the period; it steps at each change."""

    stretches: tuple[Stretch, ...]
    days: int

    @property
    def whole(self) -> float:
        """Persons at the end of the period."""
        return self.stretches[-1].whole

    def points(self) -> list[Point]:
        """Return the line as (day, persons)."""
        return [
            (day, part.whole * day / self.days)
            for part in self.stretches
            for day in (part.begin, part.end)
        ]

    def at(self, day: float) -> float:
        """Return the persons due by a day."""
        part = next((part for part in self.stretches if day < part.end), self.stretches[-1])
        return part.whole * day / self.days

    def raised(self, by: float) -> Norm:
        """Return the same line with its whole raised by `by` persons."""
        return Norm(
            tuple(Stretch(part.begin, part.end, part.whole + by) for part in self.stretches),
            self.days,
        )


@dataclass(frozen=True, slots=True)
class PeriodLines:
    """The drawn data of a period: persons counted, the norms, and the names of the zones.

    upper and lower name the zones above and below the lines, middle the one between two lines.
    changes: (day, date, target before, target after). fan: the forecast.
    stairs: what the improvement plan promises. stands: (day, stand) of each count.
    own: (day, count) of the municipality's own counts, beside those of COA.
    """

    period: Period
    stand: Standing
    counted: tuple[Point, ...]
    keep_level: Norm | None
    catch_up: Norm | None
    upper: str
    middle: str
    lower: str
    changes: tuple[tuple[float, date, int, int], ...]
    fan: Fan | None = None
    stairs: tuple[Stair, ...] = ()
    stands: tuple[tuple[float, Standing], ...] = ()
    own: tuple[tuple[float, OwnCountRow], ...] = ()

    @property
    def highest(self) -> float:
        """The highest number of persons drawn."""
        norms = [norm.whole for norm in (self.keep_level, self.catch_up) if norm]
        before = [value for norm in (self.keep_level, self.catch_up) if norm
                  for _, value in norm.points()]  # fmt: skip
        ahead = [float(stair.total) for stair in self.stairs]
        ahead += [float(row.own.counted) for _, row in self.own]
        if self.fan:
            ahead.append(self.fan.end[1] + self.fan.spread)
        return max(1.0, *norms, *before, *(value for _, value in self.counted), *ahead, 1.0)


def period_lines(dossier: Dossier, *, ahead: bool = False) -> PeriodLines | None:
    """Return the lines of the newest period; None without figures.

    ahead: include the forecast and the plan.
    """
    stand = dossier.row.standing or (dossier.stands[-1] if dossier.stands else None)
    if stand is None:
        return None
    keep_level = _keep_level(dossier, stand)
    catch_up = _catch_up(keep_level, stand)
    upper, middle, lower = _zones(stand, keep_level, catch_up)
    return PeriodLines(
        period=stand.period,
        stand=stand,
        counted=_counted(dossier, stand),
        keep_level=keep_level,
        catch_up=catch_up,
        upper=upper,
        middle=middle,
        lower=lower,
        changes=_changes(dossier, stand.period) if keep_level else (),
        fan=fan_of(dossier, stand) if ahead else None,
        stairs=stairs(dossier, stand) if ahead else (),
        stands=_by_day(dossier, stand),
        own=_own(dossier, stand.period),
    )


def _own(dossier: Dossier, period: Period) -> tuple[tuple[float, OwnCountRow], ...]:
    rows = [row for row in dossier.own_counts if row.own.period == period]
    elapsed = ((float(period.elapsed(row.own.reference_date) * period.days), row) for row in rows)
    return tuple(sorted(elapsed, key=itemgetter(0)))


def _by_day(dossier: Dossier, stand: Standing) -> tuple[tuple[float, Standing], ...]:
    stands = [one for one in dossier.stands if one.period == stand.period] or [stand]
    known = {
        float(one.elapsed * stand.period.days): one for one in stands if one.realised is not None
    }
    return tuple(sorted(known.items(), key=itemgetter(0)))


def _counted(dossier: Dossier, stand: Standing) -> tuple[Point, ...]:
    by_day = {
        day: float(one.realised) for day, one in _by_day(dossier, stand) if one.realised is not None
    }
    return tuple(sorted({0.0: 0.0, **by_day}.items())) if by_day else ()


def _since(dossier: Dossier, period: Period) -> list[tuple[float, date, int]]:
    """Return (day, date, target) of each target; the first applies from the start of the period."""
    points: list[tuple[float, date, int]] = []
    for one in dossier.targets:
        day = min(max((one.since - period.first_day).days, 0), period.days)
        points.append((float(day) if points else 0.0, one.since, one.target))
    return points


def _changes(dossier: Dossier, period: Period) -> tuple[tuple[float, date, int, int], ...]:
    since = _since(dossier, period)
    return tuple(
        (day, on, before, after)
        for (_, _, before), (day, on, after) in pairwise(since)
        if before != after
    )


def _keep_level(dossier: Dossier, stand: Standing) -> Norm | None:
    if stand.target is None:
        return None
    days = stand.period.days
    since = _since(dossier, stand.period) or [(0.0, stand.period.first_day, stand.target)]
    ends = [day for day, _, _ in since[1:]] + [float(days)]
    parts = [
        Stretch(begin, end, float(target))
        for (begin, _, target), end in zip(since, ends, strict=True)
        if end > begin
    ]
    return Norm(tuple(parts) or (Stretch(0.0, float(days), float(stand.target)),), days)


def _catch_up(keep_level: Norm | None, stand: Standing) -> Norm | None:
    """Return inhalen, only with a backlog: with a lead the two lines would swap."""
    if stand.total_task is None:
        return None
    if keep_level is None:
        days = stand.period.days
        return Norm((Stretch(0.0, float(days), float(max(0, stand.total_task))),), days)
    if stand.target is None or stand.total_task <= stand.target:
        return None
    return keep_level.raised(stand.total_task - stand.target)


def _zones(stand: Standing, keep_level: Norm | None, catch_up: Norm | None) -> tuple[str, str, str]:
    if keep_level and catch_up:
        return "bij aan einde periode", "achterstand slinkt", "achterstand groeit"
    if catch_up:
        return "bij aan einde periode", "", "nog niet bij"
    if not keep_level:
        return "", "", ""
    if stand.opening_balance is None:
        return "saldo stijgt", "", "saldo daalt"
    if stand.opening_balance > 0 and not stand.backlog_to_date:
        return "voorsprong groeit", "", "voorsprong slinkt"
    return "bij of voor", "", "achterstand ontstaat"
