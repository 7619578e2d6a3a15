"""The standard library's parser of command lines, speaking Chinese."""

import argparse
import re
import sys
from typing import Any, NoReturn

from deskapp.verbs.verb import CANNOT, tell_trouble

COMPLAINTS = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"argument (\S+): invalid choice: '?([^']*)'? \(choose from (.+)\)", r"\1 没有“\2”，可以写 \3"),
    (r"argument (\S+): expected one argument", r"\1 后面缺少内容"),
    (r"unrecognized arguments: (.+)", r"不认识 \1"),
    (r"argument (\S+): (.+)", r"\1：\2"),
)
"""What the parser complains of, and how it is said to a clerk."""


class Parser(argparse.ArgumentParser):
    """Takes whatever its parent takes; what is written wrong is told with exit code 2."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, allow_abbrev=False, **given)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_help(self) -> str:
        """The help with full-width colons behind its headings."""
        return re.sub(r"(?m)^(\S+):$", r"\1：", super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how it is written."""
        tell_trouble(f"{complaint(message)}\n{self.format_usage()}详细说明：{self.prog} --help")
        sys.exit(CANNOT)


def complaint(message: str) -> str:
    """The parser's complaint in Chinese; as it is where it is an unknown one."""
    for pattern, words in COMPLAINTS:
        if found := re.fullmatch(pattern, message):
            return f"命令写法不对：{found.expand(words)}"
    return f"命令写法不对：{message}"


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)
