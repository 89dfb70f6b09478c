"""Let numpy in a trial copy use the stand-in for Wine's incomplete mathematical library."""

from __future__ import annotations

import sys
from pathlib import Path

OWN = b"api-ms-win-crt-math-l1-1-0.dll"
STAND_IN = b"xpi-ms-win-crt-math-l1-1-0.dll"

for library in Path(sys.argv[1]).rglob("*.pyd"):
    content = library.read_bytes()
    if OWN in content:
        library.write_bytes(content.replace(OWN, STAND_IN))
