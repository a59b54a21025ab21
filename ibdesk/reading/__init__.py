"""Workbooks in: untrusted files opened in a sandbox, their cells, what these mean, and the records made of them."""
