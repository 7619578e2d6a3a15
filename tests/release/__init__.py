"""Tests of the room of goods that leave."""
