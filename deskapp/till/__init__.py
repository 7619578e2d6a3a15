"""Money that a procedure takes for itself: a few lines, paid and ticketed in its own unit of work."""
