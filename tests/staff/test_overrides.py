"""An override is another person's PIN, for a reason; both names are kept (design law 6, GEN-11)."""

import pytest
from sqlalchemy import select

from deskapp.deed import keep_overrides
from deskapp.flow.procedure import Answers
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.problems import Refusal
from deskapp.staff.records import Override, SignIn, StaffMember
from deskapp.staff.sign_in import SignInError
from deskapp.staff.team import set_roles
from tests.conftest import PIN

REFUSAL = Refusal("上日未日结", "RPT-04", "collect_before_closing")


def test_both_names_and_the_reason_are_kept(manned_by, desk):
    allowance = desk.authorise("collect_before_closing", "赵立", PIN, "  夜班已走，明早补结 ")
    answers = Answers("walk-1")
    answers.allowed[REFUSAL] = allowance
    with desk.work("collect_before_closing", allowance) as session:
        keep_overrides(session, answers, "collect_fees")
    with desk.reading() as session:
        kept = session.scalars(select(Override)).one()
        names = [session.get_one(StaffMember, one).name for one in (kept.asked_by_id, kept.allowed_by_id)]
        purposes = session.scalars(select(SignIn.purpose).where(SignIn.name == "赵立")).all()
    assert names == ["林晓", "赵立"]
    assert (kept.rule, kept.reason, kept.request_id) == ("RPT-04", "夜班已走，明早补结", "walk-1")
    assert purposes == ["collect_before_closing"]


def test_ones_own_pin_does_not_do(manned_by):
    desk = manned_by("赵立")
    with pytest.raises(SignInError, match="E-PIN-05"):
        desk.authorise("collect_before_closing", "赵立", PIN, "赶时间")


@pytest.mark.parametrize(
    ("name", "pin", "reason", "code"),
    [
        ("赵立", "999999", "赶时间", "E-PIN-01"),
        ("赵立", PIN, " ", "E-PIN-03"),
        ("陈佳", PIN, "赶时间", "E-PIN-04"),
    ],
    ids=["a wrong PIN", "no reason", "no right"],
)
def test_what_does_not_authorise(desk, name, pin, reason, code):
    with pytest.raises(SignInError, match=code):
        desk.authorise("collect_before_closing", name, pin, reason)


def test_an_allowance_of_somebody_who_lost_the_right_is_worth_nothing(manned_by, desk):
    allowance = desk.authorise("collect_before_closing", "赵立", PIN, "赶时间")
    with manned_by("管理员").work("manage_staff") as session:
        member = session.get_one(StaffMember, allowance.staff_id)
        set_roles(session, member, manned_by("孙敏").clerk.roles)
    with pytest.raises(NotAllowedError), desk.work("collect_before_closing", allowance):
        pass


def test_guessing_the_override_is_slowed_down_too(desk):
    for _ in range(5):
        with pytest.raises(SignInError):
            desk.authorise("collect_before_closing", "赵立", "999999", "赶时间")
    with pytest.raises(SignInError, match="E-PIN-02"):
        desk.authorise("collect_before_closing", "赵立", PIN, "赶时间")
