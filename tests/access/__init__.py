"""Tests of cards, parking and doors on record."""
