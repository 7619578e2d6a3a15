"""Runs in the check only: works round what Wine lacks and Windows has, then is `python -m deskapp`."""

import _winapi
import os
import runpy
import sys

# Asking Windows for its version goes through COM calls that end Wine's process; without them Python asks elsewhere.
sys.modules["_wmi"] = None  # type: ignore[assignment]  # the way Python itself writes "there is no such module"
# Wine lacks this function, too; shutil copies without it where Windows has none.
vars(_winapi).pop("CopyFile2")
# Wine keeps back every setting whose name begins with QT_, and has no colour profiles for a real window.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

runpy.run_module("deskapp", run_name="__main__", alter_sys=True)
