"""Fills a step as a page does, for those who live in the sample and have no pages."""

from typing import Any, TypeVar

from deskapp.flow.step import Step

S = TypeVar("S", bound=Step)


def fill(step: type[S], /, **said: Any) -> S:
    """The filled step. ValueError with the first sentence that stands against it."""
    filled = step.read(said)
    if isinstance(filled, tuple):
        raise ValueError(f"{step.title}: {filled[0].text}")
    return filled
