"""The first handover of a unit to its owner, from the packed bag to the opened file; tenants who move in (MOVEIN)."""
