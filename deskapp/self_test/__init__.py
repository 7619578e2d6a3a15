"""What this PC must have for the counter to work, looked at one thing after the other; nothing is changed by it."""
