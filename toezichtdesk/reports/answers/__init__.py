"""The answers of the reports: frozen rows that may travel to any thread, window or page."""
