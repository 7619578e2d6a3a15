"""Cards at the reader, from single bytes to whole issues."""
