"""The watch over a child process ends together with its task."""

from __future__ import annotations

import sys
import threading

import pytest

from toezichtdesk import children


def test_nothing_watches_a_child_after_it_answered_in_the_middle_of_a_look(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks = threading.Event()

    def small(child: int) -> bool:
        looks.set()
        return False

    monkeypatch.setattr(children, "_LOOK_EVERY", 0.001)
    monkeypatch.setattr(children, "takes_too_much", small)
    child = children.started([sys.executable, "-c", "input()"])
    before = threading.active_count()
    try:
        for _ in range(50):
            looks.clear()
            with children.Watch(child, 60, is_counted=True) as watch:
                looks.wait()
            assert threading.active_count() == before
            assert (watch.is_late, watch.is_swollen) == (False, False)
        assert child.poll() is None
    finally:
        children.leave(child)


def test_a_child_that_takes_too_much_or_too_long_is_ended_and_it_is_known_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(children, "_LOOK_EVERY", 0.01)
    for swells in (True, False):
        monkeypatch.setattr(children, "takes_too_much", lambda child, found=swells: found)
        child = children.started([sys.executable, "-c", "input()"])
        with children.Watch(child, 0.05, is_counted=True) as watch:
            child.wait()

        assert (watch.is_swollen, watch.is_late) == (swells, not swells)
        children.leave(child)
