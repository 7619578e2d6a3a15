"""What a verb is, and the two small ways in which it speaks."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from deskapp.desk import china_now

DONE, FINDINGS, CANNOT = 0, 1, 2
"""Exit codes: done; done and something was found; could not."""


@dataclass(frozen=True)
class Verb:
    """`ask` adds what the verb wants to know to its parser; `run` does it and gives the exit code."""

    name: str
    summary: str
    ask: Callable[[argparse.ArgumentParser], object]
    run: Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """The standard library's parser with its own few words in Chinese."""

    def __init__(self, **given: object) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, allow_abbrev=False, **given)  # type: ignore[arg-type]  # handed on as given
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say how it is written, and leave with code 2."""
        tell_trouble(f"{self.format_usage()}命令写法不对，用 {self.prog} --help 查看说明（{message}）")
        sys.exit(CANNOT)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)  # type: ignore[arg-type]  # handed on


def tell(words: object) -> None:
    """One line for whoever reads the result."""
    sys.stdout.write(f"{words}\n")


def tell_trouble(words: object) -> None:
    """One line for whoever started the verb."""
    sys.stderr.write(f"{words}\n")


def now() -> datetime:
    """The PC's clock in Chinese time."""
    return china_now()
