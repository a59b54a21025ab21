"""The tables of a sheet: where they stand, and each while it is read, cell by cell."""
