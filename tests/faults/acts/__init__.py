"""Everything at the counter that moves money or ticket numbers: how it is done once, and what is there afterwards."""
