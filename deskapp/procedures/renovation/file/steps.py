"""What is asked when a renovation is filed: who applies, what it touches, who does it, until when, which papers."""

from collections.abc import Iterator
from datetime import date

from deskapp.customer_file.papers import Papers
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo
from deskapp.procedures.renovation.workers import Worker
from deskapp.renovation.kinds import Relation, WorkKind


class Applicant(
    Step,
    title="申办人",
    cues=(
        "要：申办人的身份证。",
        "要：委托办理的看委托书和身份证原件。",
        "要：非业主使用人，须有业主书面意见。",
        "先核对是不是业主，再发备案表。",
        "交还：看过的身份证。",
    ),
    say="您好，请坐，请出示身份证，请问是业主本人办理吗？",
):
    """Whose unit it is, who applies, and that it was seen who it is (RENO-18, RENO-19)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    relation: Relation = ask("与业主关系")
    applicant: str = ask("申办人")
    id_no: str = ask("身份证号")
    phone: str = ask("联系电话")
    identity: bool = tick("已核对身份证原件和业主资料")


class OwnersWord(
    Step,
    title="向业主核实",
    cues=("打业主资料里登记的电话。", "要：书面意见收原件，归入装修档案。"),
    say="您好，这里是物业服务中心，想向您核实房屋装修的事。",
):
    """When, on which telephone, and by whom the owner's consent was confirmed (RENO-15)."""

    confirmed_time: str = ask("核实时间", help="如 9:30，今天的不写日期")
    confirmed_phone: str = ask("核实电话")
    confirmed_by: str = ask("确认人", help="接电话、表示同意的人")
    consents: bool = tick("业主同意装修")


class Work(
    Step,
    title="装修类型与范围",
    cues=(
        "只铺地板、刷墙、贴墙纸一类是简单装修。",
        "改承重结构、外立面、动火、户外广告，须先有批准文件。",
        "涉及防水层：请业主签署业主承诺。",
    ),
    say="请问装修哪些地方？动不动水电、防水和墙体？",
):
    """The kind of work and what it touches; the documents follow from it (RENO-05 to RENO-14, RENO-24)."""

    kind: WorkKind = ask("装修类型")
    is_self_renovation: bool = tick("业主自装，没有装修单位", optional=True)
    plumbing_wiring: bool = tick("改动水电线路", optional=True)
    structural_change: bool = tick("改动主体或承重结构，或加大楼面荷载", optional=True)
    facade: bool = tick("搭建、改外立面，或在外墙开门窗", optional=True)
    hot_work: bool = tick("焊、烧等动火作业", optional=True)
    outdoor_advertising: bool = tick("灯箱、霓虹灯、招牌等户外广告", optional=True)
    waterproofing: bool = tick("破坏原防水层", optional=True)
    waterproof_place: str = ask("防水部位", help="破坏防水层的才填，如 主卫地面", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.waterproofing and not self.waterproof_place:
            yield Problem("请填写破坏防水层的部位", "waterproof_place")
        if self.waterproof_place and not self.waterproofing:
            yield Problem("没有破坏防水层，请不要填部位", "waterproof_place")
        if self.is_self_renovation and self.kind is WorkKind.SUPPLIER_FREE:
            yield Problem("供应商免费服务不是业主自装", "is_self_renovation")


class Contractor(
    Step,
    title="装修单位",
    cues=("要：装修负责人的身份证复印件、照片和电话。", "装修负责人指装修单位的负责人，不是本中心的。"),
    say="请装修负责人填写姓名、证件号码、电话和主要装修项目。",
):
    """Who does the work, and the contractor's principal (RENO-06, RENO-20; of a supplier name and phone: RENO-13)."""

    contractor: str = ask("装修单位")
    contractor_principal: str = ask("装修负责人")
    principal_phone: str = ask("联系电话")
    principal_id_no: str = ask("身份证号", help="供应商免费服务可不填", optional=True)


class WorkItem(Step, title="装修项目"):
    """One main item."""

    words: str = ask("装修项目")


class Plan(
    Step,
    title="项目与期限",
    cues=("提醒：备案最长三个月，期满须重新办理延期。",),
    say="请问打算哪天开工，大约要做多久？",
):
    """The main items and the period (RENO-20, RENO-23)."""

    items: tuple[WorkItem, ...] = ask("主要装修项目", help="一行一项，审核时逐项批")
    starts_on: date = ask("起始日", help="如 今天、+3")
    ends_on: date = ask("截止日", help="最长三个月")

    def problems(self) -> Iterator[Problem]:
        if not self.items:
            yield Problem("请至少填写一项", "items")


class Workers(
    Step,
    title="施工人员",
    cues=("要：每人身份证复印件一份、照片两张。", "一人一卡，发证以前先登记在这里。"),
    say="请把施工人员的身份证复印件和照片给我登记。",
):
    """Everybody who will work there (RENO-07, RENO-13)."""

    workers: tuple[Worker, ...] = ask("施工人员", help="逐人登记，照片填张数")

    def problems(self) -> Iterator[Problem]:
        if not self.workers:
            yield Problem("请至少登记一名施工人员", "workers")


class FilingPapers(
    Papers,
    title="资料清单",
    cues=(
        "缺的先登记，资料清单打印出来请客户照单补。",
        "营业执照、资格证书复印件要盖公章。",
        "以声明代替的，业主在装修声明上签名。",
    ),
    say="我把资料清单给您说明一下，缺的请照清单补来。",
):
    """The documents by the matrix, as far as they are there (RENO-01 to RENO-17, RENO-21)."""


def of_a_user(answers: Answers) -> bool:
    """Whether somebody applies who neither is the owner nor comes for him."""
    return Applicant in answers and answers[Applicant].relation is Relation.USER


def by_a_contractor(answers: Answers) -> bool:
    """Whether anybody but the owner does the work (RENO-63)."""
    return Work in answers and not answers[Work].is_self_renovation


STEPS = (Applicant, OwnersWord, Work, Contractor, Plan, Workers, FilingPapers)
