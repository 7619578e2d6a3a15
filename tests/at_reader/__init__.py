"""The counter with a reader: cards are laid down, written, torn and finished."""
