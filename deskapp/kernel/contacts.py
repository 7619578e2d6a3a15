"""Telephone numbers and number plates in one spelling each, with a warning where the shape is not known."""

import re
from collections.abc import Iterable

from deskapp.kernel.people import Checked
from deskapp.kernel.typed import plain

_BETWEEN = re.compile(r"[,;、/|\n]+|或")
_AREA = "0(?:10|2[0-9]|[3-9][0-9]{2})"
_LANDLINE = re.compile(rf"\(?({_AREA})\)?-?([2-8][0-9]{{6,7}})(?:(?:-|转|分机|#)([0-9]{{1,6}}))?")
_COUNTRY = re.compile(r"^(?:(?:\+|00)86-?|86-?(?=1[3-9][0-9\-]{9,}$))")
_DIALLED = re.compile(r"\(?0|1[3-9][0-9\-]{9,}$")
_ABROAD = re.compile(r"(?:\+|00)(852|853|886|(?!86))([0-9]{7,14})")

_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_SIGN = "[A-HJ-NP-Z0-9]"
_PLATE = re.compile(
    f"{_PROVINCE}[A-HJ-Z](?:"
    f"{_SIGN}{{4}}[A-HJ-NP-Z0-9学警挂港澳领试超]"
    f"|[A-HJK]{_SIGN}[0-9]{{4}}|[0-9]{{5}}[A-HJK])"
    f"|使[0-9]{{6}}|[0-9]{{6}}使|民航[A-Z][0-9]{{4}}"
    f"|WJ{_PROVINCE}?{_SIGN}{{5}}|[A-HJ-NP-Z]{{2}}[0-9]{{5}}"
)


def phone(text: str) -> Checked:
    """One number: 13812345678, 0755-82345678, 0755-82345678-801, 400-123-4567, +852 91234567.

    +86, blanks, brackets, full-width signs are put right; what is not understood is kept and warned about.
    """
    typed = plain(text)
    bare = _without_country(re.sub(r"\s", "", typed))
    digits = re.sub(r"[\-().]", "", bare)
    if re.fullmatch("1[3-9][0-9]{9}", digits):
        return Checked(digits)
    if found := _LANDLINE.fullmatch(bare) or _LANDLINE.fullmatch(digits):
        return Checked("-".join(part for part in found.groups() if part))
    if re.fullmatch("[48]00[0-9]{7}", digits):
        return Checked(f"{digits[:3]}-{digits[3:6]}-{digits[6:]}")
    if found := _ABROAD.fullmatch(digits):
        return Checked(f"+{found[1]} {found[2]}" if found[1] else f"+{found[2]}")
    return Checked(typed, _about_phone(digits))


def phones(cell: str) -> tuple[Checked, ...]:
    """The numbers of one cell in order, without doubles: split at commas, slashes, lines, blanks between two."""
    chunks = [chunk.strip() for chunk in _BETWEEN.split(plain(cell))]
    return _found(phone(number) for chunk in chunks for number in _at_blanks(chunk))


def plate(text: str) -> Checked:
    """One plate, upper case without blanks and dots: 粤B12345, 粤BD12345, 粤Z1234港.

    What is not understood is kept and warned about.
    """
    bare = re.sub(r"[\s.\-·•・‧]", "", plain(text)).upper()
    if not bare or _PLATE.fullmatch(bare):
        return Checked(bare)
    if not re.match(_PROVINCE, bare) and _PLATE.fullmatch(f"粤{bare}"):
        return Checked(bare, ("车牌缺少省份简称，例如 粤B12345",))
    if re.search("[IO]", bare[2:]):
        return Checked(bare, ("车牌序号中没有字母 I 和 O，可能是数字 1 和 0，请核对",))
    return Checked(bare, ("车牌写法不常见，请核对，例如 粤B12345",))


def plates(cell: str) -> tuple[Checked, ...]:
    """The plates of one cell, in order and without doubles."""
    marked = re.sub(rf"\s+(?={_PROVINCE}\s*[A-Za-z])", ",", plain(cell))
    return _found(plate(chunk) for chunk in _BETWEEN.split(marked))


def _found(read: Iterable[Checked]) -> tuple[Checked, ...]:
    return tuple(dict.fromkeys(one for one in read if one.text))


def _without_country(number: str) -> str:
    """The number as dialled at home: +86 755 is 0755."""
    bare = _COUNTRY.sub("", number)
    return bare if bare == number or _DIALLED.match(bare) else f"0{bare}"


def _at_blanks(chunk: str) -> list[str]:
    pieces = chunk.split()
    whole = all(len(re.sub("[^0-9]", "", piece)) >= 7 for piece in pieces)
    return pieces if whole else [chunk]


def _about_phone(digits: str) -> tuple[str, ...]:
    if not digits:
        return ()
    if re.fullmatch("[2-8][0-9]{6,7}", digits):
        return ("座机请加上区号，例如 0755-82345678",)
    if re.fullmatch("1[0-9]+", digits):
        return ("手机号应为 11 位，以 13 至 19 开头，请核对",)
    return ("电话号码写法不常见，请核对",)
