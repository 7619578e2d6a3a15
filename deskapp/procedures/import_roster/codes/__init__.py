"""The page on which codes are explained."""
