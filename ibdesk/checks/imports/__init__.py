"""What an import brings, held against what the board has."""
