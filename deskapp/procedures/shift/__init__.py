"""Shifts at the desk: handed over by two, and the desk never left empty."""
