"""The day on which the shipped example plays."""

from __future__ import annotations

import tomllib
from datetime import date

from toezichtdesk.paths import resource

EXAMPLE_DAY: date = tomllib.loads(resource("example", "history.toml").read_text(encoding="utf-8"))[
    "today"
]
