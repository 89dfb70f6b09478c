"""What the program lives through: kills and faults of the disk at every point, many at one file.

`python -m tests.endurance` runs all of it and prints the numbers; it needs Linux and strace.
"""
