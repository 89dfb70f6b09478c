"""Below the time axis of a trend chart: a band of rungs, and lanes of events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from toezichtdesk import wording
from toezichtdesk.domain.policy import LOWEST_RUNG
from toezichtdesk.render.canvas import Box, Plane
from toezichtdesk.render.lettering import LEADING, width
from toezichtdesk.render.palette import Palette
from toezichtdesk.render.scale import small
from toezichtdesk.reports.answers.dossier import Dossier, Event, EventKind

_LANES = (
    (EventKind.DECISION, "besluit", "D"),
    (EventKind.CONTACT, "gesprek", "o"),
    (EventKind.PLAN, "plan", "s"),
    (EventKind.WARNING, "signaal", "^"),
)
_BAND = "trede"


@dataclass(frozen=True, slots=True)
class Lane:
    """Events of one kind within the axis, with their mark and the label before them."""

    kind: EventKind
    word: str
    mark: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay on a rung, in days since the start of the axis."""

    begin: float
    end: float
    rung: int


@dataclass(frozen=True, slots=True)
class UnderAxis:
    """The band and lanes from the first day through the last."""

    first: date
    last: date
    stays: tuple[Stay, ...]
    lanes: tuple[Lane, ...]

    def height(self, size: float) -> float:
        """Return the height below the axis, without the month names, in points."""
        rows = len(self.lanes) + (1.15 if self.stays else 0)
        return rows * _row(size)

    def left(self, size: float) -> float:
        """Return the width of the labels, in points."""
        words = [lane.word for lane in self.lanes] + ([_BAND] if self.stays else [])
        return max((width(word, small(size)) for word in words), default=0.0) + 7


def under_axis(dossier: Dossier, first: date, last: date, *, full: bool = True) -> UnderAxis:
    """Return the band and lanes of these days; if not full, without rungs and decisions."""
    within = [event for event in dossier.events if first <= event.day <= last]
    lanes = [
        Lane(kind, word, mark, of_kind)
        for kind, word, mark in _LANES[0 if full else 1 :]
        if (of_kind := tuple(event for event in within if event.kind is kind))
    ]
    stays = _stays(dossier, first, last) if full else ()
    return UnderAxis(first, last, stays, tuple(lanes))


def draw(under: UnderAxis, plane: Plane, below: float, palette: Palette, size: float) -> None:
    """Draw band and lanes below the month names.

    plane: horizontally in days since `under.first`. below: the top of their space, in points.
    """
    row = _row(size)
    top = below
    if under.stays:
        _band(under, plane, top, palette, size)
        top -= 1.15 * row
    for number, lane in enumerate(under.lanes):
        _lane(under, lane, plane, top - (number + 0.5) * row, palette, size)


def _row(size: float) -> float:
    return (size - 0.5) * LEADING


def _stays(dossier: Dossier, first: date, last: date) -> tuple[Stay, ...]:
    """Return the rungs of these days; none after today or before the first imported rung."""
    until = min(last, dossier.today)
    if until < first:
        return ()
    placed = [
        (event.day, event.rung, event.kind)
        for event in dossier.events
        if event.kind in (EventKind.START, EventKind.DECISION) and event.rung is not None
    ]
    before = [rung for day, rung, _ in placed if day <= first]
    steps = [(day, rung) for day, rung, _ in placed if first < day <= until]
    if before or not placed:
        steps.insert(0, (first, before[-1] if before else dossier.row.rung))
    elif placed[0][2] is EventKind.DECISION:
        steps.insert(0, (first, LOWEST_RUNG))
    ends = [*steps, (until, 0)]
    stays: list[Stay] = []
    for (day, rung), (end, _) in pairwise(ends):
        stay = Stay(float((day - first).days), float((end - first).days), rung)
        if stays and stays[-1].rung == rung:
            stays[-1] = Stay(stays[-1].begin, stay.end, rung)
        elif stay.end > stay.begin:
            stays.append(stay)
    return tuple(stays)


def _word(plane: Plane, y: float, word: str, palette: Palette, size: float) -> None:
    plane.canvas.text(
        plane.box.left - 4, y, word, small(size), palette.muted, across="right", down="center"
    )


def _band(under: UnderAxis, plane: Plane, top: float, palette: Palette, size: float) -> None:
    row = _row(size)
    middle = top - 0.5 * row
    _word(plane, middle, _BAND, palette, size)
    for stay in under.stays:
        badge = palette.rung(stay.rung)
        frame = Box(plane.x(stay.begin), top - 0.95 * row, plane.x(stay.end), top - 0.05 * row)
        plane.canvas.rectangle(
            frame, badge.background, edge=palette.border, thick=0.5, name=f"stay {stay.rung}"
        )
        if frame.width > width(str(stay.rung), small(size), bold=True) + 2:
            plane.canvas.text(
                (frame.left + frame.right) / 2, middle, str(stay.rung), small(size), badge.text,
                bold=True, across="center", down="center", name="stay",
            )  # fmt: skip


def _lane(
    under: UnderAxis, lane: Lane, plane: Plane, y: float, palette: Palette, size: float
) -> None:
    _word(plane, y, lane.word, palette, size)
    colour = palette.notice if lane.kind is EventKind.WARNING else palette.text
    is_filled = lane.kind in (EventKind.CONTACT, EventKind.DECISION)
    points = [(plane.x((event.day - under.first).days + 0.5), y) for event in lane.events]
    plane.canvas.marks(
        points, lane.mark, colour, size=size * 0.6,
        fill=colour if is_filled else palette.background, name=f"events {lane.word}",
    )  # fmt: skip
    for event, at in zip(lane.events, points, strict=True):
        plane.canvas.spot(at, f"{wording.day(event.day)} · {event.text}", event)
