"""Draws the layers of pyproject.toml into CONTRIBUTING.md, as a picture in Mermaid.

python packaging/draw_layers.py            writes the picture
python packaging/draw_layers.py --check    exits with 1 when the picture is not true
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- layers: packaging/draw_layers.py -->\n", "<!-- end of layers -->\n"


def picture() -> str:
    """Return the layers from top to bottom; an arrow means: may import what is below it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["id"] == "layers")
    lines = ["```mermaid", "flowchart TD"]
    for number, layer in enumerate(layers):
        names = [name.strip() for name in layer.split("|")]
        lines.append(f'  layer{number}["{" · ".join(names)}"]')
    lines += [f"  layer{number} --> layer{number + 1}" for number in range(len(layers) - 1)]
    return "\n".join((*lines, "```", ""))


def main() -> int:
    """Write or check the picture; return the exit code."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    drawn = f"{before}{BEGIN}{picture()}{END}{after}"
    if "--check" in sys.argv[1:]:
        return int(drawn != page)
    PAGE.write_text(drawn, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
