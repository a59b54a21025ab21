"""Workbooks out: the board pack, the template, the marked copy for senders, lists and tables."""
