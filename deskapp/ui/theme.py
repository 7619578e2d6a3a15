"""Every colour and measure of the front desk, and how they become a palette and a style sheet.

Nothing else in the program may name a colour, a font size or a distance. Widgets that paint themselves
ask `look()` while they paint, so a change of scheme or text size needs no restart.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from deskapp.printing.fonts import FAMILIES, WINDOW

RESOURCES = Path(__file__).parents[2] / "resources"
SHEET = RESOURCES / "theme" / "look.qss"
SMALLEST = 12
STORY_LINES = 3
"""Lines in sight where something is to be told."""
WORDING_LINES = 14
"""Lines in sight where a whole text is written."""
TEXT_SIZES = {"小": 0.86, "中": 1.0, "大": 1.14, "特大": 1.33}


class Tone(Enum):
    """What a message, badge or figure says. Each tone also has its own icon: colour never speaks alone."""

    PLAIN = "plain"
    INFO = "info"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"


@dataclass(frozen=True)
class Scheme:
    """Colour roles. Text reaches 4.5:1, edges and icons 3:1, on every ground they are used on."""

    dark: bool
    canvas: str  # the window itself
    surface: str  # panels, tables, fields
    raised: str  # what floats: pop-ups, tooltips
    hover: str  # under the mouse: buttons, table rows
    sunken: str  # read-only fields, key caps, tracks, pressed buttons
    line: str  # hairlines between things; decoration only
    rim: str  # edges of buttons, which their words carry
    edge: str  # edges of fields and ticks, and the words of what is disabled
    ink: str  # text
    soft: str  # labels, second lines
    faint: str  # hints, units, column heads
    accent: str  # ground of the one main button, current step
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_ink: str  # accent as text, icon or focus ring
    accent_tint: str  # selected row, chosen segment
    bar: str  # bars of a chart that are only for comparison
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    danger: str
    danger_tint: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Ink and ground of a tone."""
        ink, ground = _TONES[tone]
        return getattr(self, ink), getattr(self, ground)

    def tone_ink(self, tone: Tone) -> str:
        return self.tone(tone)[0]

    def tone_role(self, tone: Tone) -> str:
        """The role that a tone is written in."""
        return _TONES[tone][0]


_TONES = {
    Tone.PLAIN: ("soft", "sunken"),
    Tone.INFO: ("accent_ink", "accent_tint"),
    Tone.OK: ("ok", "ok_tint"),
    Tone.WARN: ("warn", "warn_tint"),
    Tone.DANGER: ("danger", "danger_tint"),
}

LIGHT = Scheme(
    dark=False, canvas="#F5F6F8", surface="#FFFFFF", raised="#FFFFFF", hover="#F5F6F8", sunken="#EEF0F3",
    line="#E2E5EA", rim="#C6CBD3", edge="#7A818D", ink="#1A1E25", soft="#4F5866", faint="#626A77",
    accent="#2B59C3", accent_hover="#2450B3", accent_press="#1D4397", on_accent="#FFFFFF",
    accent_ink="#2450B3", accent_tint="#EBF0FB", bar="#A9BEEA", ok="#1A6B3C", ok_tint="#E7F4EC",
    warn="#85500A", warn_tint="#FCF2DC", danger="#B3261E", danger_tint="#FBECEA",
)  # fmt: skip

DARK = Scheme(
    dark=True, canvas="#15171B", surface="#1D2025", raised="#252930", hover="#24282E", sunken="#282C33",
    line="#31363E", rim="#474E59", edge="#7F8794", ink="#E9EBEE", soft="#ABB2BD", faint="#98A0AC",
    accent="#3868D4", accent_hover="#3E6FDB", accent_press="#2F5CC2", on_accent="#FFFFFF",
    accent_ink="#93B4FF", accent_tint="#222F4B", bar="#44608F", ok="#7CD09D", ok_tint="#17301F",
    warn="#EFC06A", warn_tint="#352A14", danger="#FF9C92", danger_tint="#3B211F",
)  # fmt: skip


