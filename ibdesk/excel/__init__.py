"""Workbooks in and out: reading strangers' files, the template, the board pack."""
