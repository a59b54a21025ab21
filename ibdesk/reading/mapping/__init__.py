"""A council's own sheets: what their columns may be, what a person said they are, and how they are then read."""
