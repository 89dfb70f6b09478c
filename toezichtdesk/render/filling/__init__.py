"""Letter templates, read and filled in a separate process."""
