"""Each duty is said with its values: what there is to do, and on what it rests."""

from __future__ import annotations

from datetime import date

import pytest

from toezichtdesk.domain.assessment import Reason, ReasonCode, Rule, WarningCause
from toezichtdesk.domain.casefile import (
    Horizon,
    Judgement,
    Party,
    PlanDates,
    PlanMeasure,
)
from toezichtdesk.domain.duties import DutyCode
from toezichtdesk.domain.figures import Measure, Standing, TwoBalances
from toezichtdesk.domain.lapsed_ground import LapsedBy, LapsedGround
from toezichtdesk.domain.own_count import OwnCount
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import Talk
from toezichtdesk.domain.terms import (
    FileItem,
    FileItemKind,
    TermClock,
    TermEvent,
    TermEventKind,
    TermState,
)
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.record.putting_off import work_of

DAY, LATER = date(2026, 3, 2), date(2026, 5, 1)
PERIOD = Period(2026, 1)
REASON = Reason(ReasonCode.NO_FIGURES)
CLOCK = TermClock(TermState.RUNNING, DAY, 175, 182, date(2026, 8, 31), ((4, 175),))
PASSED = TermClock(TermState.PASSED, DAY, 183, 182, date(2026, 8, 31), ((4, 183),))
LETTER = FileItem("GM0503", FileItemKind.NOTICE, DAY, "B-1", due_on=LATER)
LAPSED = LapsedGround(1, DAY, 1, 2, LapsedBy.UNDONE, Standing(PERIOD, LATER))
PLAN = {
    "dates": PlanDates(DAY, LATER, DAY, DAY, Judgement.SUFFICIENT),
    "since": DAY,
    "line": "een plan",
}
COUNTED = {
    "period": PERIOD,
    "counted": 0,
    "wanted": 2,
    "policy": "v1",
    "line": "twee keer",
}
TALKS = COUNTED | {
    "missed": (Period(2025, 2),),
    "counts_too": True,
    "coming": Talk(LATER, ContactKind.VISIT, ("GM0503",)),
}
FIGURES = {"period": PERIOD, "reason": REASON}
VALUES: dict[DutyCode, dict[str, object]] = {
    DutyCode.DECIDE: {
        "rung": 2,
        "outcome": 3,
        "reason": REASON,
        "rule": Rule.GROWING_BACKLOG,
        "policy": "v1",
    },
    DutyCode.JUDGE_AGAIN: {"lapsed": LAPSED},
    DutyCode.PLACE_AFTER_MERGER: {"merged_on": DAY, "reason": REASON},
    DutyCode.RECORD_DECISION: {"rung": 4},
    DutyCode.PLACE_AFTER_TERM: {
        "ending": TermEvent(1, "GM0503", TermEventKind.WITHDRAWN, DAY, "vervuld")
    },
    DutyCode.GUIDELINE_PASSED: {"term": PASSED, "line": "een half jaar"},
    DutyCode.GUIDELINE_NEAR: {"term": CLOCK, "line": "een half jaar"},
    DutyCode.ANSWER_TO_NOTICE: {"letter": LETTER},
    DutyCode.COMPLIANCE: {"letter": LETTER},
    DutyCode.WARNING: {
        "cause": WarningCause.BACKLOG_GROWS,
        "grounds": "Vier te weinig.",
        "newer": None,
        "newer_cause": WarningCause.BACKLOG_GROWS,
        "line": "het tempo",
    },
    DutyCode.REQUEST_PLAN: {"rung": 3, "rung_since": DAY, "since": DAY, "line": "een plan"},
    DutyCode.RECEIVE_PLAN: {
        "dates": PLAN["dates"],
        "due_on": LATER,
        "term_days": 60,
        "policy": "v1",
        "line": "een plan",
    },
    DutyCode.JUDGE_PLAN: PLAN,
    DutyCode.SUPPLEMENT_PLAN: PLAN,
    DutyCode.COMPLETE_PLAN: {
        "dates": PLAN["dates"],
        "horizons": (Horizon.SHORT_TERM,),
        "since": DAY,
    },
    DutyCode.ADOPT_PLAN: PLAN,
    DutyCode.AGREEMENT: {"party": Party.PROVINCE, "agreed": "een brief", "made_on": DAY},
    DutyCode.MEASURE: {"measure": PlanMeasure("Kamers", Horizon.SHORT_TERM, "wonen")},
    DutyCode.PLANNED_TALK: {
        "talk": Talk(DAY, ContactKind.VISIT, ("GM0503",), counterpart="de wethouder"),
        "is_past": True,
    },
    DutyCode.FOLLOW_UP: {"follow_up": "", "held_on": DAY, "contact": ContactKind.EMAIL},
    DutyCode.PROGRESS_TALK: TALKS,
    DutyCode.SUPERVISION_TALK: TALKS | {"missed": (), "counts_too": False, "coming": None},
    DutyCode.CONTACT: COUNTED | {"owed": 2},
    DutyCode.BALANCE: {"two": TwoBalances(PERIOD, -4, 3, 3)},
    DutyCode.OWN_COUNT: {
        "own": OwnCount("GM0503", PERIOD, DAY, 9, "een verhuizing", LATER),
        "coa": None,
    },
    DutyCode.IMPORT_REALISED: {"reason": REASON},
    DutyCode.COMPLETE_TARGET: FIGURES,
    DutyCode.COMPLETE_BALANCE: {"period": PERIOD, "municipalities": ("Delft", "Zeist")},
    DutyCode.KIND_ALONE: {"kind": "afspraak"},
}
SAID: dict[DutyCode, tuple[str, str]] = {
    DutyCode.DECIDE: (
        "Beslissen over het voorstel: van trede 2 naar 3",
        (
            "Er zijn nog geen cijfers van deze gemeente. Beleid (v1): „Gemeenten met een "
            "groeiende achterstand stijgen op de interventieladder”."
        ),
    ),
    DutyCode.JUDGE_AGAIN: (
        "Cijfers onder het besluit van 02-03-2026 gewijzigd: opnieuw beoordelen",
        (
            "De cijfers onder het besluit van 02-03-2026, van 2026-I (stand 01-05-2026, t/m "
            "30-04-2026), zijn ongedaan gemaakt. Besloten is trede 2. Beoordeel of het besluit zo "
            "kan blijven."
        ),
    ),
    DutyCode.PLACE_AFTER_MERGER: (
        "Trede bepalen na de herindeling van 02-03-2026",
        "Er zijn nog geen cijfers van deze gemeente.",
    ),
    DutyCode.RECORD_DECISION: (
        "Besluit voor trede 4 vastleggen, met zijn datum",
        (
            "Trede 4 staat in een geïmporteerd blad zonder datum. Zolang de besluitdatum niet is "
            "vastgelegd, loopt er geen termijn."
        ),
    ),
    DutyCode.PLACE_AFTER_TERM: (
        "Trede bepalen: ingetrokken op 02-03-2026",
        "Vooraankondiging of besluit ingetrokken. Reden: vervuld.",
    ),
    DutyCode.GUIDELINE_PASSED: (
        "Richtpunt van een half jaar voor trede 4, 5 en 6: bereikt op 31-08-2026 (1 dag geleden)",
        (
            "Dag 183 sinds 02-03-2026; richtpunt van een half jaar voor trede 4, 5 en 6: "
            "bereikt op 31-08-2026 (1 dag geleden). Beleid: „een half jaar”."
        ),
    ),
    DutyCode.GUIDELINE_NEAR: (
        "Richtpunt trede 4, 5 en 6 nadert (dag 175 van 182)",
        (
            "Dag 175 van 182 sinds 02-03-2026; richtpunt van een half jaar voor trede 4, 5 en 6: "
            "31-08-2026 (nog 7 dagen). Beleid: „een half jaar”."
        ),
    ),
    DutyCode.ANSWER_TO_NOTICE: (
        "Zienswijze op het voornemen nagaan",
        "Voornemen van 02-03-2026, kenmerk B-1, termijn tot en met 01-05-2026.",
    ),
    DutyCode.COMPLIANCE: (
        "Naleving van het besluit nagaan",
        "Voornemen van 02-03-2026, kenmerk B-1, termijn tot en met 01-05-2026.",
    ),
    DutyCode.WARNING: (
        "Contact opnemen: achterstand groeit",
        "Vier te weinig. Beleid: „het tempo”.",
    ),
    DutyCode.REQUEST_PLAN: (
        "Verbeterplan vragen",
        (
            "Op trede 3 sinds 02-03-2026; er is nog geen verbeterplan gevraagd. Het beleid noemt "
            "hiervoor geen termijn. Beleid: „een plan”."
        ),
    ),
    DutyCode.RECEIVE_PLAN: (
        "Verbeterplan ontvangen",
        (
            "Gevraagd op 02-03-2026; termijn tot en met 01-05-2026 (bij het verzoek gesteld). "
            "Beleid: „een plan”."
        ),
    ),
    DutyCode.JUDGE_PLAN: (
        "Verbeterplan beoordelen",
        (
            "Ontvangen op 02-03-2026; nog niet beoordeeld. Het beleid noemt hiervoor geen "
            "termijn. Beleid: „een plan”."
        ),
    ),
    DutyCode.SUPPLEMENT_PLAN: (
        "Aangevuld verbeterplan vragen",
        (
            "Beoordeeld op 02-03-2026: voldoende. Het beleid noemt hiervoor geen termijn. "
            "Beleid: „een plan”."
        ),
    ),
    DutyCode.COMPLETE_PLAN: (
        "Maatregelen ontbreken in verbeterplan: korte termijn",
        (
            "Beoordeeld op 02-03-2026: voldoende; van deze soort staat er geen maatregel in. Het "
            "beleid noemt hiervoor geen termijn. Beleid: „Dit verbeterplan bevat uitvoerbare "
            "maatregelen voor de korte en middellange termijn, en maatregelen om herhaling in de "
            "toekomst te voorkomen”."
        ),
    ),
    DutyCode.ADOPT_PLAN: (
        "Vaststelling verbeterplan navragen",
        (
            "Beoordeeld op 02-03-2026: voldoende; nog niet vastgesteld door de gemeente. Het "
            "beleid noemt hiervoor geen termijn. Beleid: „een plan”."
        ),
    ),
    DutyCode.AGREEMENT: (
        "Afspraak provincie: een brief",
        "Afspraak van 02-03-2026.",
    ),
    DutyCode.MEASURE: (
        "Maatregel nagaan: Kamers (zonder datum)",
        "Maatregel uit het verbeterplan (korte termijn, wonen); stand: voorgenomen.",
    ),
    DutyCode.PLANNED_TALK: (
        "Bezoek",
        (
            "Gepland op 02-03-2026 met de wethouder. De dag is voorbij: leg het contact vast, "
            "verplaats het of laat het vervallen."
        ),
    ),
    DutyCode.FOLLOW_UP: (
        "Vervolgcontact",
        "Vervolg op het contact van 02-03-2026 (e-mail).",
    ),
    DutyCode.PROGRESS_TALK: (
        "Voortgangsgesprek voeren",
        (
            "In 2026-I is er nog geen voortgangsgesprek geweest. Beleid: „Bij gemeenten op trede "
            "1 (de laagste trede) vinden standaard voortgangsgesprekken over de huisvesting "
            "plaats”. Niet gesproken in 2025-II. Dit gesprek telt ook als contact. Contacten die "
            "tellen in 2026-I: 0 van 2 (v1). Beleid: „twee keer”. Gepland op 01-05-2026."
        ),
    ),
    DutyCode.SUPERVISION_TALK: (
        "Toezichtgesprek voeren",
        (
            "In 2026-I is er nog geen toezichtgesprek geweest. Beleid: „Op trede 2 en hoger "
            "vinden altijd bestuurlijke of ambtelijke toezichtgesprekken plaats”."
        ),
    ),
    DutyCode.CONTACT: (
        "Contact opnemen voor de contactplicht: nog 2 van 2",
        "Contacten die tellen in 2026-I: 0 van 2 (v1). Beleid: „twee keer”.",
    ),
    DutyCode.BALANCE: (
        "Beginsaldo 2026-I vaststellen: −4 of +3",
        (
            "Het eindsaldo van 2025-II is −4; voor 2026-I is een beginsaldo van +3 opgegeven. Nu "
            "telt +3, de laatste opgave."
        ),
    ),
    DutyCode.OWN_COUNT: (
        "Verschil in telling oplossen: gemeente 9, COA geen opgave (stand 02-03-2026)",
        (
            "Over 2026-I telt de gemeente 9, COA geen opgave (stand 02-03-2026). Reden: een "
            "verhuizing. Overeenstemming uiterlijk op 01-05-2026."
        ),
    ),
    DutyCode.IMPORT_REALISED: (
        "Realisatiecijfers importeren",
        "Er zijn nog geen cijfers van deze gemeente.",
    ),
    DutyCode.COMPLETE_TARGET: (
        "Taakstelling 2026-I aanvullen",
        "Er zijn nog geen cijfers van deze gemeente.",
    ),
    DutyCode.COMPLETE_BALANCE: (
        "Beginsaldo 2026-I aanvullen: richting onbekend",
        "Deze cijfers ontbreken van 2 gemeenten: Delft en Zeist.",
    ),
    DutyCode.KIND_ALONE: ("Afspraak", ""),
}


def test_every_duty_has_its_words() -> None:
    assert set(VALUES) == set(SAID) == set(DutyCode)


@pytest.mark.parametrize("code", DutyCode, ids=lambda code: code.value)
def test_a_duty_is_said_with_its_values(code: DutyCode) -> None:
    action = NextAction(ActionKind.DECIDE, (), code, tuple(VALUES[code].items()))

    assert (action.text, action.ground) == SAID[code]


@pytest.mark.parametrize(
    ("kind", "about", "stored"),
    [
        (ActionKind.AGREEMENT, (12,), '["AGREEMENT", 12]'),
        (ActionKind.COMPLETE_FIGURES, (Measure.REALISED,), '["COMPLETE_FIGURES", "REALISED"]'),
        (ActionKind.BALANCE, (PERIOD,), '["BALANCE", "2026-I"]'),
    ],
)
def test_work_that_was_put_off_is_known_whatever_its_words(
    kind: ActionKind, about: tuple[object, ...], stored: str
) -> None:
    assert {work_of(NextAction(kind, about, code)) for code in DutyCode} == {stored}
