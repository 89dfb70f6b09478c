"""Run pytest in the working folder as `test.cmd` does, with what Wine does not hand over."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

# An embeddable interpreter puts neither the working folder nor that of this file on its path.
sys.path.insert(0, str(Path.cwd()))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QPA_FONTDIR"] = str(Path(os.environ["SYSTEMROOT"]) / "Fonts")
# Where the libraries of the runtime are, for the processes that the tests start.
os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
sys.exit(pytest.main(sys.argv[1:]))
