"""Tests of the two commands, each on a small checkout of its own and without the network."""
