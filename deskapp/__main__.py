"""The command line: `deskapp` opens the window, `deskapp VERB` does one thing and says what came of it."""

import argparse
import io
import sys
from collections.abc import Sequence
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import DeskError
from deskapp.verbs.folder import ask_folder, place_of
from deskapp.verbs.parser import Parser
from deskapp.verbs.verb import CANNOT, DONE, tell_trouble

DESCRIPTION = """\
前台：物业服务中心前台的程序。不写命令就打开窗口。

退出码：0 办妥；1 办完，发现了问题；2 没有办成，原因写在屏幕上。"""


def main(words: Sequence[str] | None = None) -> int:
    """Run the program with these words, or those it was started with; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    said = sys.argv[1:] if words is None else list(words)
    try:
        return _window(said) if _wants_window(said) else _verb(said)
    except DeskError as trouble:
        tell_trouble(trouble)
        return CANNOT


def parser() -> argparse.ArgumentParser:
    """The parser of all verbs."""
    from deskapp.verbs.table import VERBS

    made = Parser(prog="deskapp", description=DESCRIPTION)
    ask_folder(made)
    verbs = made.add_subparsers(title="命令", dest="verb", metavar="VERB", required=True, parser_class=Parser)
    for verb in VERBS:
        its = verbs.add_parser(verb.name, help=verb.summary)
        verb.ask(its)
        its.set_defaults(run=verb.run)
    return made


def _wants_window(said: list[str]) -> bool:
    """No verb, and at most the folder: then nothing that verbs need is read in before the window shows."""
    return not said or (len(said) == 2 and said[0] == "--data") or (len(said) == 1 and said[0].startswith("--data="))


def _window(said: list[str]) -> int:
    from deskapp.last_words import LastWords
    from deskapp.store.bell import ring

    folder = Parser(prog="deskapp")
    ask_folder(folder)
    place = place_of(folder.parse_args(said))
    with LastWords(place, lambda: datetime.now(CHINA)):
        if ring(place):
            return DONE
        from deskapp.app import main as window

        return window(place)


def _verb(said: list[str]) -> int:
    given = parser().parse_args(said)
    code: int = given.run(given)
    return code


if __name__ == "__main__":
    sys.exit(main())
