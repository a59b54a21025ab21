"""Settings: a board's checks and assessments, and how this computer shows them."""
