"""The page on which charges, months ahead and other items are chosen."""
