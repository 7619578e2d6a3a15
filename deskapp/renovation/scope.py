"""What a renovation touches, and the documents that follow from it: the matrix of specification 3.1."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from deskapp.customer_file.papers import Needed, PaperLine
from deskapp.kernel.problems import Refusal
from deskapp.renovation.kinds import Relation, WorkKind

OWNER: Literal["owner"] = "owner"
CONTRACTOR: Literal["contractor"] = "contractor"
FLAGS = {
    "plumbing_wiring": "改动水电线路",
    "waterproofing": "破坏防水层",
    "structural_change": "改动承重结构或加大荷载",
    "facade": "搭建、改外立面或外墙开洞",
    "hot_work": "动火作业",
    "outdoor_advertising": "户外广告",
}
"""The flags of the scope by their names, as form and pages tick them."""


@dataclass(frozen=True)
class Scope:
    """What decides which documents are asked for; the flags are those of FLAGS."""

    kind: WorkKind = WorkKind.NORMAL
    relation: Relation = Relation.OWNER
    is_self_renovation: bool = False
    residential: bool = True
    plumbing_wiring: bool = False
    waterproofing: bool = False
    structural_change: bool = False
    facade: bool = False
    hot_work: bool = False
    outdoor_advertising: bool = False
    tax_agency: bool = False
    permit_for_all: bool = False

    @property
    def flags(self) -> tuple[str, ...]:
        """What of FLAGS it touches, in words."""
        return tuple(words for name, words in FLAGS.items() if getattr(self, name))


def needed(scope: Scope) -> tuple[Needed, ...]:
    """The documents asked for, in the order of the matrix; workers bring theirs beside (RENO-07)."""
    if scope.kind is WorkKind.SUPPLIER_FREE:
        return (*_of_others(scope), *_of_applicant(scope))
    return (*_of_contractor(scope), *_of_work(scope), *_of_others(scope), *_of_applicant(scope))


def _of_contractor(scope: Scope) -> Iterator[Needed]:
    """RENO-01 to RENO-03 and RENO-06; RENO-63 spares whoever renovates himself the papers of a company."""
    if not scope.is_self_renovation:
        yield _declarable("business_licence", "营业执照复印件", "RENO-01", sealed=True)
        if scope.kind is WorkKind.NORMAL:
            yield _declarable("qualification_certificate", "承建资格证书复印件", "RENO-02", sealed=True)
        if scope.tax_agency:
            yield _declarable("renovation_contract", "装修合同复印件", "RENO-03")
    yield _declarable("principal_id", "装修负责人身份证复印件", "RENO-06")
    yield _declarable("principal_photo", "装修负责人照片", "RENO-06")


def _of_work(scope: Scope) -> Iterator[Needed]:
    """RENO-04 and RENO-05; simple work needs the plan alone (RENO-12)."""
    if scope.kind is WorkKind.NORMAL:
        yield _declarable("construction_drawings", "施工图", "RENO-04")
    yield _declarable("construction_plan", "施工方案", "RENO-04")
    if scope.plumbing_wiring:
        yield _declarable("plumbing_wiring_drawing", "水电线路图", "RENO-05")


def _of_others(scope: Scope) -> Iterator[Needed]:
    """What third parties approve; no declaration stands for it (RENO-08 to RENO-11, RENO-14, RENO-17)."""
    if scope.structural_change:
        yield _approval("design_proposal", "原设计单位或同等资质单位的设计方案", "RENO-08")
    if not scope.residential and (scope.structural_change or scope.permit_for_all):
        yield _approval("construction_permit", "施工许可证", "RENO-09")
    if scope.facade:
        yield _approval("planning_approval", "规划部门批准文件", "RENO-10")
        yield _approval("committee_consent", "业主大会或业委会同意文件", "RENO-10")
        yield _approval("uniform_style", "采用中心统一款式的确认", "RENO-10")
    if scope.hot_work:
        yield _approval("fire_approval", "动火作业消防批准文件", "RENO-11")
    if scope.outdoor_advertising:
        yield _approval("outdoor_ad_certificate", "户外广告登记证复印件", "RENO-14", copies=1)


def _of_applicant(scope: Scope) -> Iterator[Needed]:
    """Whoever is not the owner brings the owner's word (RENO-15)."""
    if scope.relation is Relation.USER:
        yield _approval("owner_consent", "业主同意装修的书面意见", "RENO-15")
    elif scope.relation is Relation.AGENT:
        yield _approval("power_of_attorney", "业主授权委托书", "RENO-18")


def _declarable(code: str, words: str, rule: str, *, sealed: bool = False) -> Needed:
    """A contractor's document, for which a declaration of the owner may stand (RENO-16, RENO-64)."""
    return Needed(code, words, copies=1, sealed=sealed, may_declare=True, side=CONTRACTOR, rule=rule)


def _approval(code: str, words: str, rule: str, *, copies: int = 0) -> Needed:
    """An owner's document that nothing can stand for (RENO-17, RENO-64)."""
    return Needed(code, words, copies=copies, side=OWNER, rule=rule)


def wrongly_declared(asked: Iterable[Needed], lines: Iterable[PaperLine]) -> Iterator[Refusal]:
    """A declaration never stands for what third parties approve, nor for the owner's consent (RENO-17)."""
    fixed = {one.code: one for one in asked if not one.may_declare}
    for line in lines:
        if line.declared and line.code in fixed:
            yield Refusal(f"{line.words}不能以声明代替（{fixed[line.code].rule}）", "RENO-17")
