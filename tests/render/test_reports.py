"""Reports of the province on paper, at their fullest."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from itertools import takewhile

import pytest

from tests.render import case_file, examples, set_pages
from toezichtdesk.domain.casefile import MeasureStatus
from toezichtdesk.domain.knowledge import Knowledge, KnowledgeKind, Sharing
from toezichtdesk.domain.listing import ReportName
from toezichtdesk.render.paper import (
    blocks,
    charts,
    decisions,
    engine,
    meeting_sheet,
    reports,
    row_limits,
)
from toezichtdesk.reports.answers.overview import ProvinceState
from toezichtdesk.reports.papers.province import Province

LONG = " ".join(["Sint Anthonis aan de Overzijde van de Waterlinie en Nieuw Oosterbroekerveen"] * 3)
STATE = ProvinceState(examples.TODAY, examples.RUNNING, 0, 0, 16, 0, 0, None, "")


def province_of(count: int, held: int) -> Province:
    """Return one of so many municipalities, each spoken so many times in the half-year."""
    row = examples.dossier().row
    rows = tuple(replace(row, code=f"GM{i:04}", name=f"Gemeente {i}") for i in range(count))
    days = [examples.RUNNING.first_day + timedelta(days=i % 60) for i in range(held)]
    talks = tuple(replace(case_file.CONTACTS[0], held_on=day) for day in sorted(days))
    return Province(
        today=examples.TODAY, known_on=None, period=examples.RUNNING, stand_on=examples.TODAY,
        policy="", rung_names=(), trial=None, state=STATE, rows=rows,
        decisions={}, contacts={}, counting={one.code: talks for one in rows}, agreements={},
        plans={}, own_counts={}, plan_from_rung=3, knowledge=(), names={},
    )  # fmt: skip


def contacts_of(of: Province):
    """Return the rows of the table, what is said on top of the first page, and before saving."""
    made = reports.paper(ReportName.CONTACTS, of)
    blocks = made.parts[0].blocks
    (table,) = (one for one in blocks if one["kind"] == "table")
    top = [one["text"] for one in takewhile(lambda one: one["kind"] == "strong", blocks)]
    return table["rows"], top, made.lacks


@pytest.fixture(scope="module")
def overfull():
    """Four municipalities of a name of 230 signs, under a policy of such a name."""
    of = province_of(4, 1)
    rows = tuple(replace(row, name=f"{LONG} {row.code}", actions=()) for row in of.rows)
    return replace(of, rows=rows, policy=f"Beleid {LONG}")


def test_long_names_are_whole_on_every_report(overfull):
    for name in (ReportName.OVERVIEW, ReportName.CONTACTS, ReportName.PUBLIC):
        words = set_pages.words(engine.pdf(reports.paper(name, overfull)))

        assert all(f"{LONG} {row.code}" in words for row in overfull.rows), name
        assert f"Beleidsversie: Beleid {LONG}." in words


def test_bars_name_a_municipality_in_as_many_lines_as_it_needs():
    svg = charts.bars([("Nuenen, Gerwen en Nederwetten", 3), ("Ede", 1)])["svg"]

    assert ">Nuenen, Gerwen en<" in svg
    assert ">Nederwetten<" in svg
    assert "…" not in svg


def test_a_row_is_not_cut_by_the_end_of_a_page():
    lines = " ".join(["regel"] * 25)
    cells = [(f"begin {n}", f"{lines} einde {n}.") for n in range(40)]
    made = blocks.table([blocks.PaperColumn("A", 1), blocks.PaperColumn("B", 1)], cells)
    part = engine.Part("Titel", (made,), ("voet",))

    pages = set_pages.reader(engine.pdf(engine.Paper("report", "T", examples.TODAY, (part,)))).pages

    assert len(pages) > 1
    for page in pages:
        text = " ".join(page.extract_text().split())
        assert all((f"begin {n} " in text) == (f"einde {n}." in text) for n in range(40))


def test_every_contact_stands_on_paper_newest_first_as_long_as_it_has_room():
    rows, top, lacks = contacts_of(province_of(10, 300))

    assert len(rows) == 3000
    assert [row[2] for row in rows[:300:299]] == ["01-03-2026", "01-01-2026"]
    assert len(top) == 1
    assert lacks == ""


def test_too_many_contacts_for_paper_are_the_newest_of_each_and_that_is_said():
    rows, top, lacks = contacts_of(province_of(342, 300))

    assert len(rows) == 342 * 8
    assert {row[2] for row in rows[:5]} == {"01-03-2026"}
    assert lacks == top[0]
    assert lacks == (
        "Hier staan 2.736 van 102.600 contacten: van elke gemeente de 8 nieuwste. Alle contacten "
        "staan in de tabel Contacten (menu Rapporten, Tabellen opslaan)."
    )


def test_every_list_about_one_municipality_has_room_and_says_what_has_none():
    many = 1_200
    plan = replace(examples.PLAN, measures=examples.PLAN.measures * (many // 2))
    dossier = examples.dossier(
        plan=plan,
        agreements=examples.AGREEMENTS * (many // 2),
        decisions=tuple(examples.decision(n, 2, examples.TODAY) for n in range(many)),
        events=examples.crowded().events * (many // 60),
    )
    sheet = examples.sheet(
        dossier,
        last_talk=examples.CONTACTS[0],
        since=(("01-03-2026", "Gewijzigd."),) * many,
        practices=(("Woningdelen", ""),) * many,
    )

    of_sheet = meeting_sheet.paper((sheet,))
    of_ladder = decisions.ladder_paper(dossier, trial=None)

    for made, what in (
        (of_sheet, ("maatregelen", "afspraken", "wijzigingen", "praktijken")),
        (of_ladder, ("besluiten", "gebeurtenissen")),
    ):
        text = json.dumps(made.parts[0].blocks, ensure_ascii=False)
        for one in what:
            assert re.search(rf"Hier staan 500 van [\d.]+ {one}: ", made.lacks), one
            assert f" {one}: " in text
        assert all(
            len(block.get("rows", block.get("entries", ()))) <= row_limits.MOST_ROWS_OF_ONE
            for block in every_block(made.parts[0].blocks)
        )
    assert meeting_sheet.paper((examples.sheet(),)).lacks == ""


def every_block(found):
    for block in found:
        yield block
        yield from every_block(block.get("left", []))
        yield from every_block(block.get("right", []))


def test_every_table_that_grows_has_the_same_room_on_paper():
    """Twenty thousand measures took two gigabytes and half a minute to set."""
    of = province_of(342, 0)
    over = replace(case_file.PLAN.measures[0], status=MeasureStatus.DONE, description="Gereed")
    plan = replace(case_file.PLAN, measures=(over,) * 30 + case_file.PLAN.measures[:1] * 30)
    taken = tuple(examples.decision(n, 2, examples.TODAY) for n in range(40))
    shared = (Sharing("GM0001", examples.TODAY, 1),) * 2
    done = Knowledge(KnowledgeKind.PRACTICE, examples.TODAY, "Woningdelen", sharings=shared)
    of = replace(
        of,
        plans={row.code: plan for row in of.rows},
        decisions={row.code: taken for row in of.rows},
        knowledge=(done,) * 4000,
        rung_names=("",) * 6,
    )

    for name, share, table, all_rows in (
        (ReportName.PLANS, "8, wat nog loopt het eerst", "Verbeterplannen", "20.520"),
        (ReportName.RUNGS, "de 8 nieuwste", "Besluiten", "13.680"),
        (ReportName.KNOWLEDGE, "de 1.500 nieuwste", "Kennis", "12.000"),
    ):
        made = reports.paper(name, of)
        first, *rest = made.parts[0].blocks
        assert first["text"] == made.lacks
        assert f"van {all_rows} " in made.lacks
        assert share in made.lacks
        assert f"in de tabel {table} " in made.lacks
        held = sum(len(one["rows"]) for one in rest if one["kind"] == "table")
        assert held <= row_limits.MOST_ROWS + len(of.rows) + 5, name
    plans = reports.paper(ReportName.PLANS, of).parts[0].blocks
    assert not any("Gereed" in str(one.get("rows", "")) for one in plans)
