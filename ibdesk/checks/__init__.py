"""What can be wrong with a board's figures: each rule a name, a severity and one pure function."""
