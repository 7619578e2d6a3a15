"""Somebody moves out: from the notice given to the signed settlement, and what the unit is afterwards (MOVEOUT)."""
