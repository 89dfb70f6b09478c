"""Run pytest in the working folder as `test.cmd` does, with what Wine does not hand over."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

# What Windows can and Wine 8 cannot, with the call of Wine that fails; see README.md beside this.
CANNOT = {
    "tests/test_places.py::test_a_copy_in_a_folder_of_any_length_is_made_read_back_and_put_back": (
        "GetFinalPathNameByHandleW knows no path of more than 260 characters"
    ),
}

# An embeddable interpreter puts neither the working folder nor that of this file on its path.
sys.path.insert(0, str(Path.cwd()))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QPA_FONTDIR"] = str(Path(os.environ["SYSTEMROOT"]) / "Fonts")
# Where the libraries of the runtime are, for the processes that the tests start.
os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
for test, reason in CANNOT.items():
    print(f"left out under Wine: {test}: {reason}", flush=True)
left_out = [word for test in CANNOT for word in ("--deselect", test)]
sys.exit(pytest.main([*left_out, *sys.argv[1:]]))
