"""Cards at the window: the thread that owns the reader, laying a card down, and the page on which it is written."""
