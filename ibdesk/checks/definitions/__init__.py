"""Rules about what the board holds of its indicators: definitions, targets, benchmarks, populations."""
