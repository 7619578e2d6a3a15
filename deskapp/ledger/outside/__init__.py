"""Agency collection: money taken for an outside party, on a ticket that this party supplies (FEE-24, FORM-14)."""
