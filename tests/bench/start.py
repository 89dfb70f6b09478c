"""Start: from the process to the shown and filled first page of 342 municipalities."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench.material import TODAY, Material
from tests.bench.measure import Line, drive, in_turn
from tests.screen import begin_screen

PLATFORMS = ("offscreen", "xcb")


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Measure both platforms; xcb only where Xvfb can be started."""
    for platform in PLATFORMS:
        what = f"start to shown and filled first page, 342 municipalities, {platform}"
        if platform == "xcb" and not shutil.which("Xvfb"):
            yield Line(what, note="skipped: there is no Xvfb")
            continue
        with _screen(platform) as environment:
            found: list[dict[str, float]] = []

            def ours(environment: dict[str, str] = environment, found: list = found) -> float:
                found.append(json.loads(drive("start", material.filled, TODAY, **environment)))
                return found[-1].get("first", found[-1]["filled"])

            def floor(environment: dict[str, str] = environment) -> float:
                return json.loads(drive("bare_window", **environment))["ms"]

            ours()  # so that there is a list of the last time, as on every day but the first
            times, floors = in_turn(ours, floor, runs)
        note = "the list of the last time, under the seal of the record; bare window with table"
        yield Line(what, times, floors, "<= 3", note)
        now = [each["filled"] for each in found[-runs:]]
        rows = {each["rows"] for each in found}
        yield Line(f"until the list of now, {platform}", now, floors, note=f"rows {rows}")


@contextmanager
def _screen(platform: str) -> Iterator[dict[str, str]]:
    environment = {"QT_QPA_PLATFORM": platform}
    if platform != "xcb":
        yield environment
        return
    screen, display = begin_screen("1920x1080x24")
    try:
        yield environment | {"DISPLAY": display}
    finally:
        screen.terminate()
        screen.wait()
