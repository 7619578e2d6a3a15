"""Cards at the reader in three layers: connections carry bytes, protocols give them meaning, sessions do the work."""
