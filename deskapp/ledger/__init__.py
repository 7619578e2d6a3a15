"""All money and all ticket numbers: what is owed, what was paid, on which ticket, counted at which closing."""
