"""Templates of letters, read and filled in a process of their own."""
