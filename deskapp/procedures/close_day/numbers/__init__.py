"""The page where numbers and sums are checked."""
