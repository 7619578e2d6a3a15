"""What is allowed when a space is applied for; decided from plain values."""

from collections.abc import Iterator

from deskapp.access.kinds import Collection
from deskapp.access.rules.evidence import ParkingEvidence, for_parking
from deskapp.access.rules.parking import OWNED
from deskapp.estate.kinds import OccupancyRole, SpaceKind
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.procedures.parking.agree.steps import Papers


def known(name: str, *, on_file: bool, phoned: bool) -> Iterator[Refusal]:
    """The owner file says who it is; else the owner was asked on the telephone (PARK-01)."""
    if not on_file and not phoned:
        yield Refusal(f"该户资料中没有 {name}：请电话向业主核实后勾选", "PARK-01")


def papers(shown: Papers, relation: OccupancyRole) -> Iterator[Refusal]:
    """The three papers and their copies, and the contract of a tenant (PARK-01, PARK-02)."""
    evidence = ParkingEvidence(
        shown.id_card, shown.driving_licence, shown.vehicle_licence, shown.copies_kept, shown.contract_shown
    )
    yield from for_parking(evidence, tenant=relation is OccupancyRole.TENANT)


def collected(kind: SpaceKind, how: Collection) -> Iterator[Refusal]:
    """The fee of an owned space comes with the property fee: billing charges it, and nobody pays twice (PARK-04)."""
    if kind in OWNED and how is Collection.COUNTER:
        yield Refusal(f"{kind.value}的服务费随物业服务费银行托收，请选择银行托收", "PARK-04")


def fee(kind: SpaceKind, standard: Money | None, written: Money | None) -> Money | Refusal:
    """The fee by the month: the centre's standard for this kind of space, else what was written (PARK-07, PARK-15)."""
    if standard is None:
        return written if written is not None else Refusal(f"{kind.value}没有收费标准，请填写每月费用", "PARK-07")
    if written is not None and written != standard:
        return Refusal(f"{kind.value}的标准是每月 {standard}，费用不能另写", "PARK-07")
    return standard
