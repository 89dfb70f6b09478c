"""Everything about one municipality on one page."""
