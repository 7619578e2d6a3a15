"""What the values of the trade promise."""
