"""Which months stand over columns and down rows, and what is asked where they could be two things."""
