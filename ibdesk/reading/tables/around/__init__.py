"""What stands over, beside and among a table's figures and tells them apart: whose, which, or of what time."""
