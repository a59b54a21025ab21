"""What a comment says, compared with the figures: its numbers, its months; which comments are missing."""
