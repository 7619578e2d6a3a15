"""Signatures on paper: the program cannot see them, so what is awaited and what a clerk has seen is kept (GEN-10)."""
