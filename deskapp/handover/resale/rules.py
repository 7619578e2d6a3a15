"""What lets a unit have another owner, decided from plain values (RESALE-01 to RESALE-07)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from deskapp.customer_file.papers import Needed
from deskapp.estate.kinds import CustomerKind
from deskapp.handover import documents
from deskapp.handover.resale.kinds import CARDS, Fate, Held, Proof, Recipient, ResaleDeed, ResaleState
from deskapp.kernel.money import Money
from deskapp.kernel.problems import HEED, Refusal

S, D = ResaleState, ResaleDeed
CODES = {Proof.CONTRACT: "sales_contract", Proof.CERTIFICATE: "title_certificate"}
FIRST_HANDOVER = "move_in_notice"
"""The developer's notice belongs to a first handover; a later owner has none."""
BEFORE = (S.DRAFT, S.ARREARS_BLOCKED, S.DOCUMENTS_OK)


@dataclass(frozen=True)
class Thing:
    """A card or an agreement of the former household; `fate` is what becomes of it."""

    kind: Held
    number: str
    holder: str
    fate: Fate = Fate.CANCEL


def state(deeds: Collection[ResaleDeed], owed: Money, *, complete: bool, acknowledged: bool) -> ResaleState:
    """How a resale stands: arrears block it before anything else does (RESALE-01), three must know (RESALE-04, 05)."""
    if D.CANCELLED in deeds:
        return S.CANCELLED
    if D.ARCHIVED in deeds:
        return S.ARCHIVED
    if D.COMPLETED in deeds:
        return S.NOTIFIED if acknowledged else S.COMPLETED
    if owed:
        return S.ARREARS_BLOCKED
    return S.DOCUMENTS_OK if complete else S.DRAFT


def only_in(now: ResaleState, allowed: Collection[ResaleState], act: str) -> Iterator[Refusal]:
    """An act is done only where the states of 3.5 lead from."""
    if now not in allowed:
        yield Refusal(f"这件转让现在是“{now.value}”，不能{act}", "RESALE-04")


def settled(owed: Money) -> Iterator[Refusal]:
    """The former owner owes nothing any more; nobody may let that pass (RESALE-01)."""
    if owed:
        yield Refusal(f"原业主还欠费 {owed}，请先结清（F2），再变更业主", "RESALE-01")


def needed(proof: Proof, kind: CustomerKind, *, agent: bool, family: bool) -> tuple[Needed, ...]:
    """Contract or certificate, seen and copied, then what every new owner brings (RESALE-02, RESALE-03)."""
    shown = Needed(CODES[proof], proof.value, copies=1, original=True, side="owner", rule="RESALE-02")
    others = documents.of_owner(kind, agent=agent, family=family)
    return (shown, *(one for one in others if one.code != FIRST_HANDOVER))


def another(old: str, new: str) -> Iterator[Refusal]:
    """Somebody else owns it from now on (RESALE-06)."""
    if old == new:
        yield Refusal(f"登记的业主已经是 {old}，不用变更", "RESALE-06")


def changes_on(day: date, since: date | None, today: date) -> Iterator[Refusal]:
    """The name has been changed, after the former owner's own first day (RESALE-06)."""
    if day > today:
        yield Refusal(f"更名时间 {day} 还没有到", "RESALE-06")
    elif since is not None and day <= since:
        yield Refusal(f"更名时间 {day} 不晚于原业主取得的日期 {since}，请核对", "RESALE-06")


def in_mind(renovations: Sequence[str], money: Sequence[str]) -> Iterator[Refusal]:
    """What stays the former owner's is read by whoever goes on: it does not move with the unit (RESALE-07)."""
    for number in renovations:
        yield Refusal(f"原业主的装修备案 {number} 还没有办完，不转给新业主", "RESALE-07", HEED)
    for words in money:
        yield Refusal(f"{words}，仍属原业主，不转给新业主", "RESALE-07", HEED)


def listed(lines: Sequence[Thing], had: Sequence[Thing]) -> Iterator[Refusal]:
    """Everything that the former household has stands on the list, and nothing else does (RESALE-06)."""
    wanted = {(one.kind, one.number) for one in had}
    found = {(one.kind, one.number) for one in lines}
    for kind, number in sorted(wanted - found, key=str):
        yield Refusal(f"{kind.value} {number} 是原业主一方的，请列入：注销，或收回重办", "RESALE-06")
    for kind, number in sorted(found - wanted, key=str):
        yield Refusal(f"{kind.value} {number} 不是原业主一方在用的，请核对", "RESALE-06")


def of_cards(lines: Sequence[Thing]) -> list[Thing]:
    """The lines that are cards."""
    return [one for one in lines if one.kind in CARDS]


def acknowledges(at: datetime, sent_at: datetime, now: datetime) -> Iterator[Refusal]:
    """A notice is acknowledged after it was printed and not in days to come (RESALE-04, RESALE-05)."""
    if not sent_at.replace(second=0, microsecond=0) <= at <= now:
        yield Refusal(f"确认时间应在通知打印（{sent_at:%m-%d %H:%M}）之后、现在之前", "RESALE-04")


def all_know(acknowledged: Collection[Recipient]) -> bool:
    """Whether finance, information clerk and control centre have all acknowledged (RESALE-04, RESALE-05)."""
    return set(Recipient) <= set(acknowledged)
