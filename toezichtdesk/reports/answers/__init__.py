"""The answers of the reports: frozen rows that may cross threads."""
