"""From figures to a rung: pure rules, without clock, file or database."""
