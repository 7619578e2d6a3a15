"""The page on which every line and what becomes of it is seen before anything is imported."""
