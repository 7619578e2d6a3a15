"""Lays the program of before its tables last changed over an installed one, so that an upgrade has work to do."""

import io
import shutil
import zipfile
from pathlib import Path

from installer.windows import commit

TABLES = "db/versions"


def put(app: Path) -> None:
    """Replace the folder app/ by the program of the commit before the newest change of tables."""
    shutil.rmtree(app)
    newest = commit.git("log", "-1", "--diff-filter=A", "--format=%H", "--", TABLES).strip()
    older = f"{newest}~"
    if not commit.is_there(older):
        print("installer: this clone holds no older program, so the upgrade meets the same tables.", flush=True)
        older = "HEAD"
    with zipfile.ZipFile(io.BytesIO(commit.archive(older))) as packed:
        packed.extractall(app)
