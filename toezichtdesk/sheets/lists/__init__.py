"""The officer's own lists: contacts, plans, measures and the rest."""
