"""Control charts: limits, special causes, and what they mean in words."""
