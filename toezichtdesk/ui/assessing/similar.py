"""A table of the municipalities most similar to the one that is decided on."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Qt

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers.proposal_parts import Comparable
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import ROW_HEIGHT, Theme, scaled

HEAD = 35  # logical pixels


class BesideTable(RowsTable):
    """Rung, direction, backlog as a share of the target, and the decision there."""

    def __init__(self, theme: Theme) -> None:
        self._rows_model: RowsModel[Comparable] = RowsModel(_columns())
        super().__init__(self._rows_model, "Vergelijkbare gemeenten", _identity)
        self._rows_model.setParent(self)
        self.look_for = _starts_with
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Comparable]) -> None:
        """Show these municipalities without scrolling."""
        self._rows_model.show_rows(rows)
        self.setFixedHeight(scaled(HEAD + ROW_HEIGHT * len(rows)))


def _columns() -> tuple[TableColumn[Comparable], ...]:
    return (
        TableColumn("name", "Gemeente", lambda each: each.name, tip=_case, width=116),
        TableColumn("rung", "Trede", lambda each: str(each.rung), width=50),
        TableColumn("trend", "Richting", _trend, tip=_whole_trend, width=92),
        TableColumn(
            "share",
            "Achterstand",
            _share,
            sort=lambda each: None if each.share is None else float(each.share),
            side=Side.RIGHT,
            explanation="Achterstand tot de peildatum als deel van de taakstelling",
            width=92,
        ),
        TableColumn("decided", "Besloten", _decided, tip=_decided, width=0),
    )


def _identity(each: Comparable) -> str:
    return each.code


def _starts_with(each: Comparable, wanted: str) -> bool:
    return folded(each.name).startswith(wanted)


def _trend(each: Comparable) -> str:
    word = wording.trend(each.trend)
    return f"{word.shape} {'geen' if each.trend is Trend.NONE else word.word}"


def _whole_trend(each: Comparable) -> str:
    return str(wording.trend(each.trend))


def _share(each: Comparable) -> str:
    return "onbekend" if each.share is None else wording.percentage(Fraction(each.share))


def _decided(each: Comparable) -> str:
    mark = "= " if each.moved is not None else ""
    return f"{mark}{each.decided}" if each.decided else "nog niets"


def _case(each: Comparable) -> str:
    return "Gelijk geval: dezelfde trede en dezelfde regel" if each.moved is not None else ""
