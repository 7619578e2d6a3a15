"""Tests of the vault and of what goes into it."""
