"""The columns of the overview: texts, sort keys and words for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import IntEnum

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.reports.answers.overview import ActionKind, NextAction, OverviewRow
from toezichtdesk.ui.lists.rows_model import Side, TableColumn

RUNG, NAME, BACKLOG, TREND, COURSE, PACE, FORECAST, CONTACT, ACTION, PROPOSAL = range(10)
GIVE_WAY = (CONTACT, COURSE, FORECAST, PACE, PROPOSAL)  # hidden in a narrow window, in this order
DAYS_OF_SHORT_DATE = 300  # a date without its year can mean only one day
_TREND_ORDER = (Trend.GROWS, Trend.EQUAL, Trend.SHRINKS, Trend.NONE)


class Attention(IntEnum):
    """The groups under "Aandacht eerst"."""

    DECIDE = 0
    LATE = 1
    GROWS = 2
    UNKNOWN = 3
    IMPROVES = 4
    LEVEL = 5


ATTENTION_WORDS = {
    Attention.DECIDE: "Beslissing nodig",
    Attention.LATE: "Te laat",
    Attention.GROWS: "Groeit of dreigt",
    Attention.UNKNOWN: "Richting onbekend",
    Attention.IMPROVES: "Slinkt of gelijk",
    Attention.LEVEL: "Bij of voor",
}


def attention(row: OverviewRow) -> Attention:
    """Return the group of the row: the first that fits."""
    if needs_decision(row):
        return Attention.DECIDE
    if is_late(row):
        return Attention.LATE
    if row.trend is Trend.GROWS or row.early_warning:
        return Attention.GROWS
    if row.trend is Trend.UNKNOWN:
        return Attention.UNKNOWN
    return Attention.LEVEL if row.trend is Trend.NONE else Attention.IMPROVES


def needs_decision(row: OverviewRow) -> bool:
    """Return whether a proposal is to be decided, or a rung to be judged again."""
    asking = (ActionKind.DECIDE, ActionKind.REASSESS)
    return any(action.kind in asking for action in row.actions)


def is_late(row: OverviewRow) -> bool:
    """Return whether something is late."""
    return any(action.is_late for action in row.actions)


def is_provisional(row: OverviewRow) -> bool:
    """Return whether the proposal can still change until the end of the period."""
    return row.proposal is not None and not needs_decision(row)


def attention_key(row: OverviewRow) -> tuple[int, int, str]:
    """Return the sort key: the group, then the backlog, largest first."""
    return (int(attention(row)), -wording.whole(row.current_backlog or 0), row.names[0])


DOUBTED = ("rung", "name", "backlog")  # what stands there of a record that may be wrong


def columns() -> tuple[TableColumn[OverviewRow], ...]:
    """Return the columns in the order of the constants of this module."""
    return (*_columns_of_municipality(), *_columns_of_figures(), *_columns_of_work())


def _columns_of_municipality() -> tuple[TableColumn[OverviewRow], ...]:
    return (
        TableColumn(
            "rung", "Trede", lambda row: str(row.rung), lambda row: row.rung,
            spoken=_say_rung, tip=_say_rung, side=Side.CENTRE, width=56,
            explanation="Trede van de interventieladder, 1 tot en met 6",
        ),
        TableColumn(
            "name", "Gemeente", lambda row: row.name, lambda row: row.names[0],
            spoken=describe, tip=_tip_name, width=140,
        ),
    )  # fmt: skip


def _columns_of_figures() -> tuple[TableColumn[OverviewRow], ...]:
    return (
        TableColumn(
            "backlog", "Achterstand", _backlog, _backlog_order,
            spoken=lambda row: f"achterstand {_backlog(row)}", tip=_tip_backlog,
            side=Side.RIGHT, width=94,
            explanation="Personen achter op de peildatum, naar rato van de taakstelling",
        ),
        TableColumn(
            "trend", "Richting", trend_text, _trend_order, spoken=trend_text, tip=_tip_trend,
            width=106, is_spare=True,
            explanation="De achterstand sinds het einde van de vorige periode",
        ),
        TableColumn(
            "course", "Verloop", lambda _row: "", _growth_order, spoken=_say_course,
            tip=_say_course, width=82,
            explanation="Achterstand aan het einde van elke periode, en nu",
        ),
        TableColumn(
            "pace", "Tempo in de periode", lambda _row: "", _pace_order, spoken=say_pace,
            tip=say_pace, width=184,
            explanation="Gehuisvest in deze periode, naast bijblijven en inhalen op de peildatum",
        ),
        TableColumn(
            "forecast", "Prognose", _forecast, _forecast_order, spoken=_say_forecast,
            tip=_say_forecast, side=Side.RIGHT, width=84,
            explanation="Verwacht saldo, in personen, aan het einde van de periode bij dit tempo",
        ),
    )  # fmt: skip


def _columns_of_work() -> tuple[TableColumn[OverviewRow], ...]:
    return (
        TableColumn(
            "contact", "Contact", _contact, _contact_order, tip=_tip_contact, width=70,
            explanation="Het laatste contact",
        ),
        TableColumn(
            "action", "Volgende actie", action_text, _action_order, tip=_tip_actions, width=0,
            spoken=lambda row: f"volgende actie: {action_text(row)}",
        ),
        TableColumn(
            "proposal", "Voorstel", proposal_text, lambda row: row.proposal, tip=_tip_proposal,
            spoken=_tip_proposal, width=94,
            explanation="De trede die volgt uit het beleid; iemand moet daarover beslissen",
        ),
    )  # fmt: skip


def describe(row: OverviewRow) -> str:
    """Return the row as one sentence, for a screen reader."""
    parts = [row.name, f"trede {row.rung}", f"achterstand {_backlog(row)}", trend_text(row)]
    parts += [_say_forecast(row)] if row.forecast else []
    parts += [] if row.has_counting_contact else ["contactplicht open"]
    if row.next_action:
        parts.append(f"volgende actie {action_text(row)}")
    return ", ".join(parts)


def trend_text(row: OverviewRow) -> str:
    """Return shape, word and growth: `▲ groeit +12`, or what it was: `● geen, was 3`."""
    word = wording.trend(row.trend)
    short = "geen" if row.trend is Trend.NONE else word.word
    if row.growth is None or row.trend is Trend.UNKNOWN or wording.whole(row.growth) == 0:
        return f"{word.shape} {short}"
    if row.trend is Trend.NONE and row.growth < 0:
        return f"{word.shape} {short}, was {wording.number(-row.growth)}"
    return f"{word.shape} {short} {wording.signed(row.growth)}"


def action_text(row: OverviewRow) -> str:
    """Return the most urgent action with its day; lateness is in words."""
    return "" if row.next_action is None else dated(row.next_action, row)


def dated(action: NextAction, row: OverviewRow) -> str:
    """Return an action with its day: `! te laat 03-03: plan ontvangen`."""
    return _with_day(action.text, action, row)


def shorter(action: NextAction, row: OverviewRow) -> Iterator[str]:
    """Yield the action in ever fewer words: without its subject, of a talk also without its hour.

    The first are all the words.
    """
    text = action.text
    yield _with_day(text, action, row)
    ends = (": ", ", ", " om ") if action.kind is ActionKind.PLANNED_TALK else (": ",)
    for end in ends:
        if end in text:
            text = text[: text.index(end)]
            yield _with_day(text, action, row)


def _with_day(text: str, action: NextAction, row: OverviewRow) -> str:
    if action.due_on is None:
        return text
    day = _short_day(action.due_on, row)
    return f"! te laat {day}: {text}" if action.is_late else f"{day} {text}"


def say_pace(row: OverviewRow) -> str:
    """Return the pace in words."""
    pace = row.pace
    if pace is None:
        return "tempo onbekend"
    words = (
        f"{wording.number(pace.realised)} van {wording.number(pace.target)} gehuisvest; "
        f"bijblijven is {wording.number(pace.keep_level)}"
    )
    if pace.catch_up is not None:
        words += f", inhalen is {wording.number(pace.catch_up)}"
    return words + " op de peildatum"


def proposal_text(row: OverviewRow) -> str:
    """Return the step proposed: `2 → 3`, in brackets while it is provisional."""
    if row.proposal is None:
        return ""
    step = f"{row.rung} → {row.proposal}"
    return f"({step})" if is_provisional(row) else step


def _backlog(row: OverviewRow) -> str:
    return "onbekend" if row.current_backlog is None else wording.number(row.current_backlog)


def _backlog_order(row: OverviewRow) -> int | None:
    return row.current_backlog


def _trend_order(row: OverviewRow) -> int | None:
    if row.trend not in _TREND_ORDER:
        return None
    growth = row.growth or 0
    return _TREND_ORDER.index(row.trend) * 1_000_000 - growth


def _growth_order(row: OverviewRow) -> int | None:
    return row.growth


def _pace_order(row: OverviewRow) -> float | None:
    if row.pace is None or not row.pace.keep_level:
        return None
    return row.pace.realised / row.pace.keep_level


def _forecast(row: OverviewRow) -> str:
    forecast = row.forecast
    return "" if forecast is None else f"{wording.signed(forecast.balance)} ±{forecast.spread}"


def _forecast_order(row: OverviewRow) -> float | None:
    return None if row.forecast is None else float(row.forecast.balance)


def _say_forecast(row: OverviewRow) -> str:
    forecast = row.forecast
    if forecast is None or row.standing is None:
        return "geen prognose"
    last = wording.day(row.standing.period.last_day)
    return f"prognose {wording.balance(forecast.balance)}, plus of min {forecast.spread}, op {last}"


def _contact(row: OverviewRow) -> str:
    if row.last_contact is None:
        return "nog geen"
    return _short_day(row.last_contact, row)


def _short_day(day: date, row: OverviewRow) -> str:
    """Return the day, without its year where that is unambiguous."""
    reference = row.standing.reference_date if row.standing else day
    is_near = abs((reference - day).days) < DAYS_OF_SHORT_DATE
    return day.strftime("%d-%m") if is_near else wording.day(day)


def _contact_order(row: OverviewRow) -> int:
    return 0 if row.last_contact is None else row.last_contact.toordinal()


def _action_order(row: OverviewRow) -> int | None:
    action = row.next_action
    if action is None:
        return None
    if action.is_late and action.due_on is not None:
        return action.due_on.toordinal() - date.max.toordinal()
    return 0 if action.due_on is None else action.due_on.toordinal()


def _say_rung(row: OverviewRow) -> str:
    if row.rung_since is None:
        return f"trede {row.rung}, nog geen besluit vastgelegd"
    return f"trede {row.rung} sinds {wording.day(row.rung_since)}"


def _tip_name(row: OverviewRow) -> str:
    head = f"{row.name} ({row.code}), {row.province}\n{ATTENTION_WORDS[attention(row)]}"
    return f"{head}\nLaatste contact: {_tip_contact(row)}"


def _tip_backlog(row: OverviewRow) -> str:
    stand = row.standing
    if stand is None:
        return "Er zijn nog geen cijfers van deze gemeente."
    lines = [f"Stand {wording.day(stand.reference_date)} ({stand.period})"]
    if stand.balance_to_date is not None:
        lines.append(f"Tot de peildatum: {wording.balance(stand.balance_to_date)}")
    if stand.balance is not None:
        lines.append(f"Over de hele taakstelling: {wording.balance(stand.balance)}")
    return "\n".join(lines)


def _tip_trend(row: OverviewRow) -> str:
    words = str(wording.trend(row.trend))
    if row.growth is None:
        return words
    return f"{words}\n{wording.signed(row.growth)} sinds het einde van de vorige periode"


def _say_course(row: OverviewRow) -> str:
    steps = (
        f"{period}: {'onbekend' if value is None else wording.number(value)}"
        for period, value in row.backlogs
    )
    return "Achterstand per periode\n" + "\n".join(steps)


def _tip_contact(row: OverviewRow) -> str:
    met = "voldaan" if row.has_counting_contact else "nog open"
    last = "nog geen contact" if row.last_contact is None else wording.long_day(row.last_contact)
    return f"{last}\nContactplicht in deze periode: {met}"


def _tip_actions(row: OverviewRow) -> str:
    return "\n".join(dated(action, row) for action in row.actions)


def _tip_proposal(row: OverviewRow) -> str:
    if row.proposal is None:
        return "geen voorstel"
    kind = "voorlopig voorstel" if is_provisional(row) else "voorstel"
    return f"{kind} van trede {row.rung} naar trede {row.proposal}"


CHOICES: tuple[tuple[str, Callable[[OverviewRow], bool]], ...] = (
    ("Alle gemeenten", lambda _row: True),
    *(
        (f"Trede {rung}", lambda row, rung=rung: row.rung == rung)
        for rung in range(LOWEST_RUNG, HIGHEST_RUNG + 1)
    ),
    ("Beslissing nodig", needs_decision),
    ("Te laat", is_late),
    ("Groeit of dreigt", lambda row: row.trend is Trend.GROWS or row.early_warning),
    ("Contactplicht open", lambda row: not row.has_counting_contact),
)
ORDERS: tuple[tuple[str, Callable[[OverviewRow], tuple[int, int, str]]], ...] = (
    ("Aandacht eerst", attention_key),
    ("Alfabetisch", lambda row: (0, 0, row.names[0])),
    ("Hoogste trede", lambda row: (-row.rung, 0, row.names[0])),
    (
        "Grootste achterstand",
        lambda row: (0, -wording.whole(row.current_backlog or 0), row.names[0]),
    ),
    ("Langst geen contact", lambda row: (_contact_order(row), 0, row.names[0])),
)
