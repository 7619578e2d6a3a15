"""Goods that leave a unit: the slip, whose word it was given on, and how it came back from the exit (RELEASE)."""
