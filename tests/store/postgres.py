"""A PostgreSQL server of the test's own, on a socket in a temporary folder; only where one is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

OWNER = "postgres"
"""The server refuses to run as root; packages of the system make this user."""


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest where there are several."""
    found = shutil.which("initdb")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    return Path(found).resolve().parent if found else installed[-1].parent if installed else None


def can_run() -> bool:
    """Whether a server and its driver are installed."""
    try:
        import psycopg  # noqa: F401  # only asked for
    except ImportError:
        return False
    return programs() is not None and hasattr(os, "getuid") and (os.getuid() != 0 or bool(shutil.which("runuser")))


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database named desk; the server is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="desk-pg-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, OWNER)
        data = folder / "data"
        _run("initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        _run(
            "pg_ctl",
            "-D",
            data,
            "-w",
            "-l",
            folder / "log",
            "-o",
            f"-k {folder} -c listen_addresses='' -c fsync=off",
            "start",
        )
        try:
            _run("createdb", "-h", folder, "-U", "desk", "desk")
            yield f"postgresql+psycopg://desk@/desk?host={folder}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def create(url: str, name: str, how: str) -> str:
    """The URL of another database on this server, made as the words of CREATE DATABASE say."""
    import psycopg

    known = make_url(url)
    with psycopg.connect(
        host=str(known.query["host"]), user=known.username, dbname="postgres", autocommit=True
    ) as server:
        server.execute(f"CREATE DATABASE {name} {how}")
    return known.set(database=name).render_as_string(hide_password=False)


def _run(program: str, *given: object) -> None:
    folder = programs()
    assert folder, "asked only where a server is installed"
    as_owner = ["runuser", "-u", OWNER, "--"] if os.getuid() == 0 else []
    subprocess.run([*as_owner, str(folder / program), *map(str, given)], check=True, stdout=subprocess.DEVNULL, cwd="/")
