"""What papers say, told from what is kept: drawn at once, and again whenever they are printed again."""
