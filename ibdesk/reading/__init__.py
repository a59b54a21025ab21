"""Workbooks in: strangers' files opened in a sandbox, their cells, what these mean, and the records they bring."""
