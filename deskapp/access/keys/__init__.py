"""Custody of the site master keys: made at random, sealed at rest, held in memory for a shift, backed up on paper."""
