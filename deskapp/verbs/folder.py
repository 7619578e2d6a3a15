"""Which data folder a verb works on."""

import argparse
from pathlib import Path

from deskapp.store.place import Place


def ask_folder(parser: argparse.ArgumentParser) -> None:
    """--data DIR, for the window and every verb."""
    parser.add_argument(
        "--data", metavar="DIR", type=Path, default=argparse.SUPPRESS, help="数据文件夹；不写就用这台电脑平时用的"
    )


def place_of(given: argparse.Namespace) -> Place:
    """The data folder that was named, or the usual one."""
    folder: Path | None = getattr(given, "data", None)
    return Place(folder.expanduser().resolve()) if folder else Place.usual()
