"""The people who work here: adding them, changing roles and PINs. Nobody is ever deleted."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from deskapp.staff.pins import hash_pin, pin_fits
from deskapp.staff.records import StaffMember, StaffRole
from deskapp.staff.roles import Role


def members(session: Session, *, active: bool = True) -> list[StaffMember]:
    """Everybody, or everybody who still works here, in the order they came."""
    asked = select(StaffMember).order_by(StaffMember.id)
    return list(session.scalars(asked.where(StaffMember.active) if active else asked))


def staff_names(session: Session) -> dict[int, str]:
    """What everybody is called, those who have left too, by their ids: for registers and lists."""
    return dict(session.execute(select(StaffMember.id, StaffMember.name)).all())


def roles_of(session: Session, staff_id: int) -> frozenset[Role]:
    """The roles somebody holds now; none of one who has left."""
    return frozenset(session.scalars(_HELD, {"staff_id": staff_id}))


_HELD = (
    select(StaffRole.role)
    .join(StaffMember, StaffRole.member_id == StaffMember.id)
    .where(StaffMember.id == bindparam("staff_id"), StaffMember.active, StaffRole.held)
)


def add_member(
    session: Session, name: str, pin: str, roles: frozenset[Role], *, trainee: bool = False, kept: str = ""
) -> StaffMember:
    """A new colleague. Raises ValueError with a sentence for a taken name, no role, or a PIN that will not do.

    `kept` is the hash of the PIN, where that has been made already.
    """
    name = name.strip()
    if not name:
        raise ValueError("请填写姓名")
    if not roles:
        raise ValueError("请至少选择一个岗位")
    if session.scalars(select(StaffMember).where(StaffMember.name == name)).first():
        raise ValueError(f"已经有叫“{name}”的员工，请加工号区分，例如 {name} 02")
    at: datetime = session.info["at"]
    held = [StaffRole(role=role) for role in sorted(roles, key=lambda one: one.name)]
    member = StaffMember(name=name, pin_hash=kept or hash_pin(pin), pin_changed_at=at, trainee=trainee, roles_held=held)
    session.add(member)
    session.flush()
    return member


def set_roles(session: Session, member: StaffMember, roles: frozenset[Role]) -> None:
    """Give and take roles. Raises ValueError when nobody would be left to administer the program."""
    if Role.ADMINISTRATOR not in roles:
        _keep_an_administrator(session, member)
    for held in member.roles_held:
        held.held = held.role in roles
    for role in sorted(roles - {held.role for held in member.roles_held}, key=lambda one: one.name):
        member.roles_held.append(StaffRole(role=role))


def set_active(session: Session, member: StaffMember, active: bool) -> None:
    """Let somebody leave or come back. Raises ValueError for the last administrator."""
    if not active:
        _keep_an_administrator(session, member)
    member.active = active


def reset_pin(session: Session, member: StaffMember, pin: str) -> None:
    """A new PIN from the administrator; it also ends a delay. Raises ValueError for one that will not do."""
    member.pin_hash, member.pin_changed_at = hash_pin(pin), session.info["at"]
    member.failures, member.locked_until = 0, None


def change_pin(session: Session, member: StaffMember, old: str, new: str) -> None:
    """One's own new PIN. Raises ValueError when the old one does not fit or the new one will not do."""
    if not pin_fits(member.pin_hash, old):
        raise ValueError("原密码不对")
    reset_pin(session, member, new)


def _keep_an_administrator(session: Session, leaving: StaffMember) -> None:
    left = [other for other in members(session) if other is not leaving and Role.ADMINISTRATOR in other.roles]
    if Role.ADMINISTRATOR in leaving.roles and not left:
        raise ValueError("至少要留一位系统管理员")
