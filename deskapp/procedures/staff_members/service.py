"""Adds colleagues, changes duties and PINs, lets people leave and come back; nobody is ever deleted (ROLE-09)."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.staff_members.steps import Duties, Going, LeaveOrReturn, NewMember, NewPin, OldPin, WhichMember
from deskapp.staff import team
from deskapp.staff.pins import weakness
from deskapp.staff.records import StaffMember
from deskapp.staff.roles import Role
from deskapp.staff.sign_in import SignInError, sign_in

ACT, OWN = "manage_staff", "change_own_pin"
RULE = "ROLE-09"


class StaffError(DeskError):
    """The team could not be changed so; nothing was changed."""

    code = "E-STAFF-01"


def member_named(session: Session, name: str) -> StaffMember | None:
    """The colleague of this name, whether or not they still work here."""
    return session.scalars(select(StaffMember).where(StaffMember.name == name.strip())).one_or_none()


def colleagues(desk: Desk) -> list[tuple[str, str, bool]]:
    """Everybody who ever worked here: the name, the duties in words, and whether they still do."""
    order = list(Role).index
    with desk.reading() as session:
        return [
            (one.name, "、".join(role.value for role in sorted(one.roles, key=order)), one.active)
            for one in session.scalars(select(StaffMember).order_by(~StaffMember.active, StaffMember.id))
        ]


def duties_of(desk: Desk, name: str) -> dict[str, bool]:
    """The duties somebody has now, by the names of the questions, and whether they are still being trained."""
    with desk.reading() as session:
        member = member_named(session, name)
        held = {role.name.lower(): True for role in member.roles} if member else {}
        return held | {"trainee": member is not None and member.trainee}


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against the answers so far."""
    with desk.reading() as session:
        if NewMember in answers and member_named(session, answers[NewMember].name):
            yield Refusal(f"已经有叫“{answers[NewMember].name}”的员工，请加工号区分，例如 林晓 02", RULE)
        if WhichMember in answers and member_named(session, answers[WhichMember].member) is None:
            yield Refusal(f"没有叫“{answers[WhichMember].member}”的员工，请核对姓名", RULE)
        if NewPin in answers and (wrong := weakness(answers[NewPin].pin)):
            yield Refusal(wrong, RULE)
    if OldPin in answers and NewPin not in answers:
        yield from _not_their_pin(desk, answers[OldPin].old)


def add(desk: Desk, answers: Answers) -> Done:
    """Somebody new. Raises NotAllowedError, StaffError."""
    asked, duties = answers[NewMember], answers[Duties]
    with desk.work(ACT) as session:
        try:
            team.add_member(session, asked.name, answers[NewPin].pin, duties.roles, trainee=duties.trainee)
        except ValueError as error:
            raise StaffError(f"{error}。没有任何改动") from error
    return Done(asked.name, f"已添加员工 {asked.name}")


def change_roles(desk: Desk, answers: Answers) -> Done:
    """Give and take duties, or end a training. Raises StaffError when nobody would be left to administer."""
    name = answers[WhichMember].member
    with desk.work(ACT) as session:
        member = _member(session, name)
        try:
            team.set_roles(session, member, answers[Duties].roles)
        except ValueError as error:
            raise StaffError(f"{error}。没有任何改动") from error
        member.trainee = answers[Duties].trainee
    return Done(name, f"{name} 的岗位已改好，立即生效")


def reset_pin(desk: Desk, answers: Answers) -> Done:
    """A new PIN for somebody who forgot theirs; it also ends a delay."""
    name = answers[WhichMember].member
    with desk.work(ACT) as session:
        team.reset_pin(session, _member(session, name), answers[NewPin].pin)
    return Done(name, f"{name} 的密码已重设")


def change_own_pin(desk: Desk, answers: Answers) -> Done:
    """One's own new PIN. Raises StaffError when the old one does not fit."""
    with desk.work(OWN) as session:
        member = session.get_one(StaffMember, desk.clerk.id)
        try:
            team.change_pin(session, member, answers[OldPin].old, answers[NewPin].pin)
        except ValueError as error:
            raise StaffError(f"{error}。没有任何改动") from error
    return Done(desk.clerk.name, "自己的密码已改好")


def leave(desk: Desk, answers: Answers) -> Done:
    """Let somebody leave, or come back. Raises StaffError for the last administrator."""
    name, leaves = answers[WhichMember].member, answers[LeaveOrReturn].going is Going.LEAVES
    with desk.work(ACT) as session:
        try:
            team.set_active(session, _member(session, name), not leaves)
        except ValueError as error:
            raise StaffError(f"{error}。没有任何改动") from error
    return Done(name, f"{name} 已离职，不能再登录" if leaves else f"{name} 已复职")


def _not_their_pin(desk: Desk, old: str) -> Iterator[Refusal]:
    """Whoever guesses at a desk that somebody left is slowed down as at the sign-in, and it is kept."""
    try:
        sign_in(desk.store, desk.clerk.name, old, desk.now(), purpose=OWN)
    except SignInError as error:
        yield Refusal("原密码不对，请重新输入" if error.code == SignInError.code else error.text, RULE)


def _member(session: Session, name: str) -> StaffMember:
    member = member_named(session, name)
    if member is None:
        raise StaffError(f"没有叫“{name}”的员工。没有任何改动")
    return member


ADD_MEMBER = Procedure("add_member", "添加员工", ACT, (NewMember, Duties, NewPin), add, check)
CHANGE_ROLES = Procedure("change_roles", "修改岗位", ACT, (WhichMember, Duties), change_roles, check)
RESET_PIN = Procedure("reset_pin", "重设密码", ACT, (WhichMember, NewPin), reset_pin, check)
CHANGE_OWN_PIN = Procedure("change_own_pin", "修改自己的密码", OWN, (OldPin, NewPin), change_own_pin, check)
STAFF_LEAVE = Procedure("staff_leave", "离职和复职", ACT, (WhichMember, LeaveOrReturn), leave, check)
