"""What to do about refusals of several subjects."""

from __future__ import annotations

REFRESH = "Ververs het scherm met F5."
