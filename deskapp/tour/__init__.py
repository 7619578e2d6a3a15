"""A day at the counter, driven through the real window by keys: proof that it works, and pictures of it at work."""
