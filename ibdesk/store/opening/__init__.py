"""Opening a board: whether it is one, who has it, and whether it is as it was kept."""
