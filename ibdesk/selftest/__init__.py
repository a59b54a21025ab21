"""The self-test of an installed program: every part is used once for real, away from the user's own boards."""

from ibdesk.selftest.run import run

__all__ = ["run"]
