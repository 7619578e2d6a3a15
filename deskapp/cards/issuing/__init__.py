"""Sessions with a card: write it, prove that it was written, read it, wipe it; each can be torn and taken up again."""
