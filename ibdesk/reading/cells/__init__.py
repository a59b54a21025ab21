"""What a cell of a workbook's sheet is, how many there may be, and why a file is refused."""
