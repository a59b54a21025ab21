"""IBDesk: monthly workbooks of figures in, the Improvement Board's pack out."""

VERSION = "0.2.0"
