"""What is asked of whoever has bought a unit: who, on which paper, since when, from which account the fees come."""

from collections.abc import Iterator
from datetime import date

from deskapp.customer_file.papers import Papers
from deskapp.estate.kinds import CustomerKind
from deskapp.flow.step import Step, ask, tick
from deskapp.handover.resale.kinds import Proof
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.bank.account import account_number


class NewOwner(
    Step,
    title="新业主",
    cues=(
        "要：房屋买卖合同或不动产权证书原件。",
        "要：新业主的身份证原件。",
        "要：代办的另要委托书和代办人身份证。",
        "起立问候，先查原业主的物业服务费是否结清。",
        "没有结清的先受理，结清以后才能变更。",
        "核对证书上的房号、姓名和日期。",
        "交还：看过的原件。",
    ),
    say="您好，恭喜您，请出示购房合同或产权证书原件，还有您的身份证。",
):
    """Who has bought what (RESALE-02, RESALE-04)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    new_owner: str = ask("新业主姓名", help="公司写全称")
    kind: CustomerKind = ask("客户类型")
    id_no: str = ask("证件号码", help="公司填统一社会信用代码")
    phone: str = ask("联系电话")
    proof: Proof = ask("变更依据")
    change_on: date = ask("更名时间", help="证书或合同上的日期")
    family: bool = tick("有家人同住", optional=True)
    agent: str = ask("代办人", help="本人办理不填", optional=True)


class NewPapers(
    Papers,
    title="资料",
    cues=(
        "要：合同和产权证书，两样有一样就行。",
        "要：其余资料与入住相同。",
        "看原件，留复印件。",
        "转让的不用验房。",
        "没有带齐的先受理，变更业主以前补齐。",
        "交还：看过的原件。",
    ),
    say="这些资料请给我看一下原件，我复印以后还给您。",
):
    """What was brought (RESALE-02, RESALE-03)."""


class DebitAccount(
    Step,
    title="扣款账户",
    cues=(
        "要：本地银行的存折或银行卡。",
        "照存折或银行卡逐位核对账号。",
        "办完以后请新业主签托收委托。",
        "原业主的委托到更名时间为止。",
        "交还：看过的存折或银行卡。",
    ),
    say="请出示存折或银行卡，以后的费用从这个账户代收。",
):
    """The account that the fees come from (RESALE-04, MOVEIN-11)."""

    bank: str = ask("开户行", optional=True)
    account_name: str = ask("户名", help="不填与新业主相同", optional=True)
    account_no: str = ask("账号", help="没有账户的三项都不填", optional=True)

    def problems(self) -> Iterator[Problem]:
        if bool(self.bank) is not bool(self.account_no):
            yield Problem("开户行和账号要一起填", "account_no" if self.bank else "bank")
        if self.account_no:
            try:
                account_number(self.account_no)
            except ValueError as error:
                yield Problem(str(error), "account_no")


STEPS = (NewOwner, NewPapers, DebitAccount)
