"""装修管理服务协议书 (FORM-03, RENO-28, RENO-63): in triplicate, one each for contractor, owner and centre.

Its clauses are those of `AgreementKind.RENOVATION`, or of SELF_RENOVATION where the owner signs for both sides.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.clauses import Clause
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money, capitals
from deskapp.printing.blocks import LABEL, day, fields
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import Party, agreement
from forms.wordings import worded

TITLE = "装修管理服务协议书"
PAPERS = (A4,)
COPIES = (Copy("第一份", "装修单位存"), Copy("第二份", "业主存"), Copy("第三份", "服务中心存"))
COPIES_SELF = (Copy("第一份", "施工现场备查"), *COPIES[1:])
OWNER, SIGN, SEALED = "甲方（业主）", "签名或盖章：", "公章"
WIDE = 40.0
"""Width of the labels of the parties, millimetres."""


@dataclass(frozen=True)
class RenovationAgreement:
    """`contractor` is empty where the owner renovates without one; then `principal` leads the work."""

    imprint: Imprint
    room: str
    owner: str
    owner_phone: str
    contractor: str
    principal: str
    principal_phone: str
    main_items: str
    start: date
    end: date
    deposit_owner: Money
    deposit_contractor: Money = Money()
    clauses: tuple[Clause, ...] = ()

    @property
    def blanks(self) -> dict[str, str]:
        """What the braces of its clauses may name."""
        facts = {
            "房号": self.room,
            "业主": self.owner,
            "装修负责人": self.principal,
            "装修项目": self.main_items.rstrip("。；"),
            "起始日": day(self.start),
            "截止日": day(self.end),
            "业主保证金": _spelled(self.deposit_owner),
        }
        of_both = {"装修单位": self.contractor, "装修单位保证金": _spelled(self.deposit_contractor)}
        return facts | of_both if self.contractor else facts


def draw(slip: RenovationAgreement) -> Sheet:
    """Parties, clauses, and a place for the seal and signature of each."""
    principal = f"{slip.principal}　{slip.principal_phone}"
    owner = fields((OWNER, slip.owner, 3), ("联系电话", slip.owner_phone, 2), mm=(WIDE, LABEL))
    centre = "丙方（物业服务中心）" if slip.contractor else "乙方（物业服务中心）"
    whose = ("乙方（装修单位）", slip.contractor, 3) if slip.contractor else ("施工方式", "业主自装", 3)
    parties = Grid(
        (
            owner,
            fields(whose, ("装修负责人", principal, 2), mm=(WIDE, LABEL)),
            fields((centre, slip.imprint.issuer, 3), ("房号", slip.room, 2), mm=(WIDE, LABEL)),
            fields(("装修期限", f"{day(slip.start)} 至 {day(slip.end)}"), mm=WIDE),
            fields(("主要装修项目", slip.main_items), mm=WIDE),
            fields(("装修保证金", _deposits(slip)), mm=WIDE),
        )
    )
    contractor = (Party("乙方（装修单位）", SIGN, SEALED),) if slip.contractor else ()
    signers = (Party(OWNER, SIGN), *contractor, Party(centre, SIGN, SEALED))
    copies = COPIES if slip.contractor else COPIES_SELF
    body = agreement(parties, slip.clauses, signers)
    return Sheet(Heading(slip.imprint, TITLE, number_label="协议号"), body, copies, "一式三份，具有同等效力")


def _spelled(amount: Money) -> str:
    return f"{capitals(amount)}（{amount}）" if amount else "免交"


def _deposits(slip: RenovationAgreement) -> str:
    if not slip.contractor:
        return f"甲方 {slip.deposit_owner}"
    return f"甲方 {slip.deposit_owner}　乙方 {slip.deposit_contractor}"


MADE = RenovationAgreement(
    Imprint("和风里物业服务中心", "ZX2026-0117", "王芳", datetime(2026, 11, 26, 14, 58, tzinfo=CHINA), "ZX2026-0117"),
    room="3栋2单元501",
    owner="刘䶮",
    owner_phone="13000000012",
    contractor="𠮷祥里装饰工程有限公司",
    principal="陈𬭎",
    principal_phone="13000000046",
    main_items="铺木地板、墙面粉刷；厨卫墙地砖更换，卫生间重做防水；厨房水路改造，增加插座线路；柜体安装。",
    start=date(2026, 12, 1),
    end=date(2027, 2, 28),
    deposit_owner=Money(100000),
    deposit_contractor=Money(100000),
)
MADE_ALONE = replace(MADE, contractor="", principal="刘䶮", principal_phone="13000000012", deposit_owner=Money(200000))
SPECIMEN = worded(MADE, "renovation")
SPECIMEN_SELF = worded(MADE_ALONE, "self_renovation")
