"""One small tour for all tests that look at what it left; in a process of its own, as everybody starts it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

DAY = "2026-11-21"
MOST_SECONDS = 1200


@dataclass(frozen=True)
class Toured:
    """The folder of a tour, and how the program ended."""

    folder: Path
    code: int
    said: str
    complained: str

    @property
    def told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads((self.folder / "tour.json").read_text("utf-8"))
        return told


def tour(folder: Path, *more: str) -> Toured:
    command = [sys.executable, "-m", "deskapp", "tour", "--out", str(folder), "--day", DAY, "--small", *more]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=MOST_SECONDS, env=bare)
    return Toured(folder, done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Toured:
    return tour(tmp_path_factory.mktemp("toured"), "--readme", str(tmp_path_factory.mktemp("readme")))
