"""What is printed and saved, and the dialogs before it."""
