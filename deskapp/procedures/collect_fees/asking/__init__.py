"""In doubt about a fee: the question to the cashier, asked while the collection is parked (FEE-34)."""
