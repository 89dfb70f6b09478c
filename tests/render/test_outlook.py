"""The outlook in words: the same sentences on screen and on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.render import examples, set_pages
from toezichtdesk.domain.assessment import Zone
from toezichtdesk.render.outlook import sentences, so_far


def test_zone_need_expectation_and_last_moment_are_said():
    assert sentences(examples.dossier()) == (
        "Zone: achterstand groeit; het verschil kan toeval zijn.",
        "Nodig per maand: 8 om in te halen, 5 om bij te blijven.",
        "Verwacht op 30-06-2026: achterstand 14 ± 6.",
        "Inhalen: niet meer haalbaar in het tempo van de beste maand sinds 02-03-2026.",
    )


def test_with_a_lead_there_is_nothing_to_catch_up():
    result = replace(
        examples.OUTLOOK,
        zone=Zone.ON_COURSE,
        catch_up_a_month=Fraction(2),
        expected_balance=None,
        last_day_to_catch_up=None,
    )

    assert sentences(examples.dossier(outlook=result)) == (
        "Zone: bij aan einde periode; het verschil kan toeval zijn.",
        "Nodig per maand: 5 om bij te blijven.",
    )


def test_a_last_moment_to_come_is_not_called_past():
    result = replace(examples.OUTLOOK, last_day_to_catch_up=date(2026, 5, 1))

    assert sentences(examples.dossier(outlook=result))[-1] == (
        "Inhalen: haalbaar in het tempo van de beste maand, mits uiterlijk vanaf 01-05-2026."
    )


def test_a_last_moment_before_the_period_began_is_no_moment():
    result = replace(examples.OUTLOOK, last_day_to_catch_up=date(2025, 12, 31))

    assert sentences(examples.dossier(outlook=result))[-1] == (
        "Inhalen: niet haalbaar in het tempo van de beste maand."
    )


def test_what_was_housed_stands_beside_what_was_due_in_number():
    stand = examples.dossier().row.standing
    one = replace(stand, realised=1, target=6, total_task=6)

    assert so_far(stand).endswith("; nodig waren er 9 om bij te blijven en 12 om in te halen.")
    assert "is t/m 01-03-2026 1 persoon gehuisvest; nodig was er 1 om bij te b" in so_far(one)
    assert so_far(replace(stand, realised=None)) == "Van 2026-I is nog geen realisatie bekend."


def test_a_period_that_is_over_has_no_outlook():
    assert sentences(examples.dossier(outlook=None)) == ()


def test_the_sheet_says_what_is_needed_and_what_to_expect():
    words = set_pages.text(examples.sheet())

    assert "Dat is nog per maand 5 / 8" in words
    assert "Verwacht eindsaldo −14 ± 6" in words
