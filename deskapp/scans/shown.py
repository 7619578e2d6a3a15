"""What is seen of a scan: small on the page, large only with the purpose written across it (PRIVACY-01)."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from deskapp.scans.kinds import ScanKind
from deskapp.scans.pdf import page_picture
from deskapp.scans.vault import Content

FONT = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "NotoSansSC_400Regular.ttf"
SMALL = 160
LARGE = 1800
SLANT = 30
INK, EDGE = (160, 30, 30, 112), (255, 255, 255, 72)
"""Of the letters and of their edges, by which they are read on dark pictures too."""
SHARE = 26
"""The letters of the purpose are as high as so much of the longer side."""


def thumbnail(content: Content, longest: int = SMALL) -> bytes:
    """The first page, small, as PNG."""
    if content.kind is ScanKind.PDF:
        picture = page_picture(content.data, 0, longest)
    else:
        picture = Image.open(BytesIO(content.data))
        picture.draft("RGB", (longest, longest))
        picture.thumbnail((longest, longest))
    return _written(picture, "PNG")


def large(content: Content, page: int, purpose: str) -> bytes:
    """A page, counted from 0, with the purpose across it, as JPEG: shown large, printed, exported."""
    return _written(_marked(content, page, purpose), "JPEG")


def handed_out(content: Content, purpose: str) -> tuple[str, bytes]:
    """Ending and bytes of a copy that leaves the program: every page with the purpose across it."""
    if content.kind is ScanKind.JPEG:
        return "jpg", large(content, 0, purpose)
    pages = [_marked(content, page, purpose) for page in range(content.pages)]
    out = BytesIO()
    undated = {"creationDate": None, "modDate": None}  # the same pages are the same file
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=150, quality=85, **undated)
    return "pdf", out.getvalue()


def _marked(content: Content, page: int, purpose: str) -> Image.Image:
    if content.kind is ScanKind.PDF:
        picture = page_picture(content.data, page, LARGE)
    else:
        picture = Image.open(BytesIO(content.data)).convert("RGB")
    mark = Image.new("RGBA", picture.size, (255, 255, 255, 0))
    for part, at in _tiles(picture.size, purpose):
        mark.alpha_composite(part, at)
    return Image.alpha_composite(picture.convert("RGBA"), mark).convert("RGB")


def _tiles(size: tuple[int, int], purpose: str) -> Iterator[tuple[Image.Image, tuple[int, int]]]:
    """The slanted words and the places for them, so near each other that no part can be cut out without them."""
    letters = max(18, max(size) // SHARE)
    words = Image.new("RGBA", _extent(purpose, letters), (255, 255, 255, 0))
    ImageDraw.Draw(words).text(
        (letters, letters // 4), purpose, font=_font(letters), fill=INK, stroke_width=1, stroke_fill=EDGE
    )
    tile = words.rotate(SLANT, expand=True, resample=Image.Resampling.BICUBIC)
    across, down = max(letters * 6, tile.width * 2 // 3), max(letters * 5, tile.height // 2)
    for row, top in enumerate(range(-tile.height // 2, size[1], down)):
        for left in range(-tile.width // 2 - (row % 2) * across // 2, size[0], across):
            cut = (max(0, -left), max(0, -top), min(tile.width, size[0] - left), min(tile.height, size[1] - top))
            if cut[0] < cut[2] and cut[1] < cut[3]:
                yield tile.crop(cut), (max(0, left), max(0, top))


def _extent(words: str, letters: int) -> tuple[int, int]:
    return round(_font(letters).getlength(words)) + 2 * letters, letters * 7 // 4


@lru_cache(maxsize=8)
def _font(letters: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), letters)


def _written(picture: Image.Image, format: str) -> bytes:
    out = BytesIO()
    picture.save(out, format, **({"quality": 85} if format == "JPEG" else {}))
    return out.getvalue()
