"""Where drawings and workbooks find the door through which every document goes out."""

from __future__ import annotations

from toezichtdesk.outputs import replacing

__all__ = ["replacing"]
