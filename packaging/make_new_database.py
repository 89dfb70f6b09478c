"""Store the script that begins a new database, after a new step of the schema or another guard.

Look at the difference before you commit it: it is what every new database becomes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from toezichtdesk.paths import resource
from toezichtdesk.store import beginning, migrate

with tempfile.TemporaryDirectory() as folder:
    built = Path(folder) / "new.db"
    migrate.build(built)
    script = beginning.script_of(built)
resource(beginning.SCRIPT).write_text(script, encoding="utf-8", newline="\n")
