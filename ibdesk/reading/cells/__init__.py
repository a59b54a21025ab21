"""What a cell of a stranger's sheet is, how many there may be, and why a file is refused."""
