"""What a clerk is told about readers: the codes of PC/SC sorted into the sentences of cards.md 4.2."""

from collections.abc import Sequence

from deskapp.cards.errors import CardError, CardGoneError, ReaderError

NO_CARD, REMOVED, NOT_TRANSACTED, WAS_RESET = 0x8010000C, 0x80100069, 0x80100016, 0x80100068
SHARING_VIOLATION = 0x8010000B
NO_SERVICE, SERVICE_STOPPED = 0x8010001D, 0x8010001E
NO_READERS, UNKNOWN_READER, READER_UNAVAILABLE = 0x8010002E, 0x80100009, 0x80100017
UNRESPONSIVE, UNPOWERED, COMM_DATA_LOST = 0x80100066, 0x80100067, 0x8010002F
TIMED_OUT, CANCELLED = 0x8010000A, 0x80100002
INVALID_HANDLE, COMM_ERROR = 0x80100003, 0x80100013
WIN32 = frozenset({0x16, 0x1F, 0x79, 0x451})
"""What Windows passes through from a driver: bad command, general failure, time-out, no medium."""

LEFT_TOO_EARLY = "卡片离开太早，请放回同一张卡。"
NO_CARD_THERE = "读卡器上没有卡片，请放卡。"
NO_SERVICE_THERE = "读卡服务未启动，请插好读卡器（自动重试）。"
NO_READER_THERE = "没有找到读卡器，请检查 USB 线。"
BAD_CONTACT = "读不到卡片，请平放、只放一张。"
IN_USE = "读卡器被其他程序占用，请关闭：{programs}。"
SOME_PROGRAM = "其他读卡或制卡软件"
NO_ANSWER = "读卡器没有应答，请拔下重新插好后再试。"
UNKNOWN = "读卡器报错 {code:08X}，请拔下读卡器重新插好，再放回同一张卡。"


def gone() -> CardGoneError:
    """The card left while it was being spoken to."""
    return CardGoneError(LEFT_TOO_EARLY)


def no_card() -> CardGoneError:
    """There was none to begin with."""
    return CardGoneError(NO_CARD_THERE, "E-CARD-13")


def no_reader() -> ReaderError:
    """The reader that was asked for is not there."""
    return ReaderError(NO_READER_THERE, "E-CARD-17")


def error_of(code: int, holders: Sequence[str] = ()) -> CardError:
    """The error a PC/SC code means, signed or not; `holders` are the programs that may hold a reader in use."""
    code &= 0xFFFFFFFF
    if code in (REMOVED, NOT_TRANSACTED, WAS_RESET):
        return gone()
    if code == NO_CARD:
        return no_card()
    if code == SHARING_VIOLATION:
        return ReaderError(IN_USE.format(programs="、".join(holders) or SOME_PROGRAM), "E-CARD-14")
    if code in (UNRESPONSIVE, UNPOWERED, COMM_DATA_LOST):
        return CardGoneError(BAD_CONTACT, "E-CARD-15")
    if code in (NO_SERVICE, SERVICE_STOPPED, INVALID_HANDLE, COMM_ERROR):
        return ReaderError(NO_SERVICE_THERE, "E-CARD-16")
    if code in (NO_READERS, UNKNOWN_READER, READER_UNAVAILABLE):
        return no_reader()
    if code in WIN32:
        return ReaderError(NO_ANSWER, "E-CARD-18")
    return ReaderError(UNKNOWN.format(code=code), "E-CARD-19")
