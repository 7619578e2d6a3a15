"""The register of cards: reading it, planning what is written on a card, and keeping what came of it."""
