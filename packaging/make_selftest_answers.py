"""Store the answers that the self-test compares with, after a change of the rules.

Look at the difference before you commit it: each line is a rung, a backlog or a proposal.
"""

from __future__ import annotations

import json

from toezichtdesk.cli import commands, selftest
from toezichtdesk.paths import resource

stored = json.dumps(selftest.answers(commands.main), indent=1, ensure_ascii=False)
resource("selftest", selftest.ANSWERS).write_text(stored + "\n", encoding="utf-8")
