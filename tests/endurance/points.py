"""Injects a kill or a disk fault at every single call of a piece of work, in turn.

strace lets the n-th call of a process fail. It counts for each process by itself, so that one
strace can try every point: a process that is to fail at its k-th call first makes n - k calls that
mean nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.endurance import scenarios
from tests.endurance.scenarios import Scenario

LAST = 2000  # the call of a process that fails: more than any piece of work makes
ROOT = Path(__file__).parents[2]
ENGLISH = ("error", "failed", "denied", "no space", "input/output", "errno", "disk", "file ")


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at a call. spec: as strace says it; for_good: also at all calls after it."""

    name: str
    spec: str
    for_good: bool = False


KILL = Fault("kill", "signal=KILL")
FULL = Fault("ENOSPC", "error=ENOSPC", for_good=True)
BROKEN = Fault("EIO", "error=EIO")
FAULTS = {fault.name: fault for fault in (KILL, FULL, BROKEN)}
CALLS = {
    "write": ("pwrite64", "write"),
    "sync": ("fdatasync", "fsync"),
    "name": ("link", "rename", "unlink", "ftruncate"),
}


@dataclass(slots=True)
class Found:
    """What came of all points of one kind of call. bad: what was not right, in words."""

    points: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)


def has_strace() -> bool:
    """Return whether faults can be made on this machine."""
    return sys.platform == "linux" and shutil.which("strace") is not None


def run(scenario: str, call: str, fault: str, every: int = 1) -> Found:
    """Try the points of one call in one piece of work. every: 1 is all of them."""
    with tempfile.TemporaryDirectory(prefix="uithouding-") as name:
        folder = Path(name)
        at = f"{LAST}{'+' if FAULTS[fault].for_good else ''}"
        log = folder / "calls.txt"
        command = ["strace", "-f", "-qq", "-o", str(log), f"--trace={call}"]
        command += [f"--inject={call}:{FAULTS[fault].spec}:when={at}"]
        command += [sys.executable, "-B", "-m", "tests.endurance.points"]
        command += [scenario, call, str(folder), str(every)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{scenario} {call} {fault}: {done.stderr[-2000:]}")
        document = json.loads(done.stdout.splitlines()[-1])
    return Found(document["points"], Counter(document["outcomes"]), document["bad"])


def try_points(scenario: Scenario, call: str, folder: Path, every: int) -> Found:
    """Under strace: do the work with the fault at its first call, its second, until none is hit."""
    result = Found()
    ready = folder / "klaar"
    ready.mkdir()
    scenario.prepare(ready)
    point = 1
    while True:
        place = folder / f"punt-{point}"
        shutil.copytree(ready, place)
        hits = _hits(folder)
        outcome = _in_child(lambda place=place, at=point: _work(scenario, call, place, at))
        if _hits(folder) == hits:
            return result
        verdict = _in_child(lambda place=place, said=outcome: scenario.judge(place, said))
        result.points += 1
        result.outcomes[outcome.split(":")[0]] += 1
        words = outcome.casefold().replace(str(folder), "")
        if verdict != "ok" or outcome.startswith("crashed") or any(e in words for e in ENGLISH):
            result.bad.append(f"point {point}: {outcome} → {verdict}")
        shutil.rmtree(place)
        point += every


def _work(scenario: Scenario, call: str, place: Path, point: int) -> str:
    _burn(call, LAST - point, place.parent)
    return scenarios.said(scenario, place)


def _burn(call: str, times: int, folder: Path) -> None:
    """Make calls that mean nothing, so that the one that fails is the wanted one."""
    spare = folder / "telraam"
    handle = os.open(spare, os.O_CREAT | os.O_RDWR)
    for _ in range(times):
        if call == "pwrite64":
            os.pwrite(handle, b"x", 0)
        elif call == "write":
            os.write(handle, b"x")
        elif call == "fdatasync":
            os.fdatasync(handle)
        elif call == "fsync":
            os.fsync(handle)
        elif call == "ftruncate":
            os.ftruncate(handle, 0)
        else:
            _burn_name(call, folder)
    os.close(handle)


def _burn_name(call: str, folder: Path) -> None:
    missing = folder / "bestaat-niet"
    try:
        {"link": os.link, "rename": os.rename}[call](missing, folder / "ook-niet")
    except KeyError:
        try:
            missing.unlink()
        except FileNotFoundError:
            return
    except FileNotFoundError:
        return


def _in_child(work: Callable[[], str]) -> str:
    """Return what the work says in a process of its own, `killed` when it was."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            text = work()
        except BaseException as error:  # noqa: BLE001 - it is what we look for
            text = f"crashed: {type(error).__name__}: {error}"
        _say(writer, text)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        text = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    return "killed" if os.WIFSIGNALED(status) else text


def _say(writer: int, said: str) -> None:
    """Write to the pipe by a call that no fault is made for."""
    os.writev(writer, [said.encode()])


def _hits(folder: Path) -> int:
    text = (folder / "calls.txt").read_bytes()
    return text.count(b"(INJECTED)") + text.count(b"killed by SIGKILL")


def main() -> int:
    """Be the process that strace watches."""
    scenario, call, folder, every = sys.argv[1:]
    result = try_points(scenarios.SCENARIOS[scenario], call, Path(folder), int(every))
    values = {"points": result.points, "outcomes": result.outcomes, "bad": result.bad}
    os.writev(sys.stdout.fileno(), [f"{json.dumps(values)}\n".encode()])
    return 0


if __name__ == "__main__":
    sys.exit(main())
