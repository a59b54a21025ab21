"""What is drawn by hand, on screen and on paper alike: pure functions over a painter and palette tokens."""
