"""What may hold something that is to be removed for good, and taking it out."""
