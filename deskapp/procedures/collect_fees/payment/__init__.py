"""The pages on which the amount is agreed and the money is taken."""
