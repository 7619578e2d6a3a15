"""What the doors are told: groups of doors, numbered lists of cards, where each list was loaded, what is still open."""
