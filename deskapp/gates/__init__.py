"""Which open matter warns or blocks in which procedure: one table, which the centre manager may change."""
