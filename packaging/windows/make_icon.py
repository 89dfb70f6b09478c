"""Write the program's icon: `make_icon.py TARGET.ico`, or the largest as `TARGET.png`."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication

from toezichtdesk.ui.look import icons

SIZES = (16, 20, 24, 32, 48, 64, 256)

application = QApplication([])
pictures = []
for size in SIZES:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    icons.program().pixmap(size, size).toImage().save(buffer, "PNG")  # type: ignore[call-overload]
    pictures.append(
        Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGBA").resize((size, size))
    )
target = Path(sys.argv[1])
if target.suffix == ".ico":
    others = pictures[:-1]
    pictures[-1].save(target, sizes=[(size, size) for size in SIZES], append_images=others)
else:
    pictures[-1].save(target)
