"""Problems: what is wrong with the figures, and the way back to who sent them."""
