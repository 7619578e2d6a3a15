"""The pages of the window: each shows one view, and says what the clerk wants next."""
