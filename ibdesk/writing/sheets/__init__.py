"""Sheets as they are written: cleaned and typed cells, styles, tables, and files that are saved whole."""
