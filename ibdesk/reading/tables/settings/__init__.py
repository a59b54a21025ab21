"""Tables of definitions, targets, benchmarks, populations, comments and events."""
