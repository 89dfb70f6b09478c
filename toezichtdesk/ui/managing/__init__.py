"""The page Beheer: settings."""
