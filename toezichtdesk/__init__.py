"""Toezichtdesk: supervision of how municipalities house permit holders, on one laptop.

A figure travels through the packages: sheets -> store -> ladder -> reports -> intake -> casework
-> render -> ui. `pyproject.toml` holds the rules of who may import whom.
"""

__version__ = "0.2.0"
