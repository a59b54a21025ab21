"""A zip archive with XML in it, which .xlsx and .ods both are: opened within limits, read strictly."""
