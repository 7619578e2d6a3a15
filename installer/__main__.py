"""Refuses a Python this program was not made for, then hands the words of the command line to installer.command."""

import sys

# This file must be readable by any Python a machine may have: no annotations, no f-strings.
if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.stderr.write(
        "deskapp needs Python 3.11, 3.12 or 3.13 and was started by Python %d.%d; "  # noqa: UP031
        "install one of them and start this command with it.\n" % sys.version_info[:2]
    )
    sys.exit(2)

import io
import pathlib

sys.path[0] = str(pathlib.Path(__file__).resolve().parent.parent)

from installer import command  # noqa: E402

for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")  # a pipe of Windows may know no Chinese

sys.exit(command.main(sys.argv[1:]))
