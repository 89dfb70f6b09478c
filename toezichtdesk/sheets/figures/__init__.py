"""Tables of figures: header, rows, totals, months and what the sheet says around them."""
