"""The right side of Beoordelen: the step, the reasons in order, and the figures behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.assessment import ReasonCode
from toezichtdesk.domain.figures import Standing
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.ui.assessing.facts_grid import FactsGrid
from toezichtdesk.ui.assessing.similar import BesideTable
from toezichtdesk.ui.forms.controls import card, empty_layout, line, show_now
from toezichtdesk.ui.forms.dialogs import Band, Tone, heading, plain_label
from toezichtdesk.ui.lists.glyphs import draw_step, step_width
from toezichtdesk.ui.look.theme import EDGE, GAP, Theme, scaled

PROVISIONAL = (
    "Voorlopig voorstel: de periode loopt nog. Overnemen kan pas met de stand van het "
    "einde van de periode; de uitkomst kan tot dan veranderen."
)

ROOM_FOR_TWO = 900  # logical pixels: the grounds beside a table of five columns
NOT_BLOCKED = "Wat ontbreekt, houdt een besluit niet tegen."
CONFIRM_OR_NOT = "Bevestig het besluit, of neem een ander besluit met een motief."
TAKE_OVER_OR_NOT = "Neem dat over, of neem een ander besluit met een motief."
YOURS_TO_SAY = (
    "Er is geen voorstel om over te nemen. Leg met een motief vast op welke trede de gemeente "
    "staat; dezelfde trede kan ook."
)


class StepBadges(QWidget):
    """Two badges with an arrow, from rung to rung; one badge while the outcome is open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._step: tuple[int, int | None] = (1, None)
        theme.changed.connect(self.update)

    def show_step(self, from_rung: int, to_rung: int | None) -> None:
        """Show this step; to_rung None when the officer has to choose it."""
        self._step = (from_rung, to_rung)
        leads = "" if to_rung is None else f" naar trede {to_rung}"
        self.setAccessibleName(f"van trede {from_rung}{leads}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(step_width() + 2, scaled(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_step(painter, QPointF(1, self.height() / 2), *self._step, palette)
        painter.end()


class ProposalDetail(QWidget):
    """The reasons and the figures of one proposal, as plain text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = heading("", 1.4)
        self._step = StepBadges(theme)
        self._rule, self._origin = plain_label(), plain_label()
        self._provisional = plain_label()
        self._changed = Band()
        self._lapsed = Band()
        self._file = QVBoxLayout()
        self._file.setSpacing(4)
        self._file_card = _framed("Dossier", self._file)
        self._reasons = QGridLayout()
        self._reasons.setColumnStretch(1, 1)
        self._reasons.setHorizontalSpacing(12)
        self._reasons.setVerticalSpacing(8)
        self._facts = FactsGrid()
        self._beside = BesideTable(theme)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addSpacing(10)
        top.addWidget(self._step)
        top.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        self._conclusion = heading("", 1.1)
        self._conclusion.setWordWrap(True)
        layout.addWidget(self._conclusion)
        self._certainty = plain_label()
        layout.addWidget(self._certainty)
        for band in (self._changed, self._lapsed):
            band.fix()
            layout.addWidget(band)
        layout.addWidget(self._provisional)
        layout.addWidget(_framed("Cijfers waarop dit rust", self._facts))
        layout.addLayout(self._lay_out_grounds())
        layout.addWidget(self._file_card)
        origin = QVBoxLayout()
        origin.setSpacing(6)
        origin.addWidget(self._rule)
        origin.addWidget(self._origin)
        layout.addWidget(_framed("Regel en herkomst", origin))
        layout.addStretch()

    def _lay_out_grounds(self) -> QBoxLayout:
        """Return the reasons and equal cases, with the similar municipalities beside or below."""
        self._examples = QVBoxLayout()
        self._examples.setSpacing(6)
        self._examples_card = _framed("Elders bij dezelfde trede en regel", self._examples)
        self._beside_card = _framed("Vergelijkbare gemeenten", self._beside)
        grounds = QVBoxLayout()
        grounds.setSpacing(GAP)
        grounds.addWidget(_framed("Redenen", self._reasons))
        grounds.addWidget(self._examples_card)
        grounds.addStretch()
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(GAP)
        self._sides.addLayout(grounds, 5)
        self._sides.addWidget(self._beside_card, 9, Qt.AlignmentFlag.AlignTop)
        return self._sides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the similar municipalities beside the grounds where both are readable."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= scaled(ROOM_FOR_TWO)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def show_proposal(self, row: ProposalRow, changed: Sequence[str]) -> None:
        """Show this proposal. changed: what changed since the officer looked, as sentences."""
        judged = row.assessment
        self._title.setText(row.name)
        shows_step = row.can_be_accepted or not row.is_reassessment
        self._step.show_step(row.from_rung, row.to_rung if shows_step else None)
        self._rule.setText(f"Regel: {wording.rule(judged.rule)} ({judged.policy}).")
        self._show_state(row, changed)
        self._show_file(row)
        self._conclusion.setText(_conclusion(row))
        self._conclusion.setVisible(bool(self._conclusion.text()))
        self._origin.setText(row.explained.origin)
        self._origin.setVisible(bool(row.explained.origin))
        self._show_advice(row)
        empty_layout(self._reasons)
        for number, sentence in enumerate(_reasons(row)):
            self._reasons.addWidget(
                line(f"{number + 1}", quiet=True), number, 0, Qt.AlignmentFlag.AlignTop
            )
            self._reasons.addWidget(plain_label(sentence), number, 1)
        self._facts.show_facts(facts(judged.standing))
        show_now(self)

    def _show_state(self, row: ProposalRow, changed: Sequence[str]) -> None:
        put_off = row.postponement
        words = ""
        if row.is_provisional:
            words = PROVISIONAL
        elif row.is_reassessment:
            words = _again(row)
        elif put_off is not None:
            words = (
                f"Uitgesteld op {wording.day(put_off.on)} tot {wording.day(put_off.until)}. "
                f"Reden: {wording.closed(put_off.reason)}"
            )
        self._provisional.setText(words)
        self._provisional.setVisible(bool(words))
        lapsed = "" if row.lapsed is None else wording.lapsed_ground(row.lapsed)
        for band, text in (
            (self._changed, " ".join(changed)),
            (self._lapsed, row.why_again or lapsed),
        ):
            band.say(text, Tone.WARNING)
            band.setVisible(bool(text))

    def _show_advice(self, row: ProposalRow) -> None:
        """Show the certainty under the conclusion, and the other cases apart from the grounds."""
        certainty = " ".join(row.explained.certainty)
        self._certainty.setText(certainty)
        self._certainty.setVisible(bool(certainty))
        empty_layout(self._examples)
        for sentence in row.explained.examples:
            self._examples.addWidget(plain_label(sentence))
        self._examples_card.setVisible(bool(row.explained.examples))
        self._beside.show_rows(row.beside)
        self._beside_card.setVisible(bool(row.beside))

    def _show_file(self, row: ProposalRow) -> None:
        """Show what is on file for a step to rung 5 or 6; missing items never block it."""
        empty_layout(self._file)
        check = row.file_check
        self._file_card.setVisible(check is not None)
        if check is None:
            return
        for item in check.present:
            reference = f", {item.reference}" if item.reference else ""
            self._file.addWidget(
                plain_label(f"✓ {item.kind.value} van {wording.day(item.dated_on)}{reference}")
            )
        for kind in check.missing:
            self._file.addWidget(plain_label(f"✖ {kind.value} ontbreekt"))
        words = NOT_BLOCKED if check.missing else row.file_words
        self._file.addWidget(plain_label(words, quiet=True))


def _conclusion(row: ProposalRow) -> str:
    """Return the outcome of the rules in one sentence; empty when the officer has to choose."""
    if not row.can_be_accepted and row.is_reassessment:
        return ""
    outcomes = (r for r in row.assessment.reasons if r.code is ReasonCode.OUTCOME)
    return next((wording.sentence(reason) for reason in outcomes), "")


def _reasons(row: ProposalRow) -> tuple[str, ...]:
    """Return the reasons below the conclusion: facts, rule and policy, consequences."""
    explained = row.explained
    conclusion = _conclusion(row)
    return tuple(each for each in (*explained.facts, *explained.steps) if each != conclusion)


def _again(row: ProposalRow) -> str:
    """Return what the officer can do about a decision whose figures changed."""
    if not row.can_be_accepted:
        return YOURS_TO_SAY
    if row.to_rung == row.from_rung:
        return f"Ook met de cijfers van nu volgt trede {row.to_rung}. {CONFIRM_OR_NOT}"
    return f"Met de cijfers van nu volgt trede {row.to_rung}. {TAKE_OVER_OR_NOT}"


def facts(stand: Standing | None) -> Iterable[tuple[str, str]]:
    """Return names and values of the figures, in whole persons."""
    if stand is None:
        return (("Cijfers", "geen"),)
    numbers = (
        ("Netto taakstelling", stand.target, wording.number),
        ("Beginsaldo", stand.opening_balance, wording.signed),
        ("Totaalopgave", stand.total_task, wording.number),
        ("Gerealiseerd", stand.realised, wording.number),
        ("Achterstand vorige periode", stand.backlog_before, wording.number),
        ("Achterstand op peildatum", stand.backlog_to_date, wording.number),
    )
    figures = tuple(
        (name, "onbekend" if value is None else say(value)) for name, value, say in numbers
    )
    return (
        ("Periode", str(stand.period)),
        ("Peildatum", wording.day(stand.reference_date)),
        *figures,
    )


def _framed(title: str, content: QLayout | QWidget) -> QFrame:
    frame = card()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(EDGE, GAP, EDGE, GAP)
    layout.setSpacing(8)
    layout.addWidget(heading(title, 1.05))
    if isinstance(content, QLayout):
        layout.addLayout(content)
    else:
        layout.addWidget(content)
    return frame
