"""What else touches the cash of the desk: advances, counterfeit notes made good, the cashier's spot checks."""
