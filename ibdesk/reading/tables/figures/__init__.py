"""Tables of figures, long and wide, from their cells to records."""
