"""The checks that a board's figures must pass, each a rule of its own."""

from ibdesk.checks.checking import CheckedBoard, check, without_switched_off
from ibdesk.checks.rules import RULES

__all__ = ["RULES", "CheckedBoard", "check", "without_switched_off"]
