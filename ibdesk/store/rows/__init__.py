"""What stands in a board's tables: the schema, and steps, figures and records as rows."""
