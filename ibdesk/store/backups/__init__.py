"""Backups of a board, and the way back from one."""
