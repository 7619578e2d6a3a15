"""业户档案目录 (FORM-66, ARCHIVE-01, ARCHIVE-09): what lies in the file of a unit, act by act in binding order."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.blocks import fields
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "业户档案目录"
PAPERS = (A4,)
COLUMNS = columns("序号^14 资料<62 种类^22 份数^16 盖章^16 收存日期^28 归属<30")
SECRET = "档案资料不得外传、不得复印带走；借阅须登记，按期归还。"


@dataclass(frozen=True)
class Line:
    """One paper: its kind is 原件, 复印件, 已核原件 or 声明代替."""

    words: str
    kind: str
    copies: int
    sealed: bool
    received_on: date
    whose: str


@dataclass(frozen=True)
class FileContents:
    """`missing` are the papers that ought to be there and are not."""

    imprint: Imprint
    room: str
    owner: str
    shelf: str
    state: str
    missing: str
    lines: tuple[Line, ...]


def draw(slip: FileContents) -> Sheet:
    """The sheet that lies on top in the file."""
    rows = [
        (str(place), one.words, one.kind, str(one.copies or ""), "是" if one.sealed else "", f"{one.received_on}",
         one.whose)
        for place, one in enumerate(slip.lines, 1)
    ]  # fmt: skip
    matter = Grid(
        (
            fields(("房号", slip.room), ("业主", slip.owner or "未登记")),
            fields(("存放位置", slip.shelf or "未上架"), ("档案状态", slip.state)),
            fields(("尚缺资料", slip.missing or "无")),
        )
    )
    table = Grid(table_rows(COLUMNS, rows), (table_head(COLUMNS),)) if rows else note("档案内还没有资料。")
    names = signed(Pair("整理人：", slip.imprint.clerk), Pair("档案管理员签名：", ruled=True))
    body = (matter, Gap(3), table, note(SECRET), Gap(3), names)
    return Sheet(Heading(slip.imprint, TITLE, number_label="档案号"), body, foot=f"共 {len(slip.lines)} 项")


SPECIMEN = FileContents(
    Imprint("和风里物业服务中心", "DA0042", "王芳", datetime(2026, 11, 26, 16, 2, tzinfo=CHINA), "DA0042/6"),
    room="3栋2单元501",
    owner="刘䶮",
    shelf="档案室 B 柜 3 层 12 盒",
    state="缺件",
    missing="房屋验收单",
    lines=(
        Line("业主身份证复印件", "复印件", 1, False, date(2026, 3, 2), "刘䶮"),
        Line("业主登记表", "原件", 1, False, date(2026, 3, 2), "刘䶮"),
        Line("承诺书", "原件", 1, False, date(2026, 3, 2), "刘䶮"),
        Line("消防安全责任书", "原件", 1, False, date(2026, 3, 2), ""),
        Line("营业执照复印件", "复印件", 1, True, date(2026, 6, 9), ""),
        Line("承建资格证书复印件", "声明代替", 0, False, date(2026, 6, 9), ""),
    ),
)
