"""Tests of homes that change hands."""
