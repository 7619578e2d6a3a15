"""What stands on an application for cards: who applies and why, for whom, and what the cards are to open."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import Enum

from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo

MOST = 200


class Kind(Enum):
    """Whose cards are applied for in writing; the names are those of `HolderClass`."""

    STAFF = "内部员工"
    BUSINESS_LINE = "业务口"
    MERCHANT = "商户"


class Request(
    Step,
    title="申请",
    cues=(
        "要：业务主管或业务口负责人的书面申请。",
        "要：商户的申请须加盖公章。",
        "内部员工由业务主管书面申请。",
        "业务口授权卡由业务口负责人申请、签领。",
    ),
):
    """Who applies for cards, as what, and why (CARD-06, CARD-13)."""

    kind: Kind = ask("申请类别")
    applicant: str = ask("申请人", help="业务主管、业务口负责人，或商户经手人")
    department: str = ask("单位或部门", help="如 秩序维护部；商户填店名")
    reason: str = ask("申请事由", help="如 新到岗")


class Shop(Step, title="商铺", cues=("商铺负责人核实后再制卡。",)):
    """Where the merchant is."""

    room: RoomNo = ask("房号", help="如 商铺1-08")


class Person(Step, title="持卡人"):
    """One person who is to get a card."""

    name: str = ask("姓名")
    post: str = ask("岗位或用途", optional=True)


class People(
    Step,
    title="持卡人",
    cues=("一行一人，一人一张卡。", "业务口共用的卡，写卡的名称，如“工程部值班卡 1 号”。"),
):
    """Everybody who is to get a card, in the order of the paper."""

    people: tuple[Person, ...] = ask("名单", help="一行一人")

    def problems(self) -> Iterator[Problem]:
        twice = [name for name, times in Counter(one.name for one in self.people).items() if times > 1]
        if not self.people:
            yield Problem("请至少填写一人", "people")
        if len(self.people) > MOST:
            yield Problem(f"一份申请最多 {MOST} 人，请分开申请", "people")
        if twice:
            yield Problem(f"{'、'.join(twice)}写了两次；同名的请加工号区分", "people")


class Rights(Step, title="有效期与门组", cues=("不填有效期的，按规定年限。", "只开工作需要的门。")):
    """What the cards are to open, and until when."""

    valid_to: date = ask("有效期止", help="不填按规定年限", optional=True)
    doors: str = ask("门组", help="名称或编号，用顿号隔开", optional=True)


def of_a_shop(answers: Answers) -> bool:
    """Whether a merchant applies; the rail shows no shop before that is known."""
    return Request in answers and answers[Request].kind is Kind.MERCHANT


STEPS = (Request, Shop, People, Rights)
