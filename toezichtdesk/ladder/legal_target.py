"""The target by the formula of the law, to check a published one with; it never replaces it."""

from __future__ import annotations

TOLERANCE = 1  # persons that a published target may differ


def legal_target(national_target: int, inhabitants: int, national_inhabitants: int) -> int:
    """Return ⌈vg·iG/iN⌉ in persons [Huisvestingswet 2014, article 29].

    national_target: vg, the persons to be housed in the whole country in the period.
    inhabitants, national_inhabitants: iG and iN, 1 or more, on 1 January of the year before.
    """
    return -(-national_target * inhabitants // national_inhabitants)
