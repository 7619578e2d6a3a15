"""A site's number format: which bytes of the UID, in which order, in which shape."""

from dataclasses import dataclass
from enum import Enum

from deskapp.access.numbers.shapes import WHOLE, Shape, written

CASCADE_TAG = b"\x88"
LENGTHS = (4, 7)


class Order(Enum):
    FORWARD = "正序"
    REVERSED = "反序"


class UidPart(Enum):
    """Which bytes of a seven-byte UID a reader takes; a UID of four is always taken whole."""

    FIRST4 = "前四字节"
    LAST4 = "后四字节"
    CASCADE = "88 加前三字节"
    WHOLE = "全部七字节"


@dataclass(frozen=True)
class NumberFormat:
    """How a site's door program shows a card. Without a `part`, no card with a seven-byte UID was tried yet."""

    order: Order
    shape: Shape
    part: UidPart | None = None

    @property
    def code(self) -> str:
        """reversed.dec10.first4: how the setting keeps it."""
        names = (self.order.name, self.shape.name, *([self.part.name] if self.part else ()))
        return ".".join(names).lower()

    @classmethod
    def parse(cls, code: str) -> "NumberFormat":
        """The format a code names. ValueError for one that names none."""
        try:
            order, shape, *part = code.upper().split(".")
            return cls(Order[order], Shape[shape], UidPart[part[0]] if part else None)
        except (KeyError, ValueError):
            raise ValueError(f"不认识的卡号格式：{code}") from None

    @property
    def words(self) -> str:
        """反序，10 位十进制，前四字节."""
        return "，".join(one.value for one in (self.order, self.shape, self.part) if one)

    def show(self, uid: bytes) -> str:
        """The number of a card, such as 0166735958 or 240,12374; empty where it is not known for such a UID."""
        taken = self.taken(uid)
        if taken is None or (len(taken) > 4 and self.shape not in WHOLE):
            return ""
        return written(self.shape, taken if self.order is Order.FORWARD else taken[::-1])

    def taken(self, uid: bytes) -> bytes | None:
        """The bytes of the UID that are read; None for a UID of seven bytes before one was tried."""
        if len(uid) == 4:
            return uid
        match self.part:
            case UidPart.FIRST4:
                return uid[:4]
            case UidPart.LAST4:
                return uid[-4:]
            case UidPart.CASCADE:
                return CASCADE_TAG + uid[:3]
            case UidPart.WHOLE:
                return uid
            case _:
                return None


def all_forms(uid: bytes) -> dict[NumberFormat, str]:
    """The card's number in every format there is for it. ValueError for a UID of another length than 4 or 7."""
    return {form: form.show(uid) for form in forms_of(len(uid))}


def forms_of(length: int) -> tuple[NumberFormat, ...]:
    """Every format that tells something of a UID of so many bytes. ValueError for a length other than 4 or 7."""
    if length not in LENGTHS:
        raise ValueError(f"卡序列号应为 4 或 7 字节，现在是 {length} 字节")
    parts: tuple[UidPart | None, ...] = (None,) if length == 4 else tuple(UidPart)
    return tuple(
        NumberFormat(order, shape, part)
        for part in parts
        for order in Order
        for shape in Shape
        if shape in WHOLE or part is not UidPart.WHOLE
    )


def read_uid(text: str) -> bytes:
    """A UID as the register keeps it, 04112233445566. ValueError for anything but 4 or 7 bytes in hexadecimal."""
    try:
        uid = bytes.fromhex(text)
    except ValueError:
        uid = b""
    if len(uid) not in LENGTHS:
        raise ValueError("卡序列号写法不对，应为 8 位或 14 位十六进制数")
    return uid
