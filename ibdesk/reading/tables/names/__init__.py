"""Which indicator a name means, and whether it may be another number than the indicator's."""
