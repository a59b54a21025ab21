"""The tables that stand on sheets: recognised by their headings, read each in its own way into records."""
