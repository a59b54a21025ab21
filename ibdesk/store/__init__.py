"""The board file: append-only history in one SQLite database."""
