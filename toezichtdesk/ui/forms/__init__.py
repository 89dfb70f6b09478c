"""What every form is made of: its fields, its drafts and its dialogs."""
