"""Untrusted workbooks read in a process of their own, with limits: if it crashes, the program goes on."""
