"""The card on the reader and the register of cards: who it is, what was planned for it, and what came of it."""
