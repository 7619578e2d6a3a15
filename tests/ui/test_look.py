"""What the look promises, measured: contrast on every ground, no small type, no colour or size named elsewhere."""

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from deskapp.ui.theme import (
    DARK,
    LIGHT,
    SHEET,
    SMALLEST,
    TEXT_SIZES,
    Look,
    Scheme,
    Sizes,
    Tone,
    apply,
    contrast,
    load_fonts,
    look,
)
from tests.ui.gallery import framed, gallery

GROUNDS = ("canvas", "surface", "raised", "hover", "sunken", "accent_tint")
SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
UI = Path(__file__).parents[2] / "deskapp" / "ui"


@SCHEMES
def test_text_reaches_4_5_on_every_ground(scheme: Scheme):
    for ink, ground in product(("ink", "soft", "faint", "accent_ink", "ok", "warn", "danger"), GROUNDS):
        assert contrast(getattr(scheme, ink), getattr(scheme, ground)) >= 4.5, (ink, ground)


@SCHEMES
def test_a_tone_reads_on_its_own_ground(scheme: Scheme):
    for tone in Tone:
        assert contrast(*scheme.tone(tone)) >= 4.5, tone
        assert contrast(scheme.ink, scheme.tone(tone)[1]) >= 4.5, tone


@SCHEMES
def test_fields_ticks_and_disabled_words_reach_3(scheme: Scheme):
    for ground in ("canvas", "surface", "raised", "sunken"):
        assert contrast(scheme.edge, getattr(scheme, ground)) >= 3, ground


@SCHEMES
def test_the_main_button_reads_in_every_state(scheme: Scheme):
    for ground in (scheme.accent, scheme.accent_hover, scheme.accent_press):
        assert contrast(scheme.on_accent, ground) >= 4.5


@SCHEMES
def test_the_focus_ring_stands_out(scheme: Scheme):
    for ground in ("canvas", "surface", "raised", "accent_tint"):
        assert contrast(scheme.accent_ink, getattr(scheme, ground)) >= 3, ground


@pytest.mark.parametrize("factor", TEXT_SIZES.values(), ids=TEXT_SIZES.keys())
def test_no_text_is_smaller_than_twelve_pixels(qapp: QApplication, qtbot: QtBot, factor: float):
    apply(qapp, Look(LIGHT, Sizes().scaled(factor)))
    window = framed(gallery())
    qtbot.addWidget(window)
    window.show()
    labels = [label for label in window.findChildren(QLabel) if label.text()]
    assert len(labels) > 40
    assert {label.text() for label in labels if QFontInfo(label.font()).pixelSize() < SMALLEST} == set()
    assert look().sizes.caption >= SMALLEST


@SCHEMES
def test_the_style_sheet_names_no_colour_and_no_size_of_type(scheme: Scheme):
    template = SHEET.read_text("utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", template) == []
    assert re.findall(r"font-size:\s*\d", template) == []
    assert "$" not in Look(scheme).sheet()


def test_colours_are_named_in_the_theme_alone():
    named = {
        file.name: found
        for file in UI.rglob("*.py")
        if file.name != "theme.py" and (found := re.findall(r'"#[0-9A-Fa-f]{6}"|Qt\.GlobalColor', file.read_text()))
    }
    assert named == {}


def test_the_fonts_are_shipped_and_cover_rare_characters(fonts: None):
    assert {"Noto Sans SC", "Desk Rare Kai"} <= set(QFontDatabase.families())
    assert look().font(14).families() == ["Noto Sans SC", "Desk Rare Kai"]


def test_a_missing_font_is_said_so(qapp: QApplication, tmp_path: Path):
    with pytest.raises(FileNotFoundError, match=r"Missing\.ttf"):
        load_fonts([tmp_path / "Missing.ttf"])


def test_a_change_of_scheme_needs_no_new_window(qapp: QApplication, qtbot: QtBot):
    window = framed(gallery())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    light = window.grab().toImage().pixelColor(400, 45)
    apply(qapp, Look(DARK))
    dark = window.grab().toImage().pixelColor(400, 45)
    assert (light.name().upper(), dark.name().upper()) == (LIGHT.canvas, DARK.canvas)
