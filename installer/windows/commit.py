"""Which files of ours go into the program, and the one moment that everything built from a commit carries."""

import subprocess

from installer.places import ROOT
from installer.stop import InstallError

OURS = ("deskapp", "forms", "db", "resources", "LICENSE", "THIRD_PARTY.md")
# The pictures of the README, and what makes fonts, icons, translations and migrations, are of no use to a clerk.
NOT_OURS = (
    "resources/readme/",
    "resources/fonts/cut.py",
    "resources/icon/draw.py",
    "resources/translations/extract.py",
    "db/script.py.mako",
)


def files() -> list[str]:
    """The paths of our files that git knows, sorted, with `/` between folders."""
    names = git("ls-files", "-z", "--", *OURS).split("\0")
    return sorted(name for name in names if name and not name.startswith(NOT_OURS))


def moment() -> int:
    """When the commit was made, in seconds since 1970: every file of the build is dated with it."""
    return int(git("log", "-1", "--format=%ct"))


def name() -> str:
    """The commit itself, in hexadecimal: the program shows it beside its version."""
    return git("rev-parse", "HEAD").strip()


def is_dirty() -> bool:
    """Whether something that goes into the program differs from the commit."""
    return bool(git("status", "--porcelain", "--", *OURS))


def is_there(name: str) -> bool:
    """Whether this clone holds a commit; a shallow one holds few."""
    command = ["git", "rev-parse", "--quiet", "--verify", f"{name}^{{commit}}"]
    return subprocess.call(command, cwd=ROOT, stdout=subprocess.DEVNULL) == 0


def archive(name: str) -> bytes:
    """The files that went into the program at another commit, as a zip."""
    return _ask("archive", "--format=zip", name, "--", *OURS)


def git(*words: str) -> str:
    """What git answers; raises InstallError."""
    return _ask(*words).decode("utf-8")


def _ask(*words: str) -> bytes:
    try:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise InstallError(f"the Windows program is built from a git checkout, and git says: {error}") from error
