"""Other people's clients against the emulated cards, over pcscd: what they get done proves the card, not us."""
