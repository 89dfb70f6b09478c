"""The parameters of the policy and their values: parsed, stored and shown.

The shipped files in `resources/policies/` are the catalogue: each parameter with its default, unit,
source and the line of the policy text that it implements.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import (
    ContactKind,
    Fall,
    OldPolicy,
    Parameter,
    Policy,
    PolicyVersion,
    SignalFrom,
)
from toezichtdesk.paths import resource

OLD_POLICY_KEY = "old_policy_thresholds"
FALLS = {
    Fall.TO_ONE: "naar trede 1",
    Fall.ONE_STEP: "één trede omlaag",
    Fall.NONE: "blijft op deze trede",
}
SIGNALS = {
    SignalFrom.ANY: "elk tekort",
    SignalFrom.POSSIBLE: "mogelijk (buiten de toevalsmarge)",
    SignalFrom.CLEAR: "duidelijk (meer dan twee keer de marge)",
}
YES_OR_NO = {True: "ja", False: "nee"}
_NEW, _OLD = "nieuw-beleid.toml", "oud-beleid-voorbeeld.toml"
_MOST_DIGITS = 4  # digits of a share as it is stored and shown in a field
_ABOUT_THE_VERSION = ("name", "author", "motive")


def parameters_of(policy: Policy | OldPolicy) -> tuple[Parameter, ...]:
    """Return the meaning of each parameter of this kind of policy, in order."""
    file_name = _OLD if isinstance(policy, OldPolicy) else _NEW
    return tuple(
        Parameter(
            key,
            entry["label"],
            entry["unit"],
            entry["meaning"],
            entry["source"],
            entry["ground"],
            entry.get("unit_of_one", entry["unit"]),
        )
        for key, entry in _file(file_name).items()
        if key not in _ABOUT_THE_VERSION
    )


def line_of(key: str) -> str:
    """Return the line of the policy text that a parameter implements; `wording.quoted` cites it."""
    line: str = _file(_NEW)[key]["ground"]
    return line


def shipped_policy() -> Policy:
    """Return the defaults that came with the program."""
    policy = shipped()[0].policy
    if not isinstance(policy, Policy):
        raise TypeError("the first shipped version is no policy of the ladder")
    return policy


@cache
def shipped() -> tuple[PolicyVersion, ...]:
    """Return the versions that came with the program: the new policy first."""
    policies = []
    for file_name in (_NEW, _OLD):
        content = _file(file_name)
        values = {k: v["value"] for k, v in content.items() if k not in _ABOUT_THE_VERSION}
        policy = made(content["name"], values, Policy())
        policies.append(PolicyVersion(policy, content["author"], content["motive"]))
    return tuple(policies)


def made(name: str, values: Mapping[str, object], base: Policy) -> Policy | OldPolicy:
    """Return the policy with these plain values; missing ones come from `base`.

    With `old_policy_thresholds` it is a former policy, which has no other values.

    Raises:
        OfficerCanAct: a parameter does not exist, or a value cannot be read.
    """
    if OLD_POLICY_KEY in values:
        unknown = set(values) - {OLD_POLICY_KEY}
    else:
        unknown = set(values).difference(_PARAMETERS)
    if unknown:
        raise OfficerCanAct(Obstacle.UNKNOWN_PARAMETERS, parameters=", ".join(sorted(unknown)))
    if OLD_POLICY_KEY in values:
        return OldPolicy(name, _read(OLD_POLICY_KEY, values[OLD_POLICY_KEY]))
    return replace(base, name=name, **{key: _read(key, value) for key, value in values.items()})


def known_values(stored: Mapping[str, object]) -> dict[str, object]:
    """Return the stored values that this program knows: a later version may have stored more."""
    return {key: value for key, value in stored.items() if key in {*_PARAMETERS, OLD_POLICY_KEY}}


def values_of(policy: Policy | OldPolicy) -> dict[str, object]:
    """Return the parameters as JSON-compatible values, which `made` reads back."""
    if isinstance(policy, OldPolicy):
        return {OLD_POLICY_KEY: [_plain(share) for share in policy.thresholds]}
    return {key: _plain(getattr(policy, key)) for key in _PARAMETERS}


def shown(policy: Policy | OldPolicy, key: str) -> str:
    """Return the value of a parameter in Dutch."""
    if isinstance(policy, OldPolicy):
        return ", ".join(f"{wording.decimal(share * 100)} %" for share in policy.thresholds)
    value = getattr(policy, key)
    if isinstance(value, Fall):
        return FALLS[value]
    if isinstance(value, SignalFrom):
        return SIGNALS[value]
    if isinstance(value, bool):
        return YES_OR_NO[value]
    if isinstance(value, Fraction):
        return wording.decimal(value, 2)
    if isinstance(value, frozenset):
        kinds = [wording.contact_kind(kind) for kind in ContactKind if kind in value]
        return ", ".join(kinds)
    if isinstance(value, tuple):
        return "; ".join(f"{rung} {name}" for rung, name in enumerate(value, start=1))
    return str(value)


@cache
def _file(name: str) -> dict[str, Any]:
    with resource("policies", name).open("rb") as file:
        return tomllib.load(file)


def _read(key: str, value: Any) -> Any:
    read: Callable[[object], object] = _READ.get(key, _whole)
    try:
        return read(value)
    except OfficerCanAct as wrong:
        raise OfficerCanAct(
            Obstacle.VALUE_NOT_POSSIBLE, value=repr(value), label=_label(key), why=wrong.problem
        ) from wrong


def _label(key: str) -> str:
    for name in (_NEW, _OLD):
        if key in _file(name):
            return f"„{_file(name)[key]['label']}”"
    return f"„{key}”"


def _whole(value: object) -> int:
    text = str(value).strip().replace("−", "-")
    if isinstance(value, bool) or not text.removeprefix("-").isdecimal():
        raise OfficerCanAct(Obstacle.NO_WHOLE_NUMBER)
    try:
        return int(text)
    except ValueError:  # more digits than Python reads
        raise OfficerCanAct(Obstacle.NO_WHOLE_NUMBER) from None


def _share(value: object) -> Fraction:
    """Parse a share such as `1/10`, `0,1`, `0.1` or `10 %`."""
    text = str(value).strip().replace(",", ".")
    number = text.removesuffix("%").strip()
    try:
        share = Fraction(number)
    except (ValueError, ZeroDivisionError):
        raise OfficerCanAct(Obstacle.NO_SHARE) from None
    return share / 100 if text.endswith("%") else share


def _fall(value: object) -> Fall:
    try:
        return Fall(value)
    except ValueError:
        raise _none_of(Fall) from None


def _signal(value: object) -> SignalFrom:
    try:
        return SignalFrom(value)
    except ValueError:
        raise _none_of(SignalFrom) from None


def _none_of(choices: type[Enum]) -> OfficerCanAct:
    return OfficerCanAct(Obstacle.NONE_OF_THESE, choices=tuple(one.value for one in choices))


def _yes_or_no(value: object) -> bool:
    answers = {**{word: answer for answer, word in YES_OR_NO.items()}, "true": True, "false": False}
    text = str(value).strip().lower()
    if text not in answers:
        raise OfficerCanAct(Obstacle.NEITHER_YES_NOR_NO)
    return answers[text]


def _kinds(values: object) -> frozenset[ContactKind]:
    try:
        return frozenset(ContactKind(value) for value in _several(values))
    except ValueError:
        raise _none_of(ContactKind) from None


def _several(values: object) -> list[object]:
    if not isinstance(values, list | tuple | set | frozenset):
        raise OfficerCanAct(Obstacle.NO_LIST_OF_VALUES)
    return list(values)


def _text(value: object) -> str:
    return str(value).strip()


_PARAMETERS = tuple(field.name for field in fields(Policy) if field.name != "name")
_READ: dict[str, Callable[[object], object]] = {
    "fall_when_no_backlog": _fall,
    "one_rise_per_period": _yes_or_no,
    "pace_threshold": _share,
    "signal_from": _signal,
    "counting_kinds": _kinds,
    "attribution": _text,
    "rung_names": lambda names: tuple(_text(name) for name in _several(names)),
    OLD_POLICY_KEY: lambda shares: tuple(_share(share) for share in _several(shares)),
}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        decimal = wording.decimal(value, _MOST_DIGITS)
        return decimal if _share(decimal) == value else str(value)
    if isinstance(value, frozenset):
        return [kind.value for kind in ContactKind if kind in value]
    return list(value) if isinstance(value, tuple) else value
