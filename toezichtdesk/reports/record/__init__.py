"""What the record holds of municipalities, read back: figures, decisions, contacts, terms."""
