"""Workbooks of Excel's XML kind (.xlsx, .xlsm): read part by part into cells."""
