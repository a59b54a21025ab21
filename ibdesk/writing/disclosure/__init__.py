"""A public version as it was written, read again by one who wants to know what it does not say."""
