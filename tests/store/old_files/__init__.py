"""A filled database of every version of the file, as the program of that version made it.

`python -m tests.store.old_files` makes that of this version, from the example data. Do so before a
migration makes the next one: nobody can make it afterwards.
"""

from __future__ import annotations

import lzma
import re
from pathlib import Path

FOLDER = Path(__file__).parent
VERSIONS = {
    int(re.sub(r"\D", "", path.name)): path for path in sorted(FOLDER.glob("version-*.db.xz"))
}


def unpack(version: int, path: Path) -> Path:
    """Write the database of a version at the path, and return the path."""
    path.write_bytes(lzma.decompress(VERSIONS[version].read_bytes()))
    return path
