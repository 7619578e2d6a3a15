"""What a verb is, how it speaks, and how it leaves."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass

DONE, FINDINGS, CANNOT = 0, 1, 2
"""Exit codes: done; done and something was found; could not."""


@dataclass(frozen=True)
class Verb:
    """`ask` adds what the verb wants to know to its parser; `run` does it and gives the exit code."""

    name: str
    summary: str
    ask: Callable[[argparse.ArgumentParser], object]
    run: Callable[[argparse.Namespace], int]


def tell(words: object) -> None:
    """One line for whoever reads the result; nobody does where Windows started the program without a console."""
    if sys.stdout:
        sys.stdout.write(f"{words}\n")


def tell_trouble(words: object) -> None:
    """One line for whoever started the verb."""
    if sys.stderr:
        sys.stderr.write(f"{words}\n")
