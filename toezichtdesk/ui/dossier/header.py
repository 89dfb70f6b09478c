"""The head of a dossier: rung and its start, backlog, direction, pace, and what is next."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.domain.terms import TermClock, TermState
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.answers.overview import NextAction, OverviewRow
from toezichtdesk.ui.dossier.pieces import Fact, RungBadge
from toezichtdesk.ui.forms.controls import button, line
from toezichtdesk.ui.forms.dialogs import heading, plain_label, plain_tip
from toezichtdesk.ui.lists.looking_back import day_field
from toezichtdesk.ui.look.theme import EDGE, GAP, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toezichtdesk.render.palette import Palette
    from toezichtdesk.ui.look.theme import Theme


ROOM_FOR_ALL = 1060  # logical pixels: with less, the next action takes five lines
RUNG_WIDTH = 136  # logical pixels at least: there the longest working name takes two lines
RUNG_MOST = 240  # logical pixels, where the other facts leave them
BETWEEN = GAP + 8  # logical pixels between the facts
BESIDE = 8  # logical pixels between what stands in the top row
BEFORE_DAY = 28  # logical pixels between the sentences and the field of the day


class DossierHeader(QWidget):
    """The main facts, always in sight.

    Signals:
        back_asked: return to the municipalities.
        contact_asked: log a contact.
        print_asked: print the meeting sheet.
        pdf_asked: save the meeting sheet as a PDF.
        freeze_asked: freeze the rung, or end the freeze.
        day_chosen: show the dossier as known on a day; carries it, None for today.
    """

    back_asked = Signal()
    contact_asked = Signal()
    print_asked = Signal()
    pdf_asked = Signal()
    freeze_asked = Signal()
    day_chosen = Signal(object)

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dossier: Dossier | None = None
        self._doubt = Doubt()
        self._build(today)
        self._back.clicked.connect(self.back_asked)
        self._contact.clicked.connect(self.contact_asked)
        self._print.clicked.connect(self.print_asked)
        self._pdf.clicked.connect(self.pdf_asked)
        self._freeze.clicked.connect(self.freeze_asked)
        self.day.day_changed.connect(self.day_chosen)
        theme.changed.connect(self._show_facts)

    @property
    def acts(self) -> tuple[QPushButton, ...]:
        """The buttons that act on the municipality, for today only."""
        return (self._contact, self._print, self._pdf, self._freeze)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the head of this dossier."""
        row = dossier.row
        self._dossier = dossier
        self._name.setText(row.name)
        self._place.setText(f"{row.code} · {row.province}")
        self._badge.show_rung(row.rung)
        self._summary.setText(" ".join(dossier.summary))
        self._freeze.setText("Be&vriezing beëindigen…" if dossier.freeze else "Be&vriezen…")
        self._freeze.setAccessibleName(self._freeze.text().replace("&", ""))
        self._show_facts()

    def mark_doubt(self, doubt: Doubt) -> None:
        """Mark the rung and the backlog of each municipality that it may be about."""
        self._doubt = doubt
        self._show_facts()

    def settle(self) -> None:
        """Lay out what is shown at once, so that the chart below is drawn once, at its height."""
        facts = (self._rung, self._backlog, self._trend, self._pace, self._clock, self._next)
        for widget in (*facts, self, self.parentWidget()):
            layout = widget.layout() if widget is not None else None
            if layout is not None:
                layout.activate()

    def _show_facts(self) -> None:
        dossier = self._dossier
        if dossier is None:
            return
        row, palette = dossier.row, self._theme.palette
        doubt = self._doubt.about(row.code)
        mark = "! " if doubt else ""
        rung = f"{mark}Trede {row.rung}"
        self._rung.show_fact(rung, dossier.rung_name, caption=_since(dossier))
        value, note = _backlog(row)
        self._backlog.show_fact(f"{mark}{value}", note)
        for fact in (self._rung, self._backlog):
            fact.setToolTip(plain_tip(doubt))
            fact.setAccessibleDescription(doubt)
        direction = wording.trend(row.trend)
        self._trend.show_fact(str(direction), _growth(row), _colour(row.trend, palette))
        value, note = _pace(row)
        self._pace.show_fact(value, note, caption=_pace_caption(row))
        clock = row.clock
        self._clock.setVisible(clock is not None and clock.state is not TermState.ENDED)
        if clock is not None:
            colour = palette.worse if clock.state is TermState.PASSED else ""
            self._clock.show_fact(wording.clock_day(clock), _left(clock), colour)
        self._next.show_fact(*_next(row.next_action, len(row.actions), palette))
        self._fit()

    def _fit(self) -> None:
        """Hide the next action where the clock takes its place: it is shown on the right too."""
        self._next.setHidden(not self._clock.isHidden() and self.width() < scaled(ROOM_FOR_ALL))
        room = self.width() - 2 * EDGE
        self._fit_top(room)
        room -= self._badge.width() + BETWEEN
        beside = _shown((self._backlog, self._trend, self._pace, self._clock))
        room_beside = room
        if not self._next.isHidden():
            room_beside -= self._next.minimumSizeHint().width() + BETWEEN
        needed = sum(fact.least + BETWEEN for fact in (self._rung, *beside)) - BETWEEN
        is_split = needed > room_beside
        way = QBoxLayout.Direction
        self._facts.setDirection(way.TopToBottom if is_split else way.LeftToRight)
        self._facts.setSpacing(GAP if is_split else BETWEEN)
        if is_split:
            self._share_columns(room)
        else:
            self._share_line(beside, room_beside)

    def _share_line(self, beside: Sequence[Fact], room: int) -> None:
        """Share the room, in logical pixels, among the rung and the facts beside it."""
        least = scaled(RUNG_WIDTH)
        full = [fact.full for fact in beside]
        if sum(full) + least + len(beside) * BETWEEN > room:
            least = max(min(least, self._rung.full), self._rung.least)
        lowest = [fact.least for fact in beside]
        others = _narrowed(full, lowest, room - least - len(beside) * BETWEEN)
        for fact, width in zip(beside, others, strict=True):
            fact.give_width(width)
        rest = room - sum(others) - len(beside) * BETWEEN
        self._rung.give_width(max(least, min(self._rung.full, rest, scaled(RUNG_MOST))))

    def _share_columns(self, room: int) -> None:
        """Share the room, in logical pixels, among facts on two lines, right below each other."""
        columns = ((self._rung, self._pace), (self._backlog, self._clock), (self._trend,))
        shown = [_shown(column) for column in columns]
        full = [max(fact.full for fact in column) for column in shown]
        least = [max(fact.least for fact in column) for column in shown]
        widths = _narrowed(full, least, room - BETWEEN * (len(shown) - 1))
        for column, width in zip(shown, widths, strict=True):
            for fact in column:
                fact.give_width(width)

    def _fit_top(self, room: int) -> None:
        """Keep the name whole: without room the code goes, then the buttons below it."""
        self._place.ensurePolished()
        name = self._back.sizeHint().width() + BESIDE // 2 + self._name.sizeHint().width()
        name += 2 * BESIDE
        acts = sum(each.sizeHint().width() + BESIDE for each in self.acts)
        is_split = name + acts > room
        place = self._place.sizeHint().width() + BESIDE
        self._place.setVisible(name + place + (0 if is_split else acts) <= room)
        way = QBoxLayout.Direction
        self._top.setDirection(way.TopToBottom if is_split else way.LeftToRight)

    def _build(self, today: date) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP, EDGE, 0)
        layout.setSpacing(GAP)
        layout.addLayout(self._build_top())
        layout.addLayout(self._build_facts())
        self._summary = plain_label()
        self._summary.setAccessibleName("Samenvatting")
        layout.addLayout(self._build_day(today))

    def _build_day(self, today: date) -> QHBoxLayout:
        self.day = day_field(today, "Het dossier zoals het op deze dag bekend was")
        label = line("Stand op", quiet=True)
        label.setBuddy(self.day)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._summary, 1)
        row.addSpacing(BEFORE_DAY - row.spacing())
        row.addWidget(label)
        row.addWidget(self.day)
        return row

    def _build_top(self) -> QBoxLayout:
        self._back = button("‹ Gemeenten", "Terug naar de gemeenten (Alt+Pijl links)")
        self._name = heading("")
        self._place = line(quiet=True)
        self._contact = button("+ &Contact", "Contact vastleggen")
        self._print = button("Ge&spreksblad", "Gespreksblad afdrukken, met voorbeeld (Ctrl+P)")
        self._pdf = button("PD&F…", "Gespreksblad opslaan als PDF")
        self._freeze = button("Be&vriezen…", "De trede vasthouden, met grond en einddatum")
        left, right = QHBoxLayout(), QHBoxLayout()
        for row in (left, right):
            row.setSpacing(BESIDE)
        left.addWidget(self._back)
        left.addSpacing(BESIDE // 2)
        left.addWidget(self._name)
        left.addWidget(self._place)
        left.addStretch()
        for each in self.acts:
            right.addWidget(each)
        right.addStretch()
        top = self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(BESIDE)
        top.addLayout(left, 1)
        top.addLayout(right)
        return top

    def _build_facts(self) -> QHBoxLayout:
        self._badge = RungBadge(self._theme)
        self._rung = Fact("Trede", narrows=True)
        self._backlog = Fact("Achterstand", narrows=True)
        self._trend = Fact("Richting", narrows=True)
        self._pace = Fact("Tempo", narrows=True)
        self._clock = Fact("Treden 4, 5 en 6", narrows=True)
        self._next = Fact("Volgende", wraps=True, step=1.0)
        above, below = QHBoxLayout(), QHBoxLayout()
        for row, facts in (
            (above, (self._rung, self._backlog, self._trend)),
            (below, (self._pace, self._clock)),
        ):
            row.setSpacing(BETWEEN)
            for fact in facts:
                row.addWidget(fact)
        below.addWidget(self._next, 1)
        for row in (above, below):
            row.addStretch()
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts.addLayout(above)
        self._facts.addLayout(below, 1)
        line = QHBoxLayout()
        line.setSpacing(BETWEEN)
        line.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._facts, 1)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _shown(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if not fact.isHidden()]


