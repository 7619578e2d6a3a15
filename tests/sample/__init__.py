"""Tests of the sample community and of the year behind it."""
