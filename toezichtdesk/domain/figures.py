"""Figures of a municipality, and the arithmetic of a stand (domain, section 2). Whole persons."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property

from toezichtdesk.domain.period import Period, last_day_counted


class Measure(Enum):
    """What a figure counts; the value is the code in the store."""

    __hash__ = object.__hash__  # Enum's own is Python code, run for every figure of a sheet

    TARGET = 1
    OPENING_BALANCE = 2
    TOTAL_TASK = 3
    REALISED = 4


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure came from: the act that recorded it, and the cell it was read from.

    cell: sheet and address, `Blad1!C14`; empty when it was typed.
    """

    act: int
    file_name: str
    cell: str
    recorded_on: date


@dataclass(frozen=True, slots=True)
class Figure:
    """One recorded number, in persons, as counted on the reference date."""

    municipality: str
    period: Period
    measure: Measure
    reference_date: date
    value: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class TwoBalances:
    """One balance of which two statements say something else, in persons.

    period: the half-year that begins with it. closing: what the period before ended on; opening:
    what was given for this one. counts: the one of the two that was supplied last, or that the
    officer chose. reason: why the officer chose it; empty while the difference is open.
    is_task: the opening follows from a target and a total task, and counts only once chosen.
    """

    period: Period
    closing: int
    opening: int
    counts: int
    reason: str = ""
    is_task: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the officer still has to say which of the two is right."""
        return not self.reason


@dataclass(frozen=True)  # no slots: what is reckoned once is kept (cached_property)
class Standing:
    """The figures of one municipality in one period, as counted on the reference date.

    target N, opening_balance S0, total_task G and realised R in persons; None is unknown.
    Use `standing` to make one: it fills in what follows from G = N - S0.
    supplied: the newest act among those that supplied what the balance follows from.
    two_balances: the two statements of the opening balance, where they differ.
    """

    period: Period
    reference_date: date
    target: int | None = None
    opening_balance: int | None = None
    total_task: int | None = None
    realised: int | None = None
    supplied: int = field(default=0, compare=False)
    two_balances: TwoBalances | None = field(default=None, compare=False)

    @cached_property
    def elapsed(self) -> Fraction:
        """f: the share of the period covered, from 0 to 1."""
        return self.period.elapsed(self.reference_date)

    @cached_property
    def is_final(self) -> bool:
        """Whether the stand covers the whole period, so that S(t) = S."""
        return self.period.is_closed_by(self.reference_date)

    @property
    def month_counted(self) -> int:
        """The month of the last day counted, 1 to 12: a stand of 1 March is of February."""
        return last_day_counted(self.reference_date).month

    @property
    def balance(self) -> int | None:
        """S = R - G, over the whole target; positive is a lead."""
        if self.realised is None or self.total_task is None:
            return None
        return self.realised - self.total_task

    @cached_property
    def balance_to_date(self) -> int | None:
        """S(t) = S0 + R - K(t), in persons; equal to S at the end of the period."""
        if self.is_final:
            return self.balance
        if self.realised is None or self.keep_level is None or self.opening_balance is None:
            return None
        return self.opening_balance + self.realised - self.keep_level

    @property
    def backlog(self) -> int | None:
        """A = max(0, -S), in persons."""
        return None if self.balance is None else max(0, -self.balance)

    @property
    def lead(self) -> int | None:
        """V = max(0, S), in persons."""
        return None if self.balance is None else max(0, self.balance)

    @cached_property
    def backlog_to_date(self) -> int | None:
        """max(0, -S(t)): the figure by which this period is compared with earlier ones."""
        return None if self.balance_to_date is None else max(0, -self.balance_to_date)

    @property
    def backlog_before(self) -> int | None:
        """A0 = max(0, -S0): the backlog at the end of the period before."""
        return None if self.opening_balance is None else max(0, -self.opening_balance)

    @property
    def lead_before(self) -> int | None:
        """max(0, S0): the lead at the end of the period before."""
        return None if self.opening_balance is None else max(0, self.opening_balance)

    @cached_property
    def keep_level(self) -> int | None:
        """Bijblijven: K(t) = ⌊N·f⌋ persons, with which the backlog stays what it was.

        Nobody can house a part of a person, and no municipality is reproached one.
        """
        return None if self.target is None else whole_persons(self.target, self.elapsed)

    @property
    def catch_up(self) -> int | None:
        """Inhalen: ⌊G·f⌋ persons, with which the backlog is gone at the end of the period."""
        return None if self.total_task is None else whole_persons(self.total_task, self.elapsed)


def whole_persons(persons: int, share: Fraction) -> int:
    """Return the whole persons in a share of so many: rounded down."""
    return persons * share.numerator // share.denominator


def standing(
    period: Period,
    reference_date: date,
    *,
    target: int | None = None,
    opening_balance: int | None = None,
    total_task: int | None = None,
    realised: int | None = None,
    supplied: int = 0,
    two_balances: TwoBalances | None = None,
) -> Standing:
    """Return the stand with the third of N, S0 and G filled in when two of them are known.

    All three given: G as given is kept, for it is what was published.
    supplied, two_balances: as `Standing`.
    """
    if total_task is None and target is not None and opening_balance is not None:
        total_task = target - opening_balance
    elif opening_balance is None and target is not None and total_task is not None:
        opening_balance = target - total_task
    elif target is None and total_task is not None and opening_balance is not None:
        target = total_task + opening_balance
    return Standing(
        period,
        reference_date,
        target,
        opening_balance,
        total_task,
        realised,
        supplied,
        two_balances,
    )
