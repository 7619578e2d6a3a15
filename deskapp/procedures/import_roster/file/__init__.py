"""The page on which the file is chosen, and what is known of it once it was read."""
