"""Tests of the whole program through its window, driven by keys."""
