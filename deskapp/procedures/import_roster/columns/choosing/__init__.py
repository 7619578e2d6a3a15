"""The meaning of one column, and what concerns a whole sheet."""
