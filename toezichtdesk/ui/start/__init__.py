"""The first start: which municipalities, or a trial on example data."""
