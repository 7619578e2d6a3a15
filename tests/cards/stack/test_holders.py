"""Programs that hold a reader are found by the PC/SC library they have in memory."""

import subprocess
import sys

import pytest

from deskapp.cards.reader_holders import holders, named_by_tasklist

TOLD = """"svchost.exe","912","WinSCard.dll"
"发卡工具.exe","4711","WinSCard.dll"
"deskapp.exe","99","WinSCard.dll"
INFO: No tasks are running which match the specified criteria.
"""
HOLDING = """
import sys
open("/proc/self/comm", "w").write("otherreader")
import smartcard.scard
print(flush=True)
sys.stdin.read()
"""


def test_windows_tells_programs_and_neither_its_services_nor_ourselves():
    assert named_by_tasklist(TOLD, mine=99) == ["发卡工具.exe"]


@pytest.mark.linux("a program gives itself a name there")
def test_a_program_with_the_library_in_memory_is_found_and_this_one_is_not():
    import smartcard.scard  # noqa: F401  # so that this program has it too

    program = [sys.executable, "-c", HOLDING]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        found = holders()
        other.communicate(timeout=60)
    assert "otherreader" in found
    assert "pcscd" not in found
