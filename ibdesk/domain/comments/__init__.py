"""What a comment says, held against the figures: its numbers, its months, who owes one."""
