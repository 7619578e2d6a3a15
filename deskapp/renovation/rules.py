"""What is allowed in a renovation; decided from plain values."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from deskapp.kernel.days import period_end
from deskapp.kernel.problems import Refusal
from deskapp.renovation.kinds import Relation

PHOTOS = 2
"""Photos of each worker (RENO-07)."""
COPIES = 2
"""Marked copies of the certificate (RENO-32)."""
AGREEMENTS = 3
"""Copies of the agreement: contractor, owner, centre (RENO-28)."""
WITH_PASSES_OUT = "refund_with_passes_out"
"""The act of the renovation manager that lets a refund pass though passes are out (RENO-53)."""
BINDING = (
    "装修备案登记证",
    "装修管理服务协议书",
    "营业执照复印件（盖章）",
    "承建资格证书复印件（盖章）",
    "装修合同复印件",
    "装修施工人员登记表",
)
"""The binding order of the file (RENO-35, ARCHIVE-05)."""


def identity(relation: Relation, applicant: str, owners: Sequence[str]) -> Iterator[Refusal]:
    """The applicant is the owner on record, or says whose word stands behind him (RENO-15, RENO-18)."""
    if not owners:
        yield Refusal("该房没有登记业主，请先办“客户资料”登记业主", "RENO-18")
    elif relation is Relation.OWNER and applicant.strip() not in owners:
        yield Refusal(f"该房登记的业主是{'、'.join(owners)}，{applicant}不是业主，请选择与业主的关系", "RENO-18")


def confirmed(relation: Relation, *, by: str, phone: str, told: bool) -> Iterator[Refusal]:
    """Of a user who is not the owner, the owner was asked: when, on which telephone, who said so (RENO-15)."""
    if relation is Relation.USER and not (by.strip() and phone.strip() and told):
        yield Refusal("非业主使用人装修，须向业主核实：填写核实时间、电话和确认人", "RENO-15")


def told_at(typed: str, at: datetime | None, now: datetime, rule: str) -> Iterator[Refusal]:
    """A time of day that can be read and has been (RENO-15, RENO-27)."""
    if at is None:
        yield Refusal(f"时间“{typed}”写法不对，例如 9:30、昨天 15:20", rule)
    elif at > now:
        yield Refusal(f"时间 {at:%Y-%m-%d %H:%M} 还没有到", rule)


def period(start: date, end: date, today: date, most_months: int) -> Iterator[Refusal]:
    """A filing runs for three months at most (RENO-23)."""
    latest = period_end(start, most_months)
    if end < start:
        yield Refusal(f"截止日 {end} 早于起始日 {start}", "RENO-23")
    elif end > latest:
        words = f"从 {start} 起最长到 {latest}（{most_months} 个月）；工期更长的，期满后另办延期"
        yield Refusal(words, "RENO-23")
    elif end < today:
        yield Refusal(f"截止日 {end} 已经过了", "RENO-23")


def worker(name: str, photos: int, *, id_copy: bool) -> Iterator[Refusal]:
    """One copy of the identity card and two photos of each (RENO-07, also of a supplier's free service: RENO-13)."""
    lacks = ["" if id_copy else "身份证复印件", f"照片还差 {PHOTOS - photos} 张" if photos < PHOTOS else ""]
    if words := "、".join(one for one in lacks if one):
        yield Refusal(f"施工人员{name}缺{words}", "RENO-07")


def extension(
    ends_on: date, new_end: date, today: date, *, lead_days: int, most_months: int, done: int, most: int
) -> Iterator[Refusal]:
    """From so many days before the end; the day after the end it starts, for three months at most (RENO-43, RENO-47).

    `done` extensions there were, `most` there may be; 0 for any number.
    """
    opens = ends_on - timedelta(days=lead_days)
    starts = ends_on + timedelta(days=1)
    latest = period_end(starts, most_months)
    if most and done >= most:
        yield Refusal(f"已延期 {done} 次，不能再延", "RENO-47")
    elif today < opens:
        yield Refusal(f"装修期限到 {ends_on}，最早 {opens} 办理延期", "RENO-47")
    elif not starts <= new_end <= latest:
        yield Refusal(f"延期从 {starts} 起，最长到 {latest}（{most_months} 个月）", "RENO-43")
    elif new_end < today:
        yield Refusal(f"延期至 {new_end} 已经过了", "RENO-43")


def checked_in(copies: int, passes: int, out: int) -> Iterator[Refusal]:
    """For an extension both copies of the certificate and all passes that are out are checked in (RENO-42)."""
    if copies != COPIES:
        yield Refusal(f"登记证副本应交来 {COPIES} 份，收到 {copies} 份", "RENO-42")
    if passes != out:
        yield Refusal(f"在外的临时出入卡有 {out} 张，收到 {passes} 张", "RENO-42")


def all_back(issued: int, returned: int, lost: Sequence[str]) -> Iterator[Refusal]:
    """As many passes came back as went out; the renovation manager may let it pass with a remark (RENO-53)."""
    if returned != issued:
        gone = f"，其中遗失 {'、'.join(lost)}" if lost else ""
        words = f"临时出入卡发出 {issued} 张，收回 {returned} 张，还差 {issued - returned} 张{gone}"
        yield Refusal(words, "RENO-53", WITH_PASSES_OUT)


def inspection_day(inspected_on: date, requested_on: date, today: date) -> Iterator[Refusal]:
    """An inspection follows the owner's application and is not in the future (RENO-49)."""
    if inspected_on > today:
        yield Refusal(f"核查日期 {inspected_on} 还没有到", "RENO-50")
    elif inspected_on < requested_on:
        yield Refusal(f"核查日期 {inspected_on} 早于申请日期 {requested_on}", "RENO-49")