def _narrowed(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return the widths, the widest cut to one width but never below its least; all in pixels."""

    def cut_to(most: int) -> list[int]:
        pairs = zip(widths, least, strict=True)
        return [min(wished, max(lowest, most)) for wished, lowest in pairs]

    fitting = bisect_right(range(max(widths) + 1), room, key=lambda most: sum(cut_to(most)))
    return cut_to(fitting - 1)


def _left(clock: TermClock) -> str:
    if clock.state is TermState.PASSED:  # the tab Termijn says by how many days
        return f"richtpunt was dag {clock.days}"
    if clock.state is TermState.SUSPENDED:
        return wording.clock_state(clock)
    return "nog 1 dag" if clock.days_left == 1 else f"nog {clock.days_left} dagen"


def _since(dossier: Dossier) -> str:
    since = dossier.row.rung_since
    if since is None:  # the rung came from a sheet without a day, or was never recorded
        return "begindag onbekend" if dossier.decisions else "zonder besluit"
    return f"sinds {wording.day(since)}"


def _backlog(row: OverviewRow) -> tuple[str, str]:
    stand, backlog = row.standing, row.current_backlog
    if stand is None:
        return "onbekend", "nog geen cijfers"
    counted = f"stand {wording.day(stand.reference_date)}"
    if backlog is None:
        return "onbekend", counted
    lead = stand.balance_to_date
    if backlog == 0 and lead is not None and lead > 0:
        return "geen", f"voorsprong {wording.number(lead)}, {counted}"
    return wording.persons(backlog), counted


def _growth(row: OverviewRow) -> str:
    if row.growth is None:
        return "te weinig cijfers"
    since = f" sinds {row.standing.period.previous}" if row.standing else ""
    if row.assessment is not None and row.assessment.counted_from is not None:
        since = f" sinds besluit {wording.day(row.assessment.counted_from)}"
    return f"{wording.signed(row.growth)}{since}"


def _colour(trend: Trend, palette: Palette) -> str:
    colours = {
        Trend.GROWS: palette.worse,
        Trend.SHRINKS: palette.better,
        Trend.NONE: palette.better,
        Trend.EQUAL: palette.equal,
    }
    return colours.get(trend, palette.muted)


def _pace_caption(row: OverviewRow) -> str:
    return f"Tempo {row.standing.period}" if row.standing else "Tempo"


def _pace(row: OverviewRow) -> tuple[str, str]:
    pace = row.pace
    if pace is None:
        stand = row.standing
        if stand is not None and stand.realised is not None:
            return f"{wording.persons(stand.realised)}", "gehuisvest"
        return "onbekend", ""
    lines = f"bijblijven {wording.number(pace.keep_level)}"
    if pace.catch_up is not None:
        lines += f", inhalen {wording.number(pace.catch_up)}"
    return f"{wording.number(pace.realised)} van {wording.number(pace.target)}", lines


def _next(action: NextAction | None, count: int, palette: Palette) -> tuple[str, str, str]:
    if action is None:
        return "niets te doen", "", ""
    text = f"! {action.text}" if action.is_late else action.text
    notes = []
    if action.due_on is not None:
        notes.append(
            f"uiterlijk {wording.day(action.due_on)}{' (te laat)' if action.is_late else ''}"
        )
    if action.open_since is not None:
        notes.append(f"open sinds {wording.day(action.open_since)}")
    if count > 1:
        notes.append(f"en nog {count - 1}")
    return text, ", ".join(notes), palette.worse if action.is_late else ""
