"""Reports of the province on paper, at their fullest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.render import examples
from toezichtdesk.domain.listing import ReportName
from toezichtdesk.render.paper import reports
from toezichtdesk.reports.answers.overview import ProvinceState
from toezichtdesk.reports.province import Province

STATE = ProvinceState(examples.TODAY, examples.RUNNING, 0, 0, 16, 0, 0, None, "")


def province_of(count: int, held: int) -> Province:
    """Return one of so many municipalities, each spoken so many times in the half-year."""
    row = examples.dossier().row
    rows = tuple(replace(row, code=f"GM{i:04}", name=f"Gemeente {i}") for i in range(count))
    days = [examples.RUNNING.first_day + timedelta(days=i % 60) for i in range(held)]
    talks = tuple(replace(examples.CONTACTS[0], held_on=day) for day in sorted(days))
    return Province(
        today=examples.TODAY, known_on=None, period=examples.RUNNING, stand_on=examples.TODAY,
        policy="", rung_names=(), is_trial=False, state=STATE, rows=rows,
        decisions={}, contacts={}, counting={one.code: talks for one in rows}, agreements={},
        plans={}, own_counts={}, plan_from_rung=3, knowledge=(), names={},
    )  # fmt: skip


def contacts_of(of: Province):
    """Return the rows of the table, and the lines in small letters below it."""
    blocks = reports.paper(ReportName.CONTACTS, of).parts[0].blocks
    (table,) = (one for one in blocks if one["kind"] == "table")
    return table["rows"], [one["text"] for one in blocks if one["kind"] == "small"]


def test_every_contact_stands_on_paper_newest_first_as_long_as_it_has_room():
    rows, said = contacts_of(province_of(10, 300))

    assert len(rows) == 3000
    assert [row[2] for row in rows[:300:299]] == ["01-03-2026", "01-01-2026"]
    assert not any("nieuwste" in line for line in said)


def test_too_many_contacts_for_paper_are_the_newest_of_each_and_that_is_said():
    rows, said = contacts_of(province_of(342, 300))

    assert len(rows) == 342 * 8
    assert {row[2] for row in rows[:5]} == {"01-03-2026"}
    assert said[0] == (
        "Van elke gemeente de 8 nieuwste contacten: alle 102.600 zijn te veel voor papier, 99.864 "
        "staan hier niet. In Toezichtdesk staan ze onder Contacten."
    )
