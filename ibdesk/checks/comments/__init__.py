"""Rules about what is written: comments, texts that stand twice, directions of travel."""
