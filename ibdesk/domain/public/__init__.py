"""The public version of a month: which numbers are held back so that no child can be recognised."""
