"""The customer file of a unit: which papers are needed, which are there, where they stand, who has them out."""
