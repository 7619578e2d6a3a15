"""Staff: added, given duties, given PINs, let go, and never deleted (ROLE-09); bare and through the window."""

import pytest
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from deskapp.desk import Desk
from deskapp.flow.procedure import Done
from deskapp.kernel.errors import DeskError, NotAllowedError
from deskapp.procedures.staff_members.service import ADD_MEMBER, CHANGE_ROLES, STAFF_LEAVE, duties_of, member_named
from deskapp.procedures.staff_members.steps import (
    Duties,
    Going,
    LeaveOrReturn,
    NewMember,
    NewPin,
    OldPin,
    WhichMember,
    names,
)
from deskapp.procedures.staff_members.wizard import (
    AddMemberWizard,
    ChangeOwnPinWizard,
    ChangeRolesWizard,
    ResetPinWizard,
    StaffLeaveWizard,
)
from deskapp.staff.policy import POLICY
from deskapp.staff.records import Draft, SignIn
from deskapp.staff.roles import Role
from deskapp.staff.sign_in import SignInError, sign_in
from tests.clerk import PlainClerk
from tests.conftest import PIN

NEW = "629417"


@pytest.fixture
def admin(manned_by):
    return manned_by("管理员")


def roles_of(desk: Desk, name: str) -> frozenset[Role]:
    with desk.reading() as session:
        member = member_named(session, name)
        assert member is not None
        return member.roles


def test_a_new_colleague_signs_in_with_the_roles_given(at_counter, admin, clock):
    clerk = at_counter(AddMemberWizard, admin)
    assert clerk.fill(NewMember, name="何悦") == []
    assert clerk.fill(Duties, information_clerk=True, cs_assistant=True) == []
    assert clerk.fill(NewPin, pin=NEW, again=NEW) == []
    assert isinstance(clerk.finish(), Done)
    duty = sign_in(admin.store, "何悦", NEW, clock())
    assert duty.roles == {Role.INFORMATION_CLERK, Role.CS_ASSISTANT}


def test_a_taken_name_no_duty_and_a_weak_pin_are_refused(at_counter, admin):
    clerk = at_counter(AddMemberWizard, admin)
    assert clerk.fill(NewMember, name="林晓") == ["已经有叫“林晓”的员工，请加工号区分，例如 林晓 02"]
    assert clerk.fill(NewMember, name="林晓 02") == []
    assert clerk.fill(Duties) == ["请至少选择一个岗位"]
    assert clerk.fill(Duties, clerk=True) == []
    assert clerk.fill(NewPin, pin=NEW, again="629418") == ["两次输入的密码不一样，请重新输入"]
    assert clerk.fill(NewPin, pin="123456", again="123456") == ["密码太容易猜，请换一个"]


def test_duties_given_and_taken_count_at_once(at_counter, admin, manned_by):
    cashier = manned_by("孙敏")
    cashier.require("draw_book")
    clerk = at_counter(ChangeRolesWizard, admin)
    assert clerk.fill(WhichMember, member="孙敏") == []
    assert clerk.fill(Duties, cashier=False, finance=True) == []
    assert isinstance(clerk.finish(), Done)
    assert roles_of(admin, "孙敏") == {Role.FINANCE}
    with pytest.raises(NotAllowedError):
        cashier.require("draw_book")


def test_somebody_new_is_marked_as_being_trained_until_that_is_over(at_counter, admin):
    """ROLE-07: the flag is given with the duties and taken away with them."""
    clerk = at_counter(AddMemberWizard, admin)
    clerk.fill(NewMember, name="何悦")
    clerk.fill(Duties, clerk=True, trainee=True)
    clerk.fill(NewPin, pin=NEW, again=NEW)
    assert isinstance(clerk.finish(), Done)
    assert duties_of(admin, "何悦") == {"clerk": True, "trainee": True}
    clerk = at_counter(ChangeRolesWizard, admin)
    clerk.fill(WhichMember, member="何悦")
    clerk.fill(Duties, clerk=True, trainee=False)
    assert isinstance(clerk.finish(), Done)
    assert duties_of(admin, "何悦") == {"clerk": True, "trainee": False}


def test_the_page_of_duties_begins_with_those_held_now(qtbot, admin):
    wizard = ChangeRolesWizard(admin)
    qtbot.addWidget(wizard)
    wizard.page.fill({"member": "林晓"})
    wizard.press_main()
    ticked = {name for name, said in wizard.page.said().items() if said}
    assert ticked == {"clerk", "fee_collector"}


