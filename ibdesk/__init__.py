"""IBDesk: monthly workbooks of figures in, the Improvement Board's pack out."""
