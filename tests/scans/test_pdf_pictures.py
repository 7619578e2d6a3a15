"""Of pictures within a PDF only their dots are kept: no place, no camera, no file that hangs on a page unseen."""

import zlib
from base64 import a85decode
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from deskapp.scans.cleaning import cleaned
from deskapp.scans.jpeg import bare_jpeg, bare_jpx
from deskapp.scans.kinds import ScanError
from deskapp.scans.pdf import page_picture
from deskapp.scans.pdf_objects import Made, Ref, read, value, write, written
from deskapp.scans.pdf_pictures import TellsTooMuchError, bare
from tests.scans.pictures import CAMERA, photo

TELLTALE = CAMERA.encode()
GPS = 0x8825


def with_photo(folder, *photos, compressed=1):
    """A PDF as offices make them: each photo on a page of its own, its JPEG embedded byte for byte."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=compressed)
    for number, one in enumerate(photos):
        file = folder / f"{number}.jpg"
        file.write_bytes(one)
        canvas.drawImage(str(file), 50, 300, 400, 300)
        canvas.drawString(50, 250, f"photo {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def jpegs(pdf):
    """The JPEG of every picture in a PDF, as other programs take it out."""
    found = []
    for page in PdfReader(BytesIO(pdf)).pages:
        for one in pictures_of(page).values():
            stream, filters = one.get_object(), one.get_object()["/Filter"]
            data = stream._data
            if isinstance(filters, list) and filters[0] == "/ASCII85Decode":
                data = a85decode(b"".join(data.split()).removesuffix(b"~>"))
            found.append(data)
    return found


def pictures_of(page: Any) -> Any:
    return page["/Resources"]["/XObject"]


def dots(jpeg):
    return Image.open(BytesIO(jpeg)).convert("RGB").tobytes()


def test_the_place_in_a_photo_within_a_pdf_is_gone_and_every_dot_is_there(tmp_path):
    """PRIVACY-02."""
    office = with_photo(tmp_path, photo(), photo("B"))
    before = jpegs(office)
    assert Image.open(BytesIO(before[0])).getexif().get_ifd(GPS)
    (kept,) = cleaned(office)
    after = jpegs(kept.data)
    assert [dots(one) for one in after] == [dots(one) for one in before]
    for one in after:
        assert not Image.open(BytesIO(one)).getexif()
        assert TELLTALE not in one
        assert b"Exif" not in one
    assert page_picture(kept.data, 1, 400).tobytes() == page_picture(office, 1, 400).tobytes()
    assert "photo 1" in PdfReader(BytesIO(kept.data)).pages[1].extract_text()
    assert cleaned(office) == [kept], "equal files are one"


def test_what_programs_note_about_a_page_or_a_picture_is_gone(tmp_path):
    """PRIVACY-02: XMP, private data, files attached to a note; the note itself stays."""
    writer = PdfWriter(clone_from=BytesIO(with_photo(tmp_path, photo())))
    page = writer.pages[0]
    told = writer._add_object(stream(b"<x:xmpmeta>" + TELLTALE))
    image = next(iter(pictures_of(page).values())).get_object()
    image[NameObject("/Metadata")] = told
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Maker"): writer._add_object(stream(TELLTALE))})
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(attached(writer, photo()))])
    out = BytesIO()
    writer.write(out)
    assert out.getvalue().count(TELLTALE) >= 3
    (kept,) = cleaned(out.getvalue())
    assert TELLTALE not in kept.data
    first: Any = PdfReader(BytesIO(kept.data)).pages[0]
    (note,) = first["/Annots"]
    assert note.get_object()["/Contents"] == "see photo"
    assert "/EF" not in note.get_object()["/FS"]


def stream(data, **facts):
    made = StreamObject()
    made._data = data
    made.update({NameObject(f"/{name}"): given for name, given in facts.items()})
    return made


def attached(writer, data):
    """A note on a page with a whole photo behind it."""
    file = writer._add_object(stream(data, Type=NameObject("/EmbeddedFile")))
    spec: dict[Any, Any] = {NameObject("/Type"): NameObject("/Filespec"), NameObject("/F"): TextStringObject("a.jpg")}
    spec[NameObject("/EF")] = DictionaryObject({NameObject("/F"): file})
    note = {
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject("/FileAttachment"),
        NameObject("/Rect"): ArrayObject([NumberObject(n) for n in (10, 10, 30, 30)]),
        NameObject("/Contents"): TextStringObject("see photo"),
        NameObject("/FS"): DictionaryObject(spec),
    }
    return DictionaryObject(note)


def with_lines(folder, lines, **facts):
    """A PDF whose page is drawn by these very bytes."""
    writer = PdfWriter(clone_from=BytesIO(with_photo(folder, photo())))
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream(lines, **facts))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_a_photo_hidden_among_the_lines_of_a_page_is_refused_in_words(tmp_path, packed):
    """PRIVACY-02: it cannot be taken out, so the file is not taken in."""
    lines = b"q BI /W 9 /H 9 /BPC 8 /CS /RGB /F /DCT ID " + photo(size=(9, 9)) + b" EI Q"
    if packed:
        pdf = with_lines(tmp_path, zlib.compress(lines), Filter=NameObject("/FlateDecode"))
    else:
        pdf = with_lines(tmp_path, lines)
    with pytest.raises(ScanError, match="去不掉，没有收下。请把各页存成图片") as told:
        cleaned(pdf)
    assert told.value.code == "E-SCAN-14"


def test_lines_packed_in_a_way_that_is_not_looked_into_are_refused():
    catalogue = Made({b"/Type": b"/Catalog", b"/Pages": Ref(2)})
    lines = Made({b"/Filter": b"/LZWDecode", b"/Length": b"3"}, b"abc")
    with pytest.raises(TellsTooMuchError):
        bare(write({1: catalogue, 2: lines}, Ref(1)))


@pytest.mark.parametrize(
    "more", [{}, {"progressive": True}, {"restart_marker_blocks": 2}, {"quality": 100, "subsampling": 0}]
)
def test_a_jpeg_keeps_its_dots_and_loses_all_else(more):
    """PRIVACY-02."""
    picture, out = Image.radial_gradient("L").resize((70, 50)).convert("RGB"), BytesIO()
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    picture.save(out, "JPEG", exif=exif, comment=TELLTALE, xmp=TELLTALE, icc_profile=TELLTALE, **more)
    given = out.getvalue()
    assert given.count(TELLTALE) == 4
    second = given + given
    kept = bare_jpeg(second)
    assert dots(kept) == dots(given)
    assert TELLTALE not in kept, "neither in the picture nor in one that follows it, as phones add"
    assert bare_jpeg(kept) == kept


def test_colours_of_four_inks_are_still_read_as_they_were_meant():
    out = BytesIO()
    Image.new("CMYK", (20, 20), (10, 200, 30, 40)).save(out, "JPEG", comment=TELLTALE)
    assert b"Adobe" in out.getvalue()
    assert dots(bare_jpeg(out.getvalue())) == dots(out.getvalue())


@pytest.mark.parametrize("data", [b"", b"\x89PNG", b"\xff\xd8\x00\x01", b"\xff\xd8\xff\xe1\x00\x00"])
def test_what_is_no_jpeg_is_no_jpeg(data):
    with pytest.raises(ValueError, match="a "):
        bare_jpeg(data)


def box(kind, data):
    return (len(data) + 8).to_bytes(4, "big") + kind + data


def test_of_a_jpeg_2000_the_boxes_that_tell_of_it_are_gone():
    """PRIVACY-02."""
    plain = box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 ") + box(b"jp2c", b"\xff\x4f\xff\x51 dots")
    told = plain[:12] + box(b"uuid", b"JpgTiffExif->JP2" + TELLTALE) + box(b"xml ", TELLTALE) + plain[12:]
    assert bare_jpx(told) == plain
    assert bare_jpx(b"\xff\x4f\xff\x51 dots") == b"\xff\x4f\xff\x51 dots"
    with pytest.raises(ValueError, match="box"):
        bare_jpx(told[:-1])


NAMES = st.text("AbZ09", min_size=1, max_size=4).map(lambda name: b"/" + name.encode())
PLAIN = st.one_of(
    NAMES,
    st.integers(-9, 99).map(lambda number: b"%d" % number),
    st.sampled_from([b"true", b"null", b"<0A ff>", b"(a \\) b (c) \\\\)", b"()", b"-.5"]),
    st.integers(1, 40).map(Ref),
)
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4))


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_read_again(one):
    assert value(written([one]) + b" ", 0)[0] == [one]


def test_a_file_is_read_as_it_was_written_and_gaps_in_its_numbers_are_free():
    objects = {1: Made({b"/Type": b"/Catalog"}), 4: Made({b"/Length": b"4"}, b"a\nb\n"), 9: Made(b"(words)")}
    pdf = write(objects, Ref(1))
    assert read(pdf) == (objects, Ref(1))
    assert pdf.count(b" f \n") == 7
