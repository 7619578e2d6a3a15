"""Where the shipped fonts lie: the one place that says so, for the window and for the papers."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"

HEI = FOLDER / "NotoSansSC_400Regular.ttf"
HEI_BOLD = FOLDER / "NotoSansSC_700Bold.ttf"
SONG = FOLDER / "NotoSerifSC_400Regular.ttf"
SONG_BOLD = FOLDER / "NotoSerifSC_700Bold.ttf"
RARE = FOLDER / "DeskRareKai-Regular.ttf"
"""Characters that Noto Sans SC lacks, such as 𠮷; the last of every chain of fonts."""

WINDOW = (HEI, HEI_BOLD, RARE)
"""What the window loads, in the order in which its families are asked for a character."""
FAMILIES = ("Noto Sans SC", "Desk Rare Kai")
"""The names those files go by in Qt."""
