"""Write the program's icon as an .ico for the setup: `make_icon.py TARGET`."""

from __future__ import annotations

import os
import sys
from io import BytesIO

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication

from toezichtdesk.ui import icons

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
pictures[-1].save(sys.argv[1], sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])
