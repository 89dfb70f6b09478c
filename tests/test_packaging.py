"""What the packages hold beside the program: the list of parts, and the licences."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[1] / "packaging"

pytestmark = pytest.mark.slow


def listed(packages: Path, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, PACKAGING / "parts.py", packages, target, "CPython,3.11.9,PSF-2.0"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """What an installed program holds: the descriptions of all locked packages of this machine."""
    lock = (PACKAGING / "requirements.txt").read_text(encoding="utf-8")
    locked = {name.replace("-", "_") for name in re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)}
    folder = tmp_path / "site-packages"
    for each in Path(sysconfig.get_path("purelib")).glob("*.dist-info"):
        if re.sub(r"[-.]", "_", each.name.split("-")[0]).lower() in locked:
            shutil.copytree(each, folder / each.name)
    return folder


def test_every_part_is_listed_with_its_licence_and_the_hashes_of_the_lock(
    packages: Path, tmp_path: Path
) -> None:
    done = listed(packages, tmp_path / "parts.json")

    assert done.returncode == 0, done.stderr
    document = json.loads((tmp_path / "parts.json").read_text(encoding="utf-8"))
    parts = {part["name"]: part for part in document["components"]}
    assert len(parts) == len(list(packages.iterdir())) + 1 > 25
    assert all(part["licenses"][0]["expression"] for part in parts.values())
    assert parts["pyside6-essentials"]["licenses"][0]["expression"].startswith("LGPL-3.0-only")
    assert parts["CPython"]["version"] == "3.11.9"
    hashes = parts["numpy"]["externalReferences"][0]["hashes"]
    lock = (PACKAGING / "requirements.txt").read_text(encoding="utf-8")
    assert len(hashes) > 5
    assert all(digest["content"] in lock for digest in hashes)


def test_two_lists_of_the_same_parts_are_the_same_bytes(packages: Path, tmp_path: Path) -> None:
    listed(packages, tmp_path / "one.json")
    listed(packages, tmp_path / "other.json")

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "other.json").read_bytes()


@pytest.mark.parametrize(
    ("description", "fault"),
    [
        ("Name: numpy\nVersion: 0.1\nLicense: MIT\n", "numpy 0.1 staat niet in requirements.txt"),
        ("Name: stowaway\nVersion: 1\nLicense: MIT\n", "stowaway 1 staat niet"),
        ("Name: mako\nVersion: {}\nLicense: as you like\n", "De licentie van mako is onbekend"),
    ],
)
def test_a_part_that_is_not_locked_or_has_no_known_licence_stops_the_build(
    packages: Path, tmp_path: Path, description: str, fault: str
) -> None:
    own = next(packages.glob("mako-*"))
    version = own.name.removeprefix("mako-").removesuffix(".dist-info")
    shutil.rmtree(packages)
    folder = packages / "planted-1.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(description.format(version), encoding="utf-8")

    done = listed(packages, tmp_path / "parts.json")

    assert done.returncode == 1
    assert fault in done.stderr
    assert not (tmp_path / "parts.json").exists()


def test_what_names_the_machine_goes_and_the_licences_stay(packages: Path) -> None:
    licences = sorted(packages.glob("*.dist-info/licenses/**/*"))

    subprocess.run([sys.executable, PACKAGING / "trim.py", packages], check=True)

    assert not list(packages.glob("*.dist-info/RECORD"))
    assert len(licences) > 20
    assert all(path.exists() for path in licences)
    assert len(list(packages.glob("*.dist-info/METADATA"))) > 20


def test_the_licences_that_must_come_with_a_copy_are_there_and_go_into_both_packages() -> None:
    titles = {
        "GPL-3.txt": "GNU GENERAL PUBLIC LICENSE",
        "LGPL-3.txt": "GNU LESSER GENERAL PUBLIC LICENSE",
        "LGPL-2.1.txt": "GNU LESSER GENERAL PUBLIC LICENSE",
    }

    for name, title in titles.items():
        assert title in (PACKAGING / "licences" / name).read_text(encoding="utf-8")
    for build in ("linux", "windows"):
        assert "licences" in (PACKAGING / build / "build.sh").read_text(encoding="utf-8")
