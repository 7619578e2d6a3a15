"""A page that shows what the file says, understood off the window's thread."""
