"""A PostgreSQL server of the test's own, on a socket in a temporary folder; only where one is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from installer.system import server_programs

OWNER = "nobody"
"""The server refuses to run as root; any plain user will do."""
LONGEST = 60
"""Seconds one program of the server may take."""


def why_not() -> str:
    """Why no server can be run here; empty if one can."""
    if os.name != "posix":
        return "the server is asked over a socket in a folder, as POSIX systems have them"
    try:
        import psycopg  # noqa: F401  # only asked for
    except ImportError:
        return "psycopg, the driver of PostgreSQL, is not installed"
    if server_programs() is None:
        return "no PostgreSQL server is installed"
    if os.getuid() == 0 and not shutil.which("runuser"):
        return "a PostgreSQL server does not run as root, and runuser is not installed"
    return ""


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database named desk; the server is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="desk-pg-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, OWNER)
        data = folder / "data"
        _run("initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        # No port is listened on, so that none can be taken: only the socket in the folder leads in.
        settings = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _run("pg_ctl", "-D", data, "-w", "-t", LONGEST, "-l", folder / "log", "-o", settings, "start")
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
    folder = server_programs()
    assert folder, "asked only where a server is installed"
    as_owner = ["runuser", "-u", OWNER, "--"] if os.getuid() == 0 else []
    command = [*as_owner, str(folder / program), *map(str, given)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=LONGEST)
