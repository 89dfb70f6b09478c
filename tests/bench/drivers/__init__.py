"""Programs that are measured in their own process; each prints one line of JSON."""
