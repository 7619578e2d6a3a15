"""Tests of customer files."""
