"""Tables as government publishes them: what they hold, and the sums that make benchmarks of them."""
