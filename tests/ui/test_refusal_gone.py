"""A refusal goes when its cause is gone, and stays otherwise."""

from __future__ import annotations

from dataclasses import replace

from tests.duties import duty
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.ui.commands import CHOOSE_FIRST
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


def test_a_refusal_goes_when_its_cause_is_gone(window, operations):
    window.overview.table.choose("GM0599")
    window.show_place(Place.TODAY)
    page = window.pages.today
    row = next(row for row in window.overview.rows if row.code == "GM0503")
    work = tuple(duty(ActionKind.AGREEMENT, (text,), text) for text in ("Bellen", "Schrijven"))
    page.show_rows((replace(row, actions=work),))
    page.table.choose_line(0)  # a heading
    window.commands.contact_current()
    assert window.band.text == CHOOSE_FIRST

    page.table.choose_line(1)
    assert window.band.text == ""

    operations.refused.emit("De schijf is vol.")
    page.table.choose_line(2)
    assert window.band.text == "De schijf is vol."
