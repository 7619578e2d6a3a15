"""The page on which the unit and the payer are chosen."""
