"""Answers that tell something: what happened, why, what is to be done about it."""

from typing import NewType

Story = NewType("Story", str)
"""Words that are asked for in a field of several lines, and are one paragraph without line breaks everywhere else."""
