"""The imports so far, and taking one back."""
