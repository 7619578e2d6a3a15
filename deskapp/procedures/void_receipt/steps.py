"""What is asked when a receipt is voided: which one, why, and whether every copy is back in the book."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.numbers import TicketNo


class WrongReceipt(
    Step,
    title="收据",
    cues=("要：客户手上的收据。", "票面不能涂改，开错就整张作废。"),
    say="对不起，请把收据给我看一下。",
):
    """Which receipt. Its kind is asked where tickets of two kinds share the number."""

    number: TicketNo = ask("票据号码", help="照票面填写，例如 0001234")
    kind: str | None = ask("票据种类", help="这个号码有几种票据，照票面选", optional=True)

    @property
    def words(self) -> str:
        """The number, with its kind where that was asked."""
        return f"{self.kind or ''} {self.number.code}".strip()


class WhyVoid(
    Step,
    title="原因和各联",
    cues=(
        "要：客户联。",
        "各联收齐，逐联盖“作废”章，留在本内。",
        "作废须由另一个有权限的人批准，批准后立即重开。",
        "前台不付现金；要退款请客户找出纳。",
        "交还：重开的收据，请客户核对。",
    ),
    say="对不起，这张收据开错了，请您把客户联交还，我马上为您重开一张。",
):
    """Why, and that nothing of it is left outside."""

    reason: str = ask("作废原因", help="例如 金额开错")
    copies: bool = tick("各联已全部收回，盖“作废”章，留在本内")
