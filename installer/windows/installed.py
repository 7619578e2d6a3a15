"""The program as the set-up program leaves it in a Windows under Wine: where its things lie and how it is started."""

from dataclasses import dataclass
from pathlib import Path

from installer.stop import InstallError
from installer.windows.wine import Done, Windows

KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\deskapp"
FOLDER = r"C:\Front Desk\deskapp"
"""A folder as a clerk might choose it: with a blank.

Wine reads fonts from folders with Chinese in their names only where its code page has those letters.
"""


@dataclass(frozen=True)
class Installed:
    """What lies on drive C of one Windows."""

    windows: Windows

    @property
    def drive(self) -> Path:
        return self.windows.prefix / "drive_c"

    @property
    def folder(self) -> Path:
        return self.drive / "Front Desk" / "deskapp"

    @property
    def data(self) -> Path:
        """Where a user's data lie."""
        [user] = [home for home in (self.drive / "users").iterdir() if home.name != "Public"]
        return user / "AppData" / "Local" / "deskapp"

    def shortcuts(self) -> list[Path]:
        """Those in the Start menu and on the desktop."""
        return sorted(self.windows.prefix.rglob("前台.lnk"))

    def set_up(self, program: Path) -> Done:
        """Run the set-up program in silence. It takes what follows /D= as it stands, blanks and all, and no quotes."""
        return self.windows.run([program, "/S", *f"/D={FOLDER}".split(" ")], self.windows.prefix)

    def start(self, *words: str | Path, by: str = "python.exe") -> Done:
        """Run the program with these words and wait."""
        return self.windows.run([f"{FOLDER}\\{by}", *_SPEAKING[by], *words], self.windows.prefix)

    def run_python(self, code: str) -> Done:
        """Have the program's Python carry out some lines."""
        return self.windows.run([f"{FOLDER}\\python.exe", "-X", "utf8", "-c", code], self.windows.prefix)

    def insist(self, *words: str | Path, by: str = "python.exe") -> str:
        """What the program says to these words; raises InstallError unless all is well with it."""
        done = self.start(*words, by=by)
        if done.code:
            raise InstallError(f"deskapp {' '.join(map(str, words))} ended with {done.code}:\n{done.said[-4000:]}")
        return done.said

    def registered(self) -> str:
        """What Windows would show of it in its list of programs; empty where it is not in there."""
        done = self.windows.run(["reg", "query", KEY], self.windows.prefix)
        return "" if done.code else done.said


# Whatever language this Windows speaks, the check reads Chinese.
_SPEAKING = {"python.exe": ("-X", "utf8", "-m", "deskapp"), "deskapp.exe": ()}