def test_the_page_of_duties_begins_anew_for_another_colleague(qtbot, admin):
    """ROLE-09: nobody is given the duties of whoever was chosen before."""
    wizard = ChangeRolesWizard(admin)
    qtbot.addWidget(wizard)
    for name, held in (("林晓", {"clerk", "fee_collector"}), ("孙敏", {"cashier"})):
        wizard.page.fill({"member": name})
        wizard.press_main()
        assert {duty for duty, said in wizard.page.said().items() if said} == held
        wizard.go_back()
    wizard.press_main()
    wizard.page.fill({"finance": True})
    wizard.go_back()
    wizard.press_main()
    assert {duty for duty, said in wizard.page.said().items() if said} == {"cashier", "finance"}, "still about 孙敏"


def test_somebody_must_be_left_to_administer(admin):
    clerk = PlainClerk(ChangeRolesWizard, admin)
    clerk.fill(WhichMember, member="管理员")
    clerk.fill(Duties, clerk=True)
    with pytest.raises(DeskError, match="至少要留一位系统管理员"):
        clerk.finish()
    assert roles_of(admin, "管理员") == {Role.ADMINISTRATOR}


def test_a_reset_pin_ends_the_delay_of_whoever_forgot_theirs(at_counter, admin, clock):
    for _ in range(6):
        with pytest.raises(SignInError):
            sign_in(admin.store, "陈佳", "000001", clock())
    clerk = at_counter(ResetPinWizard, admin)
    assert clerk.fill(WhichMember, member="陈佳") == []
    assert clerk.fill(NewPin, pin=NEW, again=NEW) == []
    assert isinstance(clerk.finish(), Done)
    assert sign_in(admin.store, "陈佳", NEW, clock()).name == "陈佳"


def test_ones_own_pin_is_changed_only_by_who_knows_the_old_one(at_counter, desk, clock):
    clerk = at_counter(ChangeOwnPinWizard, desk)
    assert clerk.fill(OldPin, old="000001") == ["原密码不对，请重新输入"]
    assert clerk.fill(OldPin, old=PIN) == []
    assert clerk.fill(NewPin, pin=NEW, again=NEW) == []
    assert isinstance(clerk.finish(), Done)
    assert sign_in(desk.store, "林晓", NEW, clock()).name == "林晓"


def test_guessing_the_old_pin_at_a_desk_somebody_left_is_slowed_down_too(at_counter, desk, clock):
    """ROLE-09: as at the sign-in, and every guess is kept."""
    clerk = at_counter(ChangeOwnPinWizard, desk)
    for _ in range(5):
        assert clerk.fill(OldPin, old="000001") == ["原密码不对，请重新输入"]
    assert clerk.fill(OldPin, old=PIN) == ["输错次数过多，请 16 秒后再试"]
    with desk.reading() as session:
        kept = session.scalars(select(SignIn).where(SignIn.purpose == "change_own_pin")).all()
    assert [one.good for one in kept] == [False] * 6
    clock.pass_by(seconds=16)
    assert clerk.fill(OldPin, old=PIN) == []


def test_who_has_left_cannot_sign_in_until_they_come_back(at_counter, admin, clock):
    clerk = at_counter(StaffLeaveWizard, admin)
    assert clerk.fill(WhichMember, member="陈佳") == []
    assert clerk.fill(LeaveOrReturn, going=Going.LEAVES) == []
    assert isinstance(clerk.finish(), Done)
    with pytest.raises(SignInError):
        sign_in(admin.store, "陈佳", PIN, clock())
    back = PlainClerk(StaffLeaveWizard, admin)
    back.fill(WhichMember, member="陈佳")
    back.fill(LeaveOrReturn, going=Going.RETURNS)
    assert isinstance(back.finish(), Done)
    assert sign_in(admin.store, "陈佳", PIN, clock()).name == "陈佳"


@pytest.mark.parametrize("procedure", [ADD_MEMBER, CHANGE_ROLES, STAFF_LEAVE], ids=lambda one: one.name)
def test_only_the_administrator_manages_staff(procedure, desk):
    assert not desk.may(procedure.act)


def test_every_role_that_carries_rights_can_be_given():
    carrying = {role for act in POLICY.values() if len(act.roles) < len(Role) for role in act.roles}
    assert carrying == {Role[name.upper()] for name in names()}


def test_a_pin_shows_as_dots_and_never_in_the_rail(qtbot, desk):
    wizard = ChangeOwnPinWizard(desk)
    qtbot.addWidget(wizard)
    field = wizard.page.editors["old"].widget
    assert isinstance(field, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    wizard.page.fill({"old": PIN})
    wizard.press_main()
    assert PIN not in str(wizard.rail.steps)
    with desk.reading() as session:
        assert session.scalars(select(Draft)).all() == []
