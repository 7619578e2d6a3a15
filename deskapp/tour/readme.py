"""The pictures of the READMEs: those of a tour that show the program best."""

import shutil
from pathlib import Path

OF_SMALL = {"home.png": "home-afternoon"}
"""The name in the folder of the README, and that of the tour's picture without its number: a small tour's."""
PICTURES = OF_SMALL | {
    "first-choice.png": "first-choice",
    "first-devices.png": "first-devices",
    "first-morning.png": "first-morning",
    "backups.png": "copies-with-key",
    "new-pc-key.png": "new-pc-key",
    "new-pc-found.png": "new-pc-found",
    "self-test.png": "self-test",
    "renovation.png": "renovation-papers",
    "refused.png": "renovation-refused",
    "release.png": "release-goods",
    "file.png": "file-picture",
    "agreement.png": "agreement-preview",
}
"""Those of a whole tour."""


def hand_on(tour: Path, folder: Path, *, small: bool = False) -> None:
    """Copy the pictures out of the folder of a tour. FileNotFoundError where one was not taken."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, shot in (OF_SMALL if small else PICTURES).items():
        found = sorted((tour / "screens").glob(f"*-{shot}.png"))
        if not found:
            raise FileNotFoundError(f"演示里没有这张图片：{shot}")
        shutil.copy2(found[-1], folder / name)
