"""Makes of whatever a camera or scanner hands over what may be kept: upright, of one size, about nothing else.

Of a picture only its dots remain: no place, no camera, no times, no words. What stands in the dots themselves stays.
"""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from deskapp.scans.kinds import ScanError, ScanKind
from deskapp.scans.pdf import cleaned_pdf
from deskapp.scans.vault import Content

LONGEST = 2000
"""Pixels of the longer side: an A4 page at about 170 dots an inch, read without trouble."""
QUALITY = 85
MOST_BYTES = 60 * 1024 * 1024
MOST_DOTS = 120_000_000
"""More than any phone takes; a file that claims more is no photo."""
MOST_FRAMES = 50
FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF")
HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
DAMAGED = (
    OSError, ValueError, SyntaxError, EOFError, MemoryError, OverflowError, LookupError, TypeError, struct.error,
    zlib.error,
)  # fmt: skip
"""What Pillow's decoders raise on damaged data, each after its own fashion."""
WRONG_KIND, TOO_LARGE, UNREADABLE = "E-SCAN-10", "E-SCAN-11", "E-SCAN-12"

Image.MAX_IMAGE_PIXELS = MOST_DOTS


def cleaned(data: bytes) -> list[Content]:
    """What is kept of a file: one picture, a picture for every page of a TIFF, or a PDF.

    Raises ScanError E-SCAN-10 for a kind that is not taken, 11 for what is too large, 12 for what cannot be read.
    """
    if len(data) > MOST_BYTES:
        raise ScanError("这个文件超过 60 MB，没有收下。其他的不受影响，请扫描成较小的文件再收", TOO_LARGE)
    if data[4:8] == b"ftyp" and data[8:12] in HEIC:
        words = "这是手机的 HEIC 照片，没有收下。请在手机的相机格式里选“兼容性最佳”再拍，或者截屏后再收"
        raise ScanError(words, WRONG_KIND)
    if b"%PDF-" in data[:1024]:
        return [cleaned_pdf(data)]
    return [Content(ScanKind.JPEG, _as_jpeg(picture)) for picture in _pictures(data)]


def _pictures(data: bytes) -> Iterator[Image.Image]:
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise _too_large()
            if picture.format != "TIFF":
                yield _upright(picture)
                return
            if getattr(picture, "n_frames", 1) > MOST_FRAMES:
                raise ScanError(f"这个文件超过 {MOST_FRAMES} 页，没有收下。请分成几个文件再收", TOO_LARGE)
            for frame in ImageSequence.Iterator(picture):
                if frame.width * frame.height > MOST_DOTS:
                    raise _too_large()
                yield _upright(frame)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except UnidentifiedImageError as error:
        words = "这个文件不是图片，也不是 PDF，没有收下。请换成 JPG、PNG、TIFF 或 PDF 文件"
        raise ScanError(words, WRONG_KIND) from error
    except DAMAGED as error:
        raise ScanError("这张图片已损坏，读不出来，没有收下。请重新拍照或扫描", UNREADABLE) from error


def _upright(picture: Image.Image) -> Image.Image:
    """Turned the way it was held, on white where it was clear, no larger than is kept."""
    picture.draft("RGB", (LONGEST, LONGEST))
    picture.load()
    turned = ImageOps.exif_transpose(picture)
    if turned.mode.startswith("I;16") or turned.mode in ("I", "F"):
        turned = turned.point(lambda value: value / 256).convert("L")
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        over = turned.convert("RGBA")
        turned = Image.new("RGBA", over.size, "white")
        turned.alpha_composite(over)
    plain = turned.convert("RGB")
    plain.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return plain


def _as_jpeg(picture: Image.Image) -> bytes:
    """Only the dots: a new picture, so that nothing the old one carried along is written."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _too_large() -> ScanError:
    return ScanError("这张图片的点数多得不像照片，没有收下。请缩小后再收", TOO_LARGE)
