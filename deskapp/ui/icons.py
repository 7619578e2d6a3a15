"""Icons by what they mean. One family, Phosphor, in its regular weight; this file alone names qtawesome."""

import qtawesome
from PySide6.QtGui import QIcon

from deskapp.ui.theme import Tone

MESSAGES = {
    Tone.PLAIN: "info",
    Tone.INFO: "info",
    Tone.OK: "check-circle",
    Tone.WARN: "warning",
    Tone.DANGER: "warning-octagon",
}
STATES = {
    Tone.PLAIN: "circle-dashed",
    Tone.INFO: "circle-half",
    Tone.OK: "check-circle",
    Tone.WARN: "warning",
    Tone.DANGER: "warning-octagon",
}


def icon(name: str, colour: str) -> QIcon:
    """A Phosphor icon in one colour, sharp at any scale."""
    found: QIcon = qtawesome.icon(f"ph.{name}", color=colour)
    return found
