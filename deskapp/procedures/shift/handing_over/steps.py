"""What is asked at a handover: the open list, the cash, books and cards as they lie there, the rest, and the relief."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.numbers import TicketNo
from deskapp.till.counted import Pieces


class OpenList(Step, title="未办事项", cues=("逐项向接班人说明。", "能当场办完的先办完。")):
    """What is still open, as the program has found it (SHIFT-06)."""

    shift: str = ask("班次", help="例如：早班交中班")
    told: bool = tick("未办事项已逐项说明")


class DrawerCount(
    Pieces,
    title="清点现金",
    cues=("双方当面逐张清点。", "全部现金转入接班人的抽屉。", "有差额先复点，仍不平写明原因。"),
):
    """The whole drawer, which goes to the relief."""


class BookFound(Step, title="票据本"):
    """One book as it lies on the desk."""

    book_no: str = ask("票据本")
    next_no: TicketNo = ask("手上的下一号")
    to: str = ask("交给", help="不填的随班交接；写“留下”的不交", optional=True)


class CardsFound(Step, title="空白卡"):
    """The blank cards of one family, counted."""

    family: str = ask("卡种")
    pieces: int = ask("实点张数")


class Counted(Step, title="票据和空白卡", cues=("翻到第一张空白票，照票面填写号码。", "空白卡逐张清点。")):
    """Unused numbers and blank cards, counted together (SHIFT-06, CARD-17)."""

    books: tuple[BookFound, ...] = ask("票据本", optional=True)
    give_books: bool = tick("没写交给谁的，都交接班人继续使用", optional=True)
    cards: tuple[CardsFound, ...] = ask("空白卡", optional=True)
    cards_note: str | None = ask("空白卡相差原因", optional=True)


class Together(Step, title="物品和备注", cues=("印章、钥匙、设备当面看过。",)):
    """What is looked over together, and whatever else the relief must know (SHIFT-04, SHIFT-06)."""

    seals: bool = tick("印章")
    keys: bool = tick("钥匙")
    equipment: bool = tick("设备")
    hotline: bool = tick("来电交接记录")
    keys_out: str | None = ask("钥匙、代存物品", help="在外的钥匙、代客存放的物品", optional=True)
    remarks: str | None = ask("备注", optional=True)


class Relief(Step, title="接班", cues=("接班人未到，交班人不离岗。", "接班人本人输入姓名和密码。", "记录表双方签名。")):
    """Who takes over, in person (SHIFT-02)."""

    incoming: str = ask("接班人")
    counted: bool = tick("接班人已逐项点清")


STEPS = (OpenList, DrawerCount, Counted, Together, Relief)
