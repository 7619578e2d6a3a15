"""Tests of renovation: the rules bare, the acts bare and through the window."""
