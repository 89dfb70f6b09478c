"""From the record to judged municipalities, and why they are judged so."""
