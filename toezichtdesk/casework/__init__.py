"""The officer's acts: one act, one transaction, one line in the journal."""
