"""车位租用协议书 (FORM-27) and 车位服务协议书 (FORM-28, PARK-03, 04): in duplicate, one each for customer and centre.

The clauses are those of `AgreementKind.PARKING_LEASE` and PARKING_SERVICE, which a manager may change (GEN-15).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.clauses import Clause
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money, capitals
from deskapp.printing.blocks import day, fields
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import Party, agreement
from forms.wordings import worded

TITLE = "车位协议书"
PAPERS = (A4,)
COPIES = (Copy("第一份", "客户存"), Copy("第二份", "服务中心存"))
NAMES = 30.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class ParkingAgreement:
    """`title` is that of the form; `holder` who may use the space, `payer` who pays, `card` its number if known."""

    imprint: Imprint
    title: str
    space: str
    kind: str
    room: str
    holder: str
    payer: str
    phone: str
    plates: str
    from_date: date
    to_date: date | None
    monthly_fee: Money
    fee_name: str
    collection: str
    card: str
    clauses: tuple[Clause, ...] = ()

    @property
    def until(self) -> str:
        """The end, or that none was agreed."""
        return f"至{day(self.to_date)}止" if self.to_date else "未约定止期"

    @property
    def blanks(self) -> dict[str, str]:
        """What the braces of a clause may name."""
        fee = f"{capitals(self.monthly_fee)}（{self.monthly_fee}）" if self.monthly_fee else "免收"
        return {
            "车位": self.space,
            "类型": self.kind,
            "房号": self.room,
            "车牌号": self.plates,
            "起始日": day(self.from_date),
            "截止": self.until,
            "月费": fee,
            "收取方式": self.collection,
        }


def draw(slip: ParkingAgreement) -> Sheet:
    """The agreement with room for both signatures."""
    facts = Grid(
        (
            fields(("甲方", slip.imprint.issuer), ("房号", slip.room or "无"), mm=NAMES),
            fields(("乙方", slip.holder), ("联系电话", slip.phone or "无"), mm=NAMES),
            fields(("车位号", slip.space), ("车位类型", slip.kind), mm=NAMES),
            fields(("车牌号", slip.plates), ("车卡号", slip.card or "办卡时登记"), mm=NAMES),
            fields(("期限", f"{day(slip.from_date)}起，{slip.until}", 1.3), ("付款人", slip.payer, 0.7), mm=NAMES),
            fields((slip.fee_name, f"每月 {slip.monthly_fee}"), ("收取方式", slip.collection), mm=NAMES),
        )
    )
    sign = "签名或盖章："
    signers = (Party("甲方（物业服务中心）", sign, "盖章处"), Party("乙方（车位使用人）", sign))
    heading = Heading(slip.imprint, slip.title, number_label="协议号")
    return Sheet(heading, agreement(facts, slip.clauses, signers, 10.5), COPIES, "一式两份，具有同等效力")


MADE = ParkingAgreement(
    Imprint("和风里物业服务中心", "CW2026-0042", "王芳", datetime(2026, 11, 21, 9, 30, tzinfo=CHINA), "CW2026-0042"),
    title="车位租用协议书",
    space="B1-0007",
    kind="地下车位",
    room="3栋2单元501",
    holder="刘䶮",
    payer="刘䶮",
    phone="13000000012",
    plates="粤B12345、粤B54321",
    from_date=date(2026, 12, 1),
    to_date=date(2027, 11, 30),
    monthly_fee=Money(35000),
    fee_name="车位月租费",
    collection="前台交费",
    card="",
)
MADE_SERVICE = replace(
    MADE,
    title="车位服务协议书",
    kind="自有车位",
    to_date=None,
    monthly_fee=Money(8000),
    fee_name="车位管理服务费",
    collection="银行托收",
)
SPECIMEN = worded(MADE, "parking_lease")
SPECIMEN_SERVICE = worded(MADE_SERVICE, "parking_service")
