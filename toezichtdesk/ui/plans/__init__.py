"""The improvement plan of a municipality: its dates, its judgement and its measures."""
