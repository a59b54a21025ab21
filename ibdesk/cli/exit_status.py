"""How a command ended, as its caller is told."""

DONE, ERRORS_STAND, UNUSABLE = 0, 1, 2
