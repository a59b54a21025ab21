"""The board pack: a month's report as a formatted workbook."""
