"""Tests of procedures."""
