"""The self-test: each check, well and unwell."""
