"""The file under a board: SQLite, what the drive says in plain words, what stands beside it."""
