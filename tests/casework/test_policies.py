"""Versions of the policy: from their first day, with a motive, and never over an old decision."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import insert, select

from tests.conftest import signed
from tests.refusing import says
from toezichtdesk import wording
from toezichtdesk.casework import decide, policies
from toezichtdesk.domain.assessment import Rule
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import ContactKind, Fall, OldPolicy, Policy
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.policies import policy_on, version, version_rows, versions
from toezichtdesk.reports.policy_values import (
    OLD_POLICY_KEY,
    parameters_of,
    shipped,
    shipped_policy,
    values_of,
)
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.store.schema import policy_version

TODAY = date(2026, 3, 10)
NEXT = date(2026, 7, 1)
THRESHOLDS = {OLD_POLICY_KEY: ["10 %", "25 %", "0,5", "3/4", 1]}
DELFT = "GM0503"


def add(desk, name="Beleid 2026", valid_from=NEXT, motive="Na evaluatie", today=TODAY, **values):
    return desk.act(policies.add_version, today, name, valid_from, motive, values)


def test_the_shipped_defaults_are_the_defaults_of_the_code():
    assert shipped_policy() == Policy()


def test_every_parameter_has_its_unit_its_source_and_its_ground():
    for policy in (each.policy for each in shipped()):
        for parameter in parameters_of(policy):
            texts = (parameter.label, parameter.unit, parameter.meaning, parameter.ground)
            assert all(texts)
            assert parameter.source in ("[B]", "[L]", "[P]", "[D]")
    assert {p.key for p in parameters_of(shipped_policy())} == set(values_of(shipped_policy()))


def test_the_shipped_thresholds_say_that_they_are_invented():
    example = shipped()[1]

    assert "verzonnen" in example.name
    assert "VERZONNEN" in example.motive


def test_without_a_version_of_the_province_the_shipped_one_holds(desk):
    assert desk.ask(policy_on, TODAY) == shipped_policy()


def test_a_version_holds_from_its_first_day(desk):
    add(desk, growth_margin=3, pace_threshold="0,9")

    assert desk.ask(policy_on, date(2026, 6, 30)).name == "Nieuw beleid v1"
    held = desk.ask(policy_on, NEXT)
    assert (held.name, held.growth_margin, held.pace_threshold) == (
        "Beleid 2026",
        3,
        Fraction(9, 10),
    )
    assert held.visible_improvement == 1


def test_a_later_version_begins_with_the_values_before_it(desk):
    add(desk, growth_margin=3)
    add(desk, "Beleid 2027", date(2027, 1, 1), max_step=2)

    held = desk.ask(policy_on, date(2027, 1, 1))

    assert (held.growth_margin, held.max_step) == (3, 2)


def test_every_kind_of_value_comes_back_as_it_was_given(desk):
    add(
        desk,
        fall_when_no_backlog="one_step",
        counting_kinds=["e-mail", "bezoek"],
        rung_names=["a", "b", "c", "d", "e", "f "],
        attribution=" datum van koppeling ",
        pace_threshold="90 %",
        plan_term_days="14",
    )

    held = desk.ask(policy_on, NEXT)

    assert held.fall_when_no_backlog is Fall.ONE_STEP
    assert held.counting_kinds == {ContactKind.EMAIL, ContactKind.VISIT}
    assert held.rung_names == ("a", "b", "c", "d", "e", "f")
    assert (held.attribution, held.plan_term_days) == ("datum van koppeling", 14)
    assert held.pace_threshold == Fraction(9, 10)


def test_setting_a_version_writes_one_line_with_what_changed(desk):
    before = len(desk.ask(journal))

    act = add(desk, growth_margin=3)

    lines = desk.ask(journal)
    assert len(lines) == before + 1
    assert lines[0].id == act
    assert lines[0].summary == "Beleidsversie „Beleid 2026” vastgesteld, geldig vanaf 01-07-2026."
    assert lines[0].details["changes"] == {"growth_margin": [0, 3]}
    assert lines[0].details["motive"] == "Na evaluatie"
    json.dumps(lines[0].details)


def test_the_former_policy_is_kept_to_compare_with_and_is_never_in_force(desk):
    add(desk, "Ladder 2019", date(2019, 1, 1), **THRESHOLDS)

    answer = desk.ask(version, "ladder 2019")

    shares = tuple(Fraction(n, 100) for n in (10, 25, 50, 75, 100))
    assert answer.policy == OldPolicy("Ladder 2019", shares)
    assert desk.ask(policy_on, TODAY) == shipped_policy()
    assert "om mee te vergelijken" in desk.ask(journal, 1)[0].summary


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"growth_margin": -1}, "groeimarge"),
        ({"visible_improvement": 0}, "zichtbare verbetering"),
        ({"max_step": 0}, "grootste stap"),
        ({"pace_threshold": 0}, "tempogrens"),
        ({"pace_threshold": 2.1}, "tempogrens"),
        ({"pace_threshold": "snel"}, "0,9 of 90 %"),
        ({"pace_threshold": "1/0"}, "0,9 of 90 %"),
        ({"plan_from_rung": 7}, "1 tot en met 6"),
        ({"rung_names": ["a", "b"]}, "zes treden"),
        ({"rung_names": "abcdef"}, "lijst"),
        ({"growth_margin": "drie"}, "„groeimarge” kan niet"),
        ({"growth_margin": True}, "geheel getal"),
        ({"growth_margin": None}, "geheel getal"),
        ({"growth_margin": "1,5"}, "geheel getal"),
        ({"fall_when_no_backlog": "omlaag"}, "to_one"),
        ({"counting_kinds": ["fax"]}, "voortgangsgesprek"),
        ({"counting_kinds": []}, "soort contact"),
        ({"verzonnen": 1}, "verzonnen"),
        ({OLD_POLICY_KEY: []}, "niet 0"),
        ({OLD_POLICY_KEY: ["50 %", "40 %", "60 %", "70 %", "80 %"]}, "oplopen"),
        ({**THRESHOLDS, "max_step": 1}, "max_step"),
    ],
)
def test_bad_values_are_refused_with_the_reason_and_nothing_is_written(desk, values, said):
    before = desk.tables()

    with pytest.raises(OfficerCanAct) as refusal:
        add(desk, **values)

    assert said in wording.obstacle(refusal.value).casefold() or said in wording.obstacle(
        refusal.value
    )
    assert desk.tables() == before


@pytest.mark.parametrize(
    ("name", "motive", "said"),
    [
        ("  ", "Na evaluatie", "geen naam"),
        ("Beleid 2026", " \n", "motief ontbreekt"),
        ("nieuw BELEID  v1", "Na evaluatie", "Er is al een beleidsversie"),
    ],
)
def test_a_version_needs_a_name_of_its_own_and_a_motive(desk, name, motive, said):
    with pytest.raises(OfficerCanAct, check=says(said)):
        add(desk, name, motive=motive)


def test_a_name_is_used_once(desk):
    add(desk)

    with pytest.raises(OfficerCanAct, check=says("kies een andere naam")):
        add(desk, "beleid 2026", date(2027, 1, 1))


def decided(desk):
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
    desk.stand(
        date(2026, 1, 5),
        "Taakstelling 2025-II, stand 1 januari 2026",
        ("Delft", 30, -6, 20, 2),
        head=head,
    )
    desk.act(decide.accept, date(2026, 1, 15), DELFT)


def test_a_version_cannot_begin_before_a_decision_that_was_taken(desk):
    decided(desk)

    with pytest.raises(OfficerCanAct, check=says("15-01-2026 nog een besluit")):
        add(desk, valid_from=date(2026, 1, 14))
    add(desk, valid_from=date(2026, 1, 15))


def test_the_former_policy_may_lie_before_every_decision(desk):
    decided(desk)

    add(desk, "Ladder 2019", date(2019, 1, 1), **THRESHOLDS)

    assert "Ladder 2019" in [each.name for each in desk.ask(versions)]


def test_a_rung_read_from_a_sheet_holds_no_version_back(desk):
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
    desk.stand(
        date(2026, 1, 5),
        "Taakstelling 2025-II, stand 1 januari 2026",
        ("Delft", 30, -6, 20, 2),
        head=head,
    )

    add(desk, valid_from=date(2025, 7, 1), growth_margin=20)

    judged = desk.ask_on(TODAY, cases, code=DELFT)[0].assessment
    assert (judged.policy, judged.rule) == ("Beleid 2026", Rule.NO_IMPROVEMENT)


def test_a_new_version_never_changes_an_old_decision(desk):
    decided(desk)
    before = desk.ask(dossier, DELFT, TODAY).decisions

    add(desk, valid_from=date(2026, 1, 16), growth_margin=50, rung_names=list("abcdef"))

    after = desk.ask(dossier, DELFT, TODAY)
    assert after.decisions == before
    assert after.decisions[-1].policy == "Nieuw beleid v1"
    assert after.policy == "Beleid 2026"


def test_a_value_of_a_later_program_is_passed_over(desk):
    add(desk, growth_margin=3)
    table = policy_version
    with desk.database.writing() as connection:
        values = dict(connection.execute(select(table)).mappings().one())
        later = {"id": None, "name": "Later", "parameters": {**values["parameters"], "later": 1}}
        connection.execute(insert(table).values(**{**values, **later}))

    assert desk.ask(policy_on, NEXT).growth_margin == 3


def test_an_unknown_name_is_answered_with_the_known_ones(desk):
    add(desk)

    with pytest.raises(OfficerCanAct, check=says(r"„Beleid 2026”, „Nieuw beleid v1”, „Oud beleid")):
        desk.ask(version, "v9")


def test_the_page_gets_every_version_with_its_values_in_dutch(desk):
    add(desk, valid_from=TODAY, pace_threshold="0,85", fall_when_no_backlog="none")
    add(desk, "Ladder 2019", date(2019, 1, 1), **{OLD_POLICY_KEY: ["12,5 %", *"12345"]})

    rows = desk.ask(version_rows, TODAY)

    assert [(row.version.name, row.is_in_force, row.is_old) for row in rows] == [
        ("Beleid 2026", True, False),
        ("Ladder 2019", False, True),
        ("Nieuw beleid v1", False, False),
        ("Oud beleid (verzonnen voorbeeld)", False, True),
    ]
    shown = {row.parameter.key: row.value for row in rows[0].parameters}
    assert shown["pace_threshold"] == "0,85"
    assert shown["fall_when_no_backlog"] == "blijft op deze trede"
    assert shown["rung_names"].startswith("1 Signaleren; 2 Informatie")
    assert shown["counting_kinds"].startswith("Voortgangsgesprek, Ambtelijk")
    assert rows[1].parameters[0].value == "12,5 %, 100 %, 200 %, 300 %, 400 %, 500 %"
    assert rows[0].version.author == signed(TODAY).officer
    assert rows[2].version.is_shipped
