"""Injects a kill or a disk fault at every single call of a piece of work, in turn.

strace lets the n-th call of a process fail. It counts for each process by itself, so that one
strace can try every point: a process that is to fail at its k-th call first makes n - k calls that
mean nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.endurance import scenarios
from tests.endurance.scenarios import Scenario

ROOT = Path(__file__).parents[2]
ENGLISH = ("error", "failed", "denied", "no space", "input/output", "errno", "disk", "file ")


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at a call. spec: as strace says it; for_good: also at all calls after it."""

    name: str
    spec: str
    for_good: bool = False


# Lets a process be stopped at the calls that are traced alone; strace 6.1 then sends no signal.
ONLY_THESE = "--seccomp-bpf"
KILLED = "killed"
KILL = Fault("kill", "signal=KILL")
FULL = Fault("ENOSPC", "error=ENOSPC", for_good=True)
BROKEN = Fault("EIO", "error=EIO")
FAULTS = {fault.name: fault for fault in (KILL, FULL, BROKEN)}
CALLS = {
    "write": ("pwrite64", "write", "sendfile"),
    "sync": ("fdatasync", "fsync"),
    "name": ("link", "rename", "unlink", "unlinkat", "ftruncate", "mkdir", "rmdir"),
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
    return run_calls(scenario, (call,), fault, every)[call]


def run_calls(scenario: str, calls: Sequence[str], fault: str, every: int = 1) -> dict[str, Found]:
    """Try the points of each of the calls in one piece of work; the calls are counted apart."""
    with tempfile.TemporaryDirectory(prefix="uithouding-") as name:
        folder = Path(name)
        last = scenarios.SCENARIOS[scenario].most_calls
        at = f"{last}{'+' if FAULTS[fault].for_good else ''}"
        log = folder / "calls.txt"
        command = [
            "strace",
            "-f",
            "-qq",
            "-o",
            str(log),
            f"--trace={','.join(calls)}",
        ]
        if not FAULTS[fault].spec.startswith("signal"):
            command.append(ONLY_THESE)
        command += [f"--inject={call}:{FAULTS[fault].spec}:when={at}" for call in calls]
        command += [sys.executable, "-B", "-m", "tests.endurance.points"]
        command += [scenario, ",".join(calls), str(folder), str(every)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{scenario} {calls} {fault}: {done.stderr[-2000:]}")
        document = json.loads(done.stdout.splitlines()[-1])
    return {
        call: Found(came["points"], Counter(came["outcomes"]), came["bad"])
        for call, came in document.items()
    }


def try_points(scenario: Scenario, call: str, folder: Path, every: int) -> Found:
    """Under strace: do the work with the fault at its first call, its second, until none is hit."""
    result = Found()
    ready = folder / "klaar"
    if not ready.exists():
        ready.mkdir()
        scenario.prepare(ready)
    point = 1
    while True:
        place = folder / f"{call}-{point}"
        _in_child(lambda place=place: _copy(ready, place))
        hits = _hits(folder)
        outcome = _in_child(lambda place=place, at=point: _work(scenario, call, place, at))
        if outcome != KILLED and _hits(folder) == hits:
            return result
        verdict = _in_child(lambda place=place, said=outcome: _judge(scenario, place, said))
        result.points += 1
        result.outcomes[outcome.split(":")[0]] += 1
        words = outcome.casefold().replace(str(folder), "")
        if verdict != "ok" or outcome.startswith("crashed") or any(e in words for e in ENGLISH):
            result.bad.append(f"point {point}: {outcome} → {verdict}")
        point += every


def _copy(ready: Path, place: Path) -> str:
    """Copy in a process of its own, whose calls are not counted with those of all points."""
    shutil.copytree(ready, place)
    return ""


def _judge(scenario: Scenario, place: Path, outcome: str) -> str:
    verdict = scenario.judge(place, outcome)
    shutil.rmtree(place)
    return verdict


def _work(scenario: Scenario, call: str, place: Path, point: int) -> str:
    _burn(call, scenario.most_calls - point, place.parent)
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
        elif call == "sendfile":
            os.sendfile(handle, handle, 0, 0)
        else:
            _burn_name(call, folder)
    os.close(handle)


def _burn_name(call: str, folder: Path) -> None:
    missing = folder / "bestaat-niet"
    calls: dict[str, Callable[[], object]] = {
        "link": lambda: os.link(missing, folder / "ook-niet"),
        "rename": lambda: missing.rename(folder / "ook-niet"),
        "unlink": missing.unlink,
        "unlinkat": lambda: _unlink_in(folder, missing.name),
        "mkdir": folder.mkdir,
        "rmdir": missing.rmdir,
    }
    with contextlib.suppress(FileNotFoundError, FileExistsError):
        calls[call]()


def _unlink_in(folder: Path, name: str) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.unlink(name, dir_fd=handle)
    finally:
        os.close(handle)


def _in_child(work: Callable[[], str]) -> str:
    """Return what the work says in a process of its own, or KILLED when it was."""
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
    return KILLED if os.WIFSIGNALED(status) else text


def _say(writer: int, said: str) -> None:
    """Write to the pipe by a call that no fault is made for."""
    os.writev(writer, [said.encode()])


def _hits(folder: Path) -> int:
    return (folder / "calls.txt").read_bytes().count(b"(INJECTED)")


def main() -> int:
    """Be the process that strace watches."""
    name, calls, folder, every = sys.argv[1:]
    values = {}
    for call in calls.split(","):
        came = try_points(scenarios.SCENARIOS[name], call, Path(folder), int(every))
        values[call] = {"points": came.points, "outcomes": came.outcomes, "bad": came.bad}
    os.writev(sys.stdout.fileno(), [f"{json.dumps(values)}\n".encode()])
    return 0


if __name__ == "__main__":
    sys.exit(main())
