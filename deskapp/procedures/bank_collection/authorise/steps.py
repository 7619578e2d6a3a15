"""What is asked when a payer signs for bank collection: who, from which account, for what, from when."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.bank.account import account_number


class Payer(
    Step,
    title="付款人",
    cues=("要：付款人身份证原件。", "不填姓名，为该房现在的业主。", "交还：核对过的身份证。"),
    say="您好，请坐，请出示付款人的身份证。",
):
    """Whose unit it is, and who pays (FORM-18)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    name: str = ask("付款人", help="不填为业主", optional=True)


class Account(
    Step,
    title="账户",
    cues=(
        "要：存折或银行卡。",
        "要：户名与付款人不同的，账户所有人须到场签名。",
        "照存折或银行卡逐位核对账号。",
        "交还：核对过的存折或银行卡。",
    ),
    say="请给我存折或银行卡，我和您逐位核对账号。",
):
    """The account, as passbook or card shows it (MOVEIN-11)."""

    bank: str = ask("开户行")
    account_name: str = ask("户名", help="不填与付款人相同", optional=True)
    account_no: str = ask("账号", help="存折或银行卡号")
    holder_came: bool = tick("户名与付款人不同，账户所有人已到场签名", optional=True)

    def problems(self) -> Iterator[Problem]:
        try:
            account_number(self.account_no)
        except ValueError as error:
            yield Problem(str(error), "account_no")


class Agreed(
    Step,
    title="代收项目",
    cues=("费用原则上每月托收日由银行代收。", "车位费与物业服务费一并托收的，开服务业发票。"),
    say="以后这些费用由银行代收，您看可以吗？",
):
    """What is collected, from when, and the papers that were shown (FEE-13, FEE-18)."""

    service_fee: bool = tick("物业服务费", optional=True)
    parking: bool = tick("车位月租费、车位管理服务费", optional=True)
    valid_from: date = ask("起始日", help="如 今天、下月初")
    papers: bool = tick("身份证、存折或银行卡原件已核对，复印件已留存")

    def problems(self) -> Iterator[Problem]:
        if not (self.service_fee or self.parking):
            yield Problem("请至少选一项代收项目", "service_fee")


STEPS = (Payer, Account, Agreed)
