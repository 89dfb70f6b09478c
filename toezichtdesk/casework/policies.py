"""Setting a new version of the policy, or keeping the former one to compare with.

A version is never changed or taken away: decisions name the version they were taken under, and
keep its reasons. Another value is another version.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, func, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.casework.early_warnings import open_warnings
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import DecisionKind, Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import OldPolicy, Policy, problems
from toezichtdesk.domain.policy_effects import ParameterChange, TrialCount, VersionEffects
from toezichtdesk.reports.judging.backtest import judge_history, trial_count
from toezichtdesk.reports.policies import policy_on, versions
from toezichtdesk.reports.policy_values import made, parameters_of, shown, values_of
from toezichtdesk.store import schema


def add_version(
    connection: Connection,
    by: Signature,
    name: str,
    valid_from: date,
    motive: str,
    parameters: Mapping[str, object],
) -> int:
    """Keep a new version of the policy; return the number of the act.

    parameters: plain values by the field of `Policy`; what is not named stays as in the version
    valid on that day. With `old_policy_thresholds` it is a former policy: only to compare with.

    Raises:
        OfficerCanAct: no name or motive, a name that is in use, values that cannot be, or a first
            day before a decision that was already taken.
    """
    name, motive = " ".join(name.split()), motive.strip()
    _check_words(connection, name, motive)
    policy = checked(connection, name, valid_from, parameters)
    if isinstance(policy, Policy):
        _check_first_day(connection, valid_from)
    act = journal.write(
        connection,
        by,
        Act.ADD_POLICY_VERSION,
        _summary(policy, valid_from),
        name=name,
        valid_from=valid_from,
        motive=motive,
        changes=_changes(policy_on(connection, valid_from), policy),
    )
    version = {"name": name, "valid_from": valid_from, "author": by.officer, "motive": motive}
    connection.execute(
        insert(schema.policy_version).values(**version, parameters=values_of(policy), act=act)
    )
    if isinstance(policy, Policy):
        open_warnings(connection, by, act)
    return act


def try_values(
    connection: Connection,
    name: str,
    valid_from: date,
    parameters: Mapping[str, object],
    today: date,
) -> TrialCount:
    """Return what these values would have proposed, beside the policy of today.

    Nothing is kept.

    Raises:
        OfficerCanAct: a value that cannot be read or cannot be.
    """
    tried = checked(connection, name, valid_from, parameters)
    in_force = policy_on(connection, today)
    rows = judge_history(connection, tried, in_force, today=today)
    return trial_count(rows, "", in_force.name)


def effects_of(
    connection: Connection,
    name: str,
    valid_from: date,
    motive: str,
    parameters: Mapping[str, object],
    today: date,
) -> VersionEffects:
    """Return what setting this version of the ladder brings about; nothing is kept.

    Raises:
        OfficerCanAct: what `add_version` refuses is refused here too.
    """
    name = " ".join(name.split())
    _check_words(connection, name, motive.strip())
    policy = checked(connection, name, valid_from, parameters)
    _check_first_day(connection, valid_from)
    before = policy_on(connection, valid_from)
    values = (
        (each.label, shown(before, each.key), shown(policy, each.key))
        for each in parameters_of(policy)
    )
    changes = tuple(ParameterChange(*each) for each in values if each[1] != each[2])
    rows = judge_history(connection, policy, before, today=today)
    return VersionEffects(
        before.name,
        None if valid_from <= today else valid_from,
        changes,
        trial_count(rows, name, before.name),
    )


def checked(
    connection: Connection, name: str, valid_from: date, parameters: Mapping[str, object]
) -> Policy | OldPolicy:
    """Return the policy that these values make from that day, without keeping it.

    Raises:
        OfficerCanAct: a value that cannot be read or cannot be.
    """
    policy = made(name, parameters, policy_on(connection, valid_from))
    wrong = problems(policy)
    if wrong:
        raise OfficerCanAct(Obstacle.POLICY_NOT_POSSIBLE, problems=wrong)
    return policy


def _check_words(connection: Connection, name: str, motive: str) -> None:
    if not name:
        raise OfficerCanAct(Obstacle.VERSION_WITHOUT_NAME)
    if not motive:
        raise OfficerCanAct(Obstacle.VERSION_WITHOUT_MOTIVE, name=name)
    if name.casefold() in {version.name.casefold() for version in versions(connection)}:
        raise OfficerCanAct(Obstacle.VERSION_NAME_TAKEN, name=name)


def _check_first_day(connection: Connection, valid_from: date) -> None:
    table = schema.decision
    last = connection.execute(
        select(func.max(table.c.decided_on)).where(table.c.kind != DecisionKind.START.value)
    ).scalar()
    if last is not None and valid_from < last:
        raise OfficerCanAct(Obstacle.VERSION_BEFORE_DECISION, valid_from=valid_from, last=last)


def _summary(policy: Policy | OldPolicy, valid_from: date) -> str:
    if isinstance(policy, OldPolicy):
        return f"Vorig beleid „{policy.name}” vastgelegd om mee te vergelijken."
    return f"Beleidsversie „{policy.name}” vastgesteld, geldig vanaf {wording.day(valid_from)}."


def _changes(before: Policy, after: Policy | OldPolicy) -> dict[str, list[object]]:
    """Return per parameter the value before and after; a former policy has none before."""
    old = values_of(before)
    return {
        key: [old.get(key), value]
        for key, value in values_of(after).items()
        if old.get(key) != value
    }
