"""Measures all races and prints a table: python -m tests.bench [--buildings 9]."""

from argparse import ArgumentParser

from PySide6.QtWidgets import QApplication

from deskapp.ui.theme import Look, apply, load_fonts
from tests.bench.races import races
from tests.bench.ratio import run

ALL_BUILDINGS = 9


def main() -> None:
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--buildings", type=int, default=ALL_BUILDINGS, help="9 make the 1,200 units of the sample")
    buildings = asked.parse_args().buildings
    app = QApplication([])
    load_fonts()
    apply(app, Look())
    for race in races(buildings):
        print(run(race))  # noqa: T201  # a table for whoever asked


if __name__ == "__main__":
    main()
