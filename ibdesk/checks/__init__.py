"""The checks that a board's figures must pass, each a rule of its own."""

from ibdesk.checks.rules import RULES, check, without_switched_off

__all__ = ["RULES", "check", "without_switched_off"]
