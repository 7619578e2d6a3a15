"""A PC/SC service of the tests' own, with a virtual reader, and what the product makes of it."""
