"""Signing in, and authorising on the spot: both check a PIN, both slow down whoever guesses."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.flow.procedure import Allowance
from deskapp.kernel.errors import DeskError
from deskapp.staff.pins import pin_fits
from deskapp.staff.policy import POLICY, may
from deskapp.staff.records import SignIn, StaffMember
from deskapp.staff.roles import Role
from deskapp.staff.team import add_member
from deskapp.store.work import Store

FREE_FAILURES = 4
"""Wrong PINs before the first delay; every further one doubles it."""
FIRST_DELAY = timedelta(seconds=15)
LONGEST_DELAY = timedelta(hours=1)


@dataclass(frozen=True)
class Duty:
    """Who is on duty at the desk now."""

    id: int
    name: str
    roles: frozenset[Role]


class SignInError(DeskError):
    """A name or PIN that does not fit, or somebody who must wait."""

    code = "E-PIN-01"


def sign_in(store: Store, name: str, pin: str, at: datetime, *, purpose: str = "sign_in") -> Duty:
    """The person this name and PIN belong to. Raises SignInError; every attempt is kept (T30)."""
    with store.work(act="sign_in", by=None, at=at) as session:
        member = session.scalars(select(StaffMember).where(StaffMember.name == name.strip())).one_or_none()
        wait = _wait(session, member, at)
        good = not wait and member is not None and member.active and pin_fits(member.pin_hash, pin)
        session.add(SignIn(at=at, name=name.strip(), member_id=member and member.id, purpose=purpose, good=good))
        if member and not wait:
            _count(member, good, at)
        duty = Duty(member.id, member.name, member.roles) if member and good else None
    if wait:
        raise SignInError(f"输错次数过多，请 {_spoken(wait)}后再试", "E-PIN-02")
    if not duty:
        raise SignInError("姓名或密码不对，请重新输入")
    return duty


def authorise(store: Store, act: str, name: str, pin: str, reason: str, at: datetime) -> Allowance:
    """Somebody who may do `act` lets it pass for another. Raises SignInError."""
    if not reason.strip():
        raise SignInError("请写明授权原因", "E-PIN-03")
    duty = sign_in(store, name, pin, at, purpose=act)
    if not may(duty.roles, act):
        raise SignInError(f"{duty.name} 没有“{POLICY[act].words}”的权限，请换有权限的人", "E-PIN-04")
    return Allowance(duty.id, duty.name, reason.strip())


def first_member(store: Store, name: str, pin: str, roles: frozenset[Role], at: datetime) -> int:
    """Make the administrator of a new store. Raises ValueError for a PIN that will not do or a store in use."""
    with store.work(act="manage_staff", by=None, at=at) as session:
        if session.scalar(select(func.count(StaffMember.id))):
            raise ValueError("已经有员工，请用系统管理员登录后添加")
        return add_member(session, name, pin, roles | {Role.ADMINISTRATOR}).id


def _wait(session: Session, member: StaffMember | None, at: datetime) -> timedelta:
    """How long this person must still wait. A clock set back does not shorten it, one set forward barely helps."""
    if member is None or member.locked_until is None:
        return timedelta()
    latest = session.scalar(select(func.max(SignIn.at)).where(SignIn.member_id == member.id)) or at
    return max(timedelta(), member.locked_until - max(at, latest)) if at < member.locked_until else timedelta()


def _count(member: StaffMember, good: bool, at: datetime) -> None:
    if good:
        member.failures, member.locked_until = 0, None
        return
    member.failures += 1
    over = member.failures - FREE_FAILURES
    if over > 0:
        member.locked_until = at + min(FIRST_DELAY * 2 ** (over - 1), LONGEST_DELAY)


def _spoken(wait: timedelta) -> str:
    seconds = int(wait.total_seconds()) + 1
    return f"{seconds} 秒" if seconds < 100 else f"{-(-seconds // 60)} 分钟"
