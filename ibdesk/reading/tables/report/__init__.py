"""What a printed report says again: its table, its pages, its ratings and percentages."""
