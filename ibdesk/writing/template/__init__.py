"""The workbook ready to fill, which reads back to the same board."""
