"""The facts of the set-up program, the launcher and the portable zip, as far as they show without a Windows."""

import re
import struct
import zipfile
from pathlib import Path

import pytest

from installer.windows import imports, portable, program, setup, sizes, workarounds
from installer.windows.places import HERE, ICON, version

NSI = (HERE / "setup.nsi").read_text("utf-8")
WORDS = (HERE / "words.nsh").read_text("utf-8")
MOMENT = 1_795_341_600


@pytest.fixture
def laid(tmp_path: Path) -> Path:
    """A program of four files."""
    folder = tmp_path / "program"
    for name in ("python.exe", "app/deskapp/b.py", "app/deskapp/a.py", "site/z.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "ascii")
    program.date(folder, MOMENT)
    return folder


def test_it_asks_for_no_rights_and_lies_in_the_users_own_folder():
    assert "RequestExecutionLevel user" in NSI
    assert r'InstallDir "$LOCALAPPDATA\Programs\deskapp"' in NSI
    assert "HKLM" not in NSI
    assert setup.SHIPPED == "x86-unicode", "a 64-bit set-up program could not even refuse on a 32-bit Windows"


def test_it_refuses_what_qt_does_not_start_on():
    assert "!define OLDEST_BUILD 17763" in NSI
    assert "${IfNot} ${RunningX64}" in NSI
    assert NSI.index("Function .onInit") < NSI.index("$(TooOld)") < NSI.index("Section\n")


def test_a_verified_backup_comes_before_anything_is_touched():
    install = NSI[NSI.index("Section\n") :]
    order = ["InsistOnClosed", "Call BackUp", "RemoveFolders", "PutFiles"]
    assert sorted(order, key=install.index) == order
    assert '"$INSTDIR\\python.exe" -m deskapp backup' in NSI


def test_the_removal_touches_no_data():
    uninstall = NSI[NSI.index("Section Uninstall") :]
    removed = re.findall(r"(?:RMDir /r|RMDir|Delete) +\"([^\"]+)\"", uninstall + NSI[: NSI.index("Function .onInit")])
    assert removed
    assert not [path for path in removed if "LOCALAPPDATA" in path]
    assert not re.search(r'RMDir /r "\$INSTDIR"', NSI), "a clerk may have chosen a folder with things of his own"
    assert "$(Removed)" in uninstall


def test_every_sentence_is_there_in_both_languages():
    told = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\} \"(.+)\"$", WORDS, re.MULTILINE)
    chinese = {name for name, language, _ in told if language == "SIMPCHINESE"}
    english = {name for name, language, _ in told if language == "ENGLISH"}
    assert chinese == english == set(re.findall(r"\$\((\w+)\)", NSI))
    assert all(re.search(r"[\u4e00-\u9fff]", words) for _, language, words in told if language == "SIMPCHINESE")


def test_the_icon_is_that_of_the_program():
    kind = struct.unpack("<HH", ICON.read_bytes()[:4])
    assert kind == (0, 1)


@pytest.mark.linux("the set-up program is made there")
def test_files_are_put_folder_by_folder_in_one_order(laid):
    lines = setup.script(laid, ["site/z.py", "app/deskapp/b.py", "python.exe", "app/deskapp/a.py"]).splitlines()
    assert lines == [
        "!macro PutFiles",
        'SetOutPath "$INSTDIR"',
        f'File "{laid}/python.exe"',
        'SetOutPath "$INSTDIR\\app\\deskapp"',
        f'File "{laid}/app/deskapp/a.py"',
        f'File "{laid}/app/deskapp/b.py"',
        'SetOutPath "$INSTDIR\\site"',
        f'File "{laid}/site/z.py"',
        "!macroend",
        "!macro RemoveFiles",
        'Delete "$INSTDIR\\python.exe"',
        "!macroend",
    ]


def test_the_portable_zip_is_the_same_every_time_and_keeps_its_data_beside_it(laid, tmp_path):
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    portable.pack(laid, first, "deskapp-1.2.3", MOMENT)
    (laid / "python.exe").touch()
    portable.pack(laid, second, "deskapp-1.2.3", MOMENT)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert packed.namelist() == [
            "deskapp-1.2.3/app/deskapp/a.py",
            "deskapp-1.2.3/app/deskapp/b.py",
            "deskapp-1.2.3/python.exe",
            "deskapp-1.2.3/site/z.py",
            "deskapp-1.2.3/portable.flag",
        ]


def test_the_list_of_files_tells_content_and_place(laid):
    before = program.listing(laid)
    assert list(before) == ["app/deskapp/a.py", "app/deskapp/b.py", "python.exe", "site/z.py"]
    (laid / "site" / "z.py").write_text("changed", "ascii")
    changed = {name for name, digest in program.listing(laid).items() if before[name] != digest}
    assert changed == {"site/z.py"}


def test_room_is_told_by_part():
    parts = sizes.by_part({"site/PySide6/a.dll": 5, "site/x.py": 4, "app/resources/fonts/a.ttf": 3, "python.exe": 1})
    assert parts == {"Qt and PySide6": 5, "other packages": 4, "fonts": 3, "Python": 1}
    assert sizes.table({"python.exe": 1_540_000}).splitlines()[-1].split() == ["together", "1.5", "MB"]


def image(library: bytes, functions: list[bytes]) -> bytes:
    """A 64-bit program file that takes these functions from one library, and holds nothing else."""
    at, base = 0x200, 0x1000
    thunks, names = at + 40, at + 40 + 8 * (len(functions) + 1)
    hints = b"".join(b"\0\0" + name + b"\0" for name in functions)
    offsets = [names + len(b"".join(b"\0\0" + name + b"\0" for name in functions[:n])) for n in range(len(functions))]
    content = bytearray(at)
    content[0x3C:0x40] = struct.pack("<I", 0x40)
    content[0x46:0x48], content[0x54:0x56] = struct.pack("<H", 1), struct.pack("<H", 240)
    content[0x58 + 120 : 0x58 + 124] = struct.pack("<I", base)
    content[0x148 + 8 : 0x148 + 24] = struct.pack("<IIII", 0x200, base, 0x200, at)
    shift = base - at
    content += struct.pack("<I8xII", thunks + shift, names + len(hints) + shift, thunks + shift) + bytes(20)
    content += struct.pack(f"<{len(offsets) + 1}Q", *(offset + shift for offset in offsets), 0)
    return bytes(content) + hints + library + b"\0"


def test_what_a_library_needs_is_read_off_it(tmp_path):
    content = image(b"icuuc.dll", [b"ucnv_open", b"ucnv_getName"])
    assert imports.imports(content) == {"icuuc.dll": ["ucnv_open", "ucnv_getName"]}
    for name, needs in (("a.pyd", b"KERNEL32.dll"), ("b.dll", b"A.pyd"), ("c.exe", b"Qt6Nowhere.dll")):
        (tmp_path / name).write_bytes(image(needs, [b"f"]))
    assert imports.lacking(tmp_path) == {"qt6nowhere.dll": ["c.exe"]}


def test_what_wine_lacks_is_no_part_of_any_build():
    sources = [file.read_text("utf-8") for file in HERE.glob("*.py") if file.name != "check.py"]
    assert not [source for source in sources if "workarounds.give" in source]
    assert {"icuuc.dll", "bcryptprimitives.dll"} == workarounds.LIBRARIES


def test_versions_are_three_numbers_as_windows_wants_them():
    assert re.fullmatch(r"\d+\.\d+\.\d+", version())
    assert 'VIProductVersion "${VERSION}.0"' in NSI
