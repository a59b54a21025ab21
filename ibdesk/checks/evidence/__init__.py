"""What the rules work with: what a rule is, what it looks at, and the words that several use."""
