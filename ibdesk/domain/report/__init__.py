"""A month's report: the sums, the assessment, what changed, and the words over its charts."""
