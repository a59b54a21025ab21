"""What a single cell or word says: a number, a month, a target, a word of the field."""
