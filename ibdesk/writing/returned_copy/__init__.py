"""The sender's own workbook with its problems marked in it, and the list of problems as a workbook."""
