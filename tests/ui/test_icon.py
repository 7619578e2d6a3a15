"""The icon of the program: in every size Windows shows, in the colours of the theme, drawn by the script beside it."""

import struct
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage

from deskapp.app import prepared_app
from deskapp.store.place import Place
from deskapp.ui.icons import OWN, own_icon
from deskapp.ui.theme import LIGHT

SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256]
HEAD, ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")


def entries() -> Iterator[tuple[int, bytes]]:
    """The side of each picture in the file, and its bytes."""
    content = OWN.read_bytes()
    _, kind, count = HEAD.unpack_from(content)
    assert kind == 1
    for number in range(count):
        side, _, _, _, _, depth, size, at = ENTRY.unpack_from(content, HEAD.size + number * ENTRY.size)
        assert depth == 32
        yield side or 256, content[at : at + size]


def test_every_size_is_there_and_only_the_largest_is_a_png():
    """Tools that make set-up programs read plain bitmaps."""
    found = dict(entries())
    assert list(found) == SIZES
    assert [side for side, part in found.items() if part.startswith(b"\x89PNG")] == [256]
    for side, part in found.items():
        if side != 256:
            assert len(part) == 40 + 4 * side * side + (side + 31) // 32 * 4 * side


@pytest.mark.parametrize("side", SIZES)
def test_each_picture_has_the_colours_of_the_theme(qapp, side):
    shown = own_icon().pixmap(QSize(side, side)).toImage()
    assert shown.pixelColor(side // 2, side - 2).name().upper() == LIGHT.accent
    assert shown.pixelColor(side // 2, side * 13 // 32).name().upper() == LIGHT.on_accent
    assert shown.pixelColor(0, 0).alpha() < 255


def test_the_picture_for_other_systems_is_the_largest_one(qapp):
    assert QImage(str(OWN.with_suffix(".png"))).size() == QSize(256, 256)


def test_the_window_wears_it(qapp, tmp_path):
    assert sorted(size.width() for size in prepared_app(Place(tmp_path)).windowIcon().availableSizes()) == SIZES


def test_a_screen_of_any_scale_is_filled_without_rounding():
    """Two screens of 125 and 150 percent on one PC: each window is drawn to the scale of its own."""
    assert QGuiApplication.highDpiScaleFactorRoundingPolicy() is Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
