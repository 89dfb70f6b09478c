"""List what an installed program is made of, as CycloneDX 1.6.

`parts.py SITE_PACKAGES TARGET [PART...]`: SITE_PACKAGES holds what was installed. A PART that is no
Python package stands as `NAME,VERSION,LICENCE`, such as the interpreter. The list has no day and no
machine in it: the same parts give the same bytes.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PROGRAM = "Toezichtdesk"
# One licence, or several with AND, OR and WITH between: the grammar of SPDX.
EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
# What these packages say in words of their own, by the name that SPDX has for it.
LICENCES = {
    "babel": "BSD-3-Clause",
    "contourpy": "BSD-3-Clause",
    "cycler": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",
    "jinja2": "BSD-3-Clause",
    "kiwisolver": "BSD-3-Clause",
    "matplotlib": "LicenseRef-matplotlib",
    "python-dateutil": "BSD-3-Clause",
}
LOCKED = re.compile(r"^([a-z0-9-]+==[^ ]+)((?:.*\\\n)*.*)", re.MULTILINE)  # one line, continued
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def bill(packages: Path, extra: list[str], version: str, lock: str) -> dict[str, Any]:
    """Return the list of parts.

    packages: the folder with the installed packages.
    extra: the parts that are no package, as `NAME,VERSION,LICENCE`.
    lock: the text of the lock file; the hashes of a package are those that it allows.

    Raises:
        SystemExit: a package is not locked, or its licence is unknown.
    """
    allowed = {pinned: HASH.findall(rest) for pinned, rest in LOCKED.findall(lock)}
    parts = [_package(found, allowed) for found in distributions(path=[str(packages)])]
    parts += [_other(*next(csv.reader([text]))) for text in extra]
    parts.sort(key=lambda part: part["bom-ref"])
    whole = {
        **_part("application", PROGRAM, version, "EUPL-1.2"),
        "bom-ref": PROGRAM,
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": whole},
        "components": parts,
        "dependencies": [{"ref": PROGRAM, "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def _package(found: Distribution, allowed: dict[str, list[str]]) -> dict[str, Any]:
    name, number = re.sub(r"[-_.]+", "-", found.name).lower(), found.version
    hashes = allowed.get(f"{name}=={number}")
    if hashes is None:
        sys.exit(f"{name} {number} staat niet in requirements.txt.")
    purl = f"pkg:pypi/{name}@{number}"
    return {
        **_part("library", name, number, _licence(found, name)),
        "bom-ref": purl,
        "purl": purl,
        "externalReferences": [
            {
                "type": "distribution",
                "url": purl,
                "comment": "SHA-256 of each file of this version that the lock allows",
                "hashes": [{"alg": "SHA-256", "content": digest} for digest in hashes],
            }
        ],
    }


def _other(name: str, version: str, licence: str) -> dict[str, Any]:
    return {**_part("library", name, version, licence), "bom-ref": f"{name}@{version}"}


def _part(kind: str, name: str, version: str, licence: str) -> dict[str, Any]:
    return {
        "type": kind,
        "name": name,
        "version": version,
        "licenses": [{"expression": licence}],
    }


def _licence(found: Distribution, name: str) -> str:
    said = LICENCES.get(name)
    for field in ("License-Expression", "License"):
        said = said or found.metadata.get(field)
    if said is None or not EXPRESSION.fullmatch(said):
        sys.exit(f"De licentie van {name} is onbekend; zet haar in packaging/parts.py.")
    return said


def main() -> None:
    """Write the list of the parts that the arguments name."""
    sys.path.insert(0, str(ROOT))
    from toezichtdesk import __version__

    packages, target, *extra = sys.argv[1:]
    lock = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    found = bill(Path(packages), extra, __version__, lock)
    text = json.dumps(found, indent=1, ensure_ascii=False)
    Path(target).write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
