"""委托银行代收款协议书 (FORM-18, FEE-13, FEE-18): in duplicate, one each for the payer and the centre.

Its clauses are those of `AgreementKind.BANK_COLLECTION`, which a manager may change (GEN-15).
"""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.clauses import Clause
from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import day, fields
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import Party, agreement
from forms.wordings import worded

TITLE = "委托银行代收款协议书"
PAPERS = (A4,)
COPIES = (Copy("第一份", "付款人存"), Copy("第二份", "服务中心存"))
NAMES = 30.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class BankAgreement:
    """What was agreed; `ended` says since when it holds no more, empty while it does."""

    imprint: Imprint
    room: str
    payer: str
    id_no: str
    phone: str
    bank: str
    account_name: str
    account_no: str
    items: str
    collection_day: int
    valid_from: date
    ended: str = ""
    clauses: tuple[Clause, ...] = ()

    @property
    def blanks(self) -> dict[str, str]:
        """What the braces of a clause may name."""
        return {
            "房号": self.room,
            "付款人": self.payer,
            "开户行": self.bank,
            "项目": self.items,
            "托收日": str(self.collection_day),
            "起始日": day(self.valid_from),
        }


def draw(slip: BankAgreement) -> Sheet:
    """The agreement with room for both signatures."""
    digits = slip.account_no
    facts = Grid(
        (
            fields(("甲方", slip.imprint.issuer), ("房号", slip.room), mm=NAMES),
            fields(("乙方（付款人）", slip.payer), ("联系电话", slip.phone or "无"), mm=NAMES),
            fields(("证件号码", slip.id_no or "无"), ("开户行", slip.bank), mm=NAMES),
            fields(("户名", slip.account_name), ("每月扣款日", f"{slip.collection_day} 日"), mm=NAMES),
            fields(("账号", " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))), mm=NAMES),
            fields(("代收项目", slip.items), mm=NAMES),
            fields(("起始日", day(slip.valid_from)), ("终止", slip.ended or "未终止"), mm=NAMES),
        )
    )
    signers = (
        Party("甲方（物业服务中心）", "经办人签名：", "盖章处"),
        Party("乙方（付款人）", also="账户所有人签名："),
    )
    heading = Heading(slip.imprint, TITLE, number_label="协议号")
    return Sheet(heading, agreement(facts, slip.clauses, signers, 10.5), COPIES, "一式两份，具有同等效力")


SPECIMEN = worded(
    BankAgreement(
        Imprint(
            "和风里物业服务中心", "WT2026-0042", "王芳", datetime(2026, 11, 21, 9, 30, tzinfo=CHINA), "WT2026-0042"
        ),
        room="3栋2单元501",
        payer="刘䶮",
        id_no="10000119800101003X",
        phone="13000000012",
        bank="建设银行",
        account_name="刘䶮",
        account_no="6200000012345678901",
        items="物业服务费、车位月租费、车位管理服务费",
        collection_day=15,
        valid_from=date(2026, 12, 1),
    ),
    "bank_collection",
)
