"""DESFire cards: recordings of real cards, published examples, and whole issues torn at every command."""
