"""Cards and parking on record: who holds what until when, what was written on it, and what the doors were told."""
