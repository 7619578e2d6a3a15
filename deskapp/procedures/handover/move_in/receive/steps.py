"""What is asked when an owner comes: who, with which papers, what he took along, and all that his card tells."""

from collections.abc import Iterator
from datetime import date

from deskapp.customer_file.papers import Papers
from deskapp.estate.kinds import CustomerKind
from deskapp.flow.step import Step, ask, tick
from deskapp.handover.move_in.kinds import Signed
from deskapp.kernel.problems import Problem
from deskapp.procedures.handover.move_in.which import WhichMoveIn


class Arriving(
    Step,
    title="来办的人",
    cues=(
        "要：入住通知书和身份证原件。",
        "要：代办的另要业主委托书。",
        "起立问候，恭喜乔迁，请坐。",
        "看身份证原件，人证一致。",
        "指定一位同事全程陪同。",
        "交还：看过的身份证。",
    ),
    say="恭喜您乔迁，我来陪您办手续，请出示一下入住通知书和身份证。",
):
    """Who comes, as what, and who guides him (MOVEIN-10, MOVEIN-13)."""

    customer_kind: CustomerKind = ask("客户类型")
    name: str = ask("业主", help="公司户填公司名称")
    id_no: str = ask("身份证号", help="公司户填统一社会信用代码")
    phone: str = ask("联系电话")
    guide: str = ask("陪同人", help="全程引导的同事")
    agent: str = ask("委托人", help="业主本人来的不填", optional=True)
    agent_id_no: str = ask("委托人证件号", optional=True)
    has_family: bool = tick("有家庭成员同住（公司户不用勾）", optional=True)

    def problems(self) -> Iterator[Problem]:
        if bool(self.agent) != bool(self.agent_id_no):
            yield Problem("委托人的姓名和证件号要一起填", "agent_id_no")


class MoveInPapers(
    Papers,
    title="资料",
    cues=(
        "要：清单上的资料，一样一样收。",
        "缺的请客户补来再办。",
        "确有困难的，按 F7 请客服负责人授权，写明答应补交的日期。",
        "交还：看过的原件。",
    ),
    say="我核对一下资料，原件看完就还给您。",
):
    """The papers of MOVEIN-08 to MOVEIN-12."""


class Promise(
    Step,
    title="后补资料",
    cues=(
        "要：答应补交的日期。",
        "答应哪天补来就写哪天，到期会提醒。",
    ),
    say="还缺的资料，请您看哪一天方便补来？",
):
    """By when the owner brings what is missing (MOVEIN-08)."""

    promised_on: date = ask("答应补交日期", help="如 明天、12-01")


class Handed(Step, title="资料"):
    """A paper that the owner takes along."""

    name: str = ask("资料名称")
    copies: int = ask("份数")

    def problems(self) -> Iterator[Problem]:
        if not 1 <= self.copies <= 99:
            yield Problem("份数请填 1 至 99", "copies")


class HandedOut(
    Step,
    title="发资料",
    cues=(
        "要：请业主签资料签收清单，或签入住通知书。",
        "照清单一份一份点给业主。",
        "签了资料签收清单的，不用再签入住通知书。",
        "交还：发给业主的资料。",
        "交还：入住通知书的复印件。",
    ),
    say="这些资料请您收好，请在这里签名。",
):
    """What is handed out, and on which paper it is signed for (MOVEIN-14 to MOVEIN-16)."""

    papers: tuple[Handed, ...] = ask("发给业主的资料")
    signed: Signed = ask("签在哪里")
    notice_signed: bool = tick("业主已在入住通知书上签名", help="签在签收清单上的不用勾", optional=True)
    notice_copied: bool = tick("入住通知书已复印一份交业主", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not self.papers:
            yield Problem("请写明发了哪些资料", "papers")
        if self.signed is Signed.NOTICE and not self.notice_signed:
            yield Problem("请业主在入住通知书上签名，再勾选", "notice_signed")


class OwnerFacts(
    Step,
    title="资料卡",
    cues=(
        "要：业主填的资料卡。",
        "要：本地银行的存折或银行卡。",
        "照资料卡录入，没填的帮着问一问。",
        "行业、职务、籍贯以后走访要用。",
        "资料不外传。",
        "交还：看过的存折或银行卡。",
    ),
    say="资料卡我帮您一起填，只用于小区服务和联系。",
):
    """What the information card tells of the owner (FORM-17, MOVEIN-17, MOVEIN-31)."""

    native_place: str = ask("籍贯", optional=True)
    trade: str = ask("从业行业", optional=True)
    position: str = ask("职务", optional=True)
    employer: str = ask("工作单位", optional=True)
    hobbies: str = ask("业余爱好", optional=True)
    pets: str = ask("宠物", help="种类和数量，没有的不填", optional=True)
    legal_representative: str = ask("法定代表人", help="公司户才填", optional=True)
    bank: str = ask("开户行", help="能托收的本地银行", optional=True)
    account_name: str = ask("户名", help="不填与业主相同", optional=True)
    account_no: str = ask("账号", optional=True)
    emergency_contact_name: str = ask("紧急联系人", optional=True)
    emergency_contact_phone: str = ask("联系人电话", optional=True)

    def problems(self) -> Iterator[Problem]:
        if bool(self.bank) != bool(self.account_no):
            yield Problem("开户行和账号要一起填", "account_no")
        if bool(self.emergency_contact_name) != bool(self.emergency_contact_phone):
            yield Problem("紧急联系人的姓名和电话要一起填", "emergency_contact_phone")


class Person(Step, title="家庭成员"):
    """One of the household, or who uses a company's unit."""

    name: str = ask("姓名")
    relation: str = ask("关系")
    id_no: str = ask("身份证号", optional=True)
    phone: str = ask("电话", optional=True)
    trade: str = ask("行业", optional=True)
    position: str = ask("职务", optional=True)


class Car(Step, title="车辆"):
    """A vehicle of theirs."""

    plate: str = ask("车牌号")
    description: str = ask("车型和颜色", optional=True)


class Household(
    Step,
    title="家庭和车辆",
    cues=(
        "要：家庭成员的身份证复印件和照片。",
        "家庭成员一人一行，车辆一辆一行。",
        "没有的不填。",
    ),
    say="请问家里有哪些人同住，有没有车？",
):
    """Who lives there and what they drive (FORM-17)."""

    people: tuple[Person, ...] = ask("家庭成员（使用人）", optional=True)
    cars: tuple[Car, ...] = ask("车辆", optional=True)


class Copies(
    Step,
    title="复印",
    cues=(
        "要：业主身份证、存折和家庭成员身份证。",
        "身份证 4 份，银行账户 4 份。",
        "家庭成员每人 1 份。",
        "交还：复印过的原件，当面还给业主。",
    ),
    say="我把证件复印一下，原件马上还给您。",
):
    """What was copied at the desk (MOVEIN-18)."""

    id_copies: int = ask("业主身份证", help="份，公司户为法定代表人")
    bank_copies: int = ask("银行账户", help="份")
    family_copies: int = ask("家庭成员身份证", help="份，每人 1 份")
    originals_back: bool = tick("原件已当面还给业主")


STEPS = (WhichMoveIn, Arriving, MoveInPapers, Promise, HandedOut, OwnerFacts, Household, Copies)
