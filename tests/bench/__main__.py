"""Measures all races and figures and prints two tables: python -m tests.bench [--buildings 9] [--cards 40]."""

import sys
from argparse import ArgumentParser

from PySide6.QtWidgets import QApplication

from deskapp.ui.theme import Look, apply, load_fonts
from tests.bench.races import figures, races
from tests.bench.ratio import run

ALL_BUILDINGS, FEW = 9, 1
"""Of a card nothing depends on how many units there are."""
CARDS = 40


def main() -> None:
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--buildings", type=int, default=ALL_BUILDINGS, help="9 make the 1,200 units of the sample")
    asked.add_argument("--cards", type=int, default=CARDS, help="how many are written on the page of the clerk")
    told = asked.parse_args()
    app = QApplication([])
    load_fonts()
    apply(app, Look())
    for race in races(told.buildings):
        sys.stdout.write(f"{run(race)}\n")
    for figure in figures(FEW, told.cards):
        sys.stdout.write(f"{figure}\n")


if __name__ == "__main__":
    main()
