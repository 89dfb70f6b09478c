"""Endurance: kills and disk faults at every point, and many processes on one file.

`python -m tests.endurance` runs all of it and prints the numbers; it needs Linux and strace.
"""
