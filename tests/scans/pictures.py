"""Pictures and PDF for the tests, as phones, scanners and offices make them: with all that they tell of themselves."""

from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

CAMERA = "TELLTALE CAMERA"
NORTH = 22.5


def photo(words: str = "ID", size: tuple[int, int] = (1200, 900), *, turned: int = 1) -> bytes:
    """A photo with place, camera and the way it was held, as EXIF says it."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    ImageDraw.Draw(picture).text((size[0] // 2, size[1] // 2), words, fill="black")
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = CAMERA, turned
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (NORTH, 30.0, 0.0)
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=CAMERA.encode())
    return out.getvalue()


def picture(kind: str, size: tuple[int, int] = (90, 60), pages: int = 1) -> bytes:
    """A small picture of a kind: PNG, TIFF, BMP, WEBP, GIF."""
    frames = [Image.new("RGB", size, (40 * place, 80, 120)) for place in range(pages)]
    out = BytesIO()
    frames[0].save(out, kind, **({"save_all": True, "append_images": frames[1:]} if pages > 1 else {}))
    return out.getvalue()


def pdf(pages: int = 2) -> bytes:
    """A PDF whose maker wrote his name into it."""
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setAuthor(CAMERA)
    canvas.setTitle(CAMERA)
    for page in range(pages):
        canvas.drawString(100, 700, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()
