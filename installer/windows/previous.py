"""Lays the program of before its tables last changed over an installed one, so that an upgrade has work to do."""

import io
import shutil
import tarfile
from pathlib import Path

from installer.windows import commit

TABLES = "db/versions"


def put(app: Path) -> None:
    """Replace the folder app/ by the program of the commit before the newest change of tables."""
    shutil.rmtree(app)
    newest = commit.git("log", "-1", "--diff-filter=A", "--format=%H", "--", TABLES).strip()
    with tarfile.open(fileobj=io.BytesIO(commit.archive(f"{newest}~"))) as packed:
        packed.extractall(app, filter="data")
