"""What is asked when papers come into a file: whose, which, and where the file stands."""

from deskapp.customer_file.papers import Papers
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.rooms import RoomNo


class WhoseFile(Step, title="业户", cues=("一户一份档案，资料不得混放。",)):
    """The unit (ARCHIVE-08)."""

    room: RoomNo = ask("房号", help="如 3-2-501")


class FiledPapers(
    Papers,
    title="归档资料",
    cues=(
        "核对姓名、房号是否与该户一致。",
        "复印件清晰完整，签名、盖章齐全。",
        "缺的资料请相关岗位补齐。",
        "交还：只留复印件的，原件给客户。",
    ),
    say="资料我已收到，会放进您的档案，只供服务中心使用。",
):
    """What came, counted one by one (ARCHIVE-01, ARCHIVE-03, ARCHIVE-09)."""


class OnShelf(Step, title="存放", cues=("放回原位，目录放在最上面。",)):
    """Where the file stands (ARCHIVE-04)."""

    shelf: str = ask("存放位置", help="如 B柜3层12盒；不改就不动", optional=True)
    contents: bool = tick("打印档案目录", optional=True)


STEPS = (WhoseFile, FiledPapers, OnShelf)
