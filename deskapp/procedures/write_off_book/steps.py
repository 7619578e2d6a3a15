"""What is asked when a book is handed back: which book, and what the cashier has checked by hand."""

from deskapp.flow.step import Step, ask, tick


class Returned(Step, title="票据本", cues=("用完的票据本应及时核销。", "未用完的也可以核销，余下的号码不再使用。")):
    """Which book."""

    book_no: str = ask("票据本号", help="封面上的本号，或其中任一号码")


class Checked(Step, title="核对", cues=("逐张翻看：存根连续，作废的各联齐全。", "未使用的逐张剪角，附在本内。")):
    """What the cashier looked at."""

    leafed: bool = tick("已逐张核对：号码连续，作废的各联齐全")
    cut: bool = tick("未使用的号码已逐张剪角作废", optional=True)
    present: bool = tick("领用人在场，将在核销单上签名")
