"""Measurements against bare floors; not tests: run `python -m tests.bench [name ...]`."""
