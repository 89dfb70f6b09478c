"""What every table is made of."""
