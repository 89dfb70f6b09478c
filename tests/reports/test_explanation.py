"""When the outcome would have been another, said as it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.reports.proposals import proposals

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
END = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("opening", "realised", "rung", "said"),
    [
        (0, 24, 1, "Met 6 personen meer gehuisvest op 01-07-2026 was er geen voorstel geweest."),
        (0, 24, 2, "Met 6 personen meer gehuisvest op 01-07-2026 was trede 1 voorgesteld."),
        (-1, 31, 2, "Met 1 persoon minder gehuisvest op 01-07-2026 was trede 3 voorgesteld."),
        (-20, 30, 3, "Met 1 persoon meer gehuisvest op 01-07-2026 was er geen voorstel geweest."),
    ],
)
def test_the_explanation_says_what_would_have_followed_otherwise(
    desk: Desk, opening: int, realised: int, rung: int, said: str
) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(30, opening, realised, rung))

    (row,) = desk.ask(proposals, TODAY)

    assert said in row.sentences


def test_the_explanation_names_the_cell_and_the_line_of_the_policy(desk: Desk) -> None:
    desk.stand(TODAY, "Realisatie 2026-I, stand 1 juli 2026", ("Delft", 30, 0, 24))

    (row,) = desk.ask(proposals, TODAY)

    assert any("blad.xlsx, Cijfers!D4" in sentence for sentence in row.sentences)
    assert (
        "Beleid: „Gemeenten met een groeiende achterstand stijgen op de interventieladder”."
        in row.sentences
    )
