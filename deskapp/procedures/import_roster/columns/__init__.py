"""The page on which the meaning of every column is settled."""