@dataclass(frozen=True)
class Sizes:
    """Measures in device-independent pixels at medium text. `scaled` follows the clerk's text size."""

    scale: float = 1.0
    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741
    xl: int = 24
    radius: int = 6  # panels, pop-ups, message bars
    corner: int = 4  # fields, buttons, badges
    control_s: int = 28  # tabs, quiet buttons, counts in a list
    control: int = 32  # fields, buttons
    control_l: int = 40  # the main button of a page
    row: int = 34  # table rows
    head: int = 30  # table heads
    caption: int = 12
    body: int = 14
    heading: int = 15
    title: int = 20
    state: int = 26  # card states
    figure: int = 34  # money to collect or give back
    amount: int = 46  # field for money
    tick: int = 16
    icon_s: int = 14
    icon: int = 18
    icon_l: int = 22
    nav: int = 72
    topbar: int = 52
    statusbar: int = 30
    actionbar: int = 60
    rail: int = 204
    cue: int = 248

    def scaled(self, factor: float) -> "Sizes":
        """The same measures for another text size: 0.86 small, 1 medium, 1.14 large, 1.33 largest."""
        _, *measures = dataclasses.astuple(self)
        sizes = Sizes(factor, *(round(value * factor) for value in measures))
        return dataclasses.replace(sizes, caption=max(SMALLEST, sizes.caption))

    def lines(self, count: int) -> int:
        """Height of a field with so many lines in sight."""
        return self.body * count * 3 // 2 + 2 * self.s

    def px(self, value: float) -> int:
        """Any other measure, given for medium text."""
        return round(value * self.scale)


@dataclass(frozen=True)
class Look:
    """A scheme at a text size: everything a widget may ask."""

    scheme: Scheme = LIGHT
    sizes: Sizes = Sizes()

    def font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(list(FAMILIES))
        font.setPixelSize(pixels)
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    def sheet(self) -> str:
        """The style sheet: the one template, with the tokens filled in."""
        tokens = dataclasses.asdict(self.scheme) | dataclasses.asdict(self.sizes)
        s = self.sizes
        tokens |= {"control_in": s.control - 2, "amount_in": s.amount - 2, "cell_in": s.control - 4}
        tokens |= {"story": s.lines(STORY_LINES), "wording": s.lines(WORDING_LINES)}
        tokens |= {"tick_round": s.tick // 2 + 1, "tick_core": s.tick - 8}
        return Template(SHEET.read_text("utf-8")).substitute(tokens)

    def palette(self) -> QPalette:
        c, role, palette = self.scheme, QPalette.ColorRole, QPalette()
        for key, value in {
            role.Window: c.canvas, role.WindowText: c.ink, role.Base: c.surface, role.AlternateBase: c.canvas,
            role.Text: c.ink, role.Button: c.surface, role.ButtonText: c.ink, role.BrightText: c.on_accent,
            role.Highlight: c.accent_tint, role.HighlightedText: c.ink, role.Link: c.accent_ink,
            role.LinkVisited: c.accent_ink, role.ToolTipBase: c.raised, role.ToolTipText: c.ink,
            role.PlaceholderText: c.faint, role.Accent: c.accent, role.Light: c.surface, role.Mid: c.line,
            role.Dark: c.edge, role.Shadow: c.line,
        }.items():  # fmt: skip
            palette.setColor(key, QColor(value))
        for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(c.edge))
        return palette


_look = Look()


def look() -> Look:
    """The look now in force."""
    return _look


def load_fonts(files: Iterable[Path] = WINDOW) -> None:
    """Register the shipped fonts, so that no font of the PC is needed. Raises FileNotFoundError."""
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(f"font missing or unreadable: {file.name}")


def apply(app: QApplication, new: Look) -> None:
    """Put a look in force for the whole program. What stays as it is is left: each goes through all widgets once."""
    global _look
    first, before, _look = not app.styleSheet(), _look, new
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark if new.scheme.dark else Qt.ColorScheme.Light)
    if first:
        app.setStyle("Fusion")
    app.setPalette(new.palette())
    if first or new.sizes != before.sizes:
        app.setFont(new.font(new.sizes.body))
    app.setStyleSheet(new.sheet())


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2: 1 (none) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
