"""Whole sessions with a card: issued, read, wiped, torn at every single command and taken up again."""
