"""Rules about figures: against each other, against the months around them, against what they are made of."""
