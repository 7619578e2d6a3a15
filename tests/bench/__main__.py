"""Measures everything and prints one table, a row as soon as it is known: python3 installer bench [--small]."""

import sys
from argparse import ArgumentParser

from PySide6.QtWidgets import QApplication

from deskapp.ui.theme import Look, apply, load_fonts
from tests.bench.races import FULL, SMALL, table
from tests.bench.row import head

HOW = (
    "Ratios of medians, ours and the floor in turn in one run; start-up until the first window is painted, "
    "in processes of their own, offscreen, from bytecode."
)


def main() -> int:
    """0 when every aim was reached, else 1."""
    asked = ArgumentParser(prog="python3 installer bench", description=__doc__)
    asked.add_argument("--small", action="store_true", help="everything on a small scale, in a minute or two")
    told = asked.parse_args()
    app = QApplication([])
    load_fonts()
    apply(app, Look())
    scale = "A small scale: these are not the figures that are promised." if told.small else HOW
    for line in head(scale):
        _print(line)
    missed = 0
    for row in table(SMALL if told.small else FULL):
        _print(str(row))
        missed += not row.good
    return 1 if missed else 0


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
