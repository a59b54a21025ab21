"""Published tables recognised by their headings, and read into benchmarks and populations."""
