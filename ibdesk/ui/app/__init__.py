"""The window's state and work: the session, jobs, and what is remembered."""
