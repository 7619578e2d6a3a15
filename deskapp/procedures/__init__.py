"""The counter procedures, one folder each, always of the same files."""
