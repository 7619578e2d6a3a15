"""Classic cards: access bits, key slots, and whole issues torn at every command."""
