"""Tests of workdays."""
