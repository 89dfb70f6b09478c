"""The child process that reads a file, and what goes to it and comes back."""
