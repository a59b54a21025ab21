"""What the figures mean: words, sums and the report, with the standard library alone."""
