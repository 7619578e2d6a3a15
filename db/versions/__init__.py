"""One file a step; the head equals the records (tested)."""
