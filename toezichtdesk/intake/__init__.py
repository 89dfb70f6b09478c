"""Plans an import: what it would change, warn of and ask; writes nothing."""
