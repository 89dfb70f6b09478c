"""The answers for papers, letters and tables to save."""
