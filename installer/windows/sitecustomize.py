"""Read by Python at its start in the check only, never on Windows: works round what Wine lacks and Windows has."""

import _winapi
import os
import sys

# Asking Windows for its version goes through COM calls that end Wine's process; without them Python asks elsewhere.
sys.modules["_wmi"] = None  # type: ignore[assignment]  # the way Python itself writes "there is no such module"
# Wine lacks this function, too; shutil copies without it where Windows has none.
vars(_winapi).pop("CopyFile2")
# Wine keeps back every setting whose name begins with QT_, and has no colour profiles for a real window.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
