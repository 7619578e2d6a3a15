"""Renovation of a unit: one matter from its filing to the refund of its deposits (specification 3.1)."""
