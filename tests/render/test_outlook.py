"""The outlook in words: the same sentences on screen and on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.render import examples, set_pages
from toezichtdesk.domain.assessment import Zone
from toezichtdesk.render.outlook import sentences


def test_zone_need_expectation_and_last_moment_are_said():
    assert sentences(examples.dossier()) == (
        "Zone: achterstand groeit (zekerheid: binnen toevalsmarge).",
        "Nodig: 8 per maand om in te halen, 5 om bij te blijven.",
        "Verwacht saldo −14 ± 6 op 30-06-2026.",
        "Laatste moment om in te halen: 01-03-2026, voorbij.",
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
        "Zone: bij aan einde periode (zekerheid: binnen toevalsmarge).",
        "Nodig: 5 per maand om bij te blijven.",
    )


def test_a_last_moment_to_come_is_not_called_past():
    result = replace(examples.OUTLOOK, last_day_to_catch_up=date(2026, 5, 1))

    assert sentences(examples.dossier(outlook=result))[-1] == (
        "Laatste moment om in te halen: 01-05-2026."
    )


def test_a_period_that_is_over_has_no_outlook():
    assert sentences(examples.dossier(outlook=None)) == ()


def test_the_sheet_says_what_is_needed_and_what_to_expect():
    words = set_pages.text(examples.sheet())

    assert "Dat is nog per maand 5 / 8" in words
    assert "Verwacht eindsaldo −14 ± 6" in words
