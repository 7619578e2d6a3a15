"""The card page of a list: whichever card of it comes next is written too."""
