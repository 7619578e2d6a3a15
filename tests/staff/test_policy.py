"""One policy table says who may do what: every act in the program is in it, and it is asked every time (T31, T32)."""

import ast
import importlib
import pkgutil
from dataclasses import replace

import pytest
from sqlalchemy import func, select

import deskapp.procedures
from deskapp.audit.records import JournalLine
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.errors import NotAllowedError
from deskapp.staff.policy import NOBODY, POLICY, may
from deskapp.staff.records import StaffMember
from deskapp.staff.roles import Role
from deskapp.staff.sign_in import Duty
from deskapp.staff.team import add_member, set_active, set_roles
from tests.architecture.tree import sources
from tests.conftest import PIN

ASKING = {"work", "require", "note", "may", "authorise", "note_event"}
"""Methods whose first argument, or argument `act`, names an act of the policy table."""


def procedures():
    """Every procedure of the program."""
    found: dict[str, Procedure] = {}
    for module in pkgutil.walk_packages(deskapp.procedures.__path__, "deskapp.procedures."):
        if module.name.endswith(".service"):
            here = vars(importlib.import_module(module.name)).values()
            found |= {one.name: one for one in here if isinstance(one, Procedure)}
    return [found[name] for name in sorted(found)]


def constants(tree):
    """The module's names for texts."""
    return {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def acts_asked(source):
    """The acts a file asks about, with the line."""
    known = constants(source.tree)
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        said = [word.value for word in node.keywords if word.arg == "act"]
        if name in ASKING and isinstance(node.func, ast.Attribute):
            said += node.args[:1]
        for one in said:
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield one.value, f"{source.name}:{node.lineno}"
            elif isinstance(one, ast.Name) and one.id in known:
                yield known[one.id], f"{source.name}:{node.lineno}"


ASKED = [asked for source in sources("deskapp") for asked in acts_asked(source)]


def test_every_act_of_the_program_is_in_the_policy():
    assert len(ASKED) > 30
    assert [f"{act} {where}" for act, where in ASKED if act not in POLICY] == []


def test_every_act_of_the_policy_is_used():
    texts = {
        node.value
        for source in sources("deskapp")
        if source.name != "deskapp/staff/policy.py"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(POLICY) - texts == set()


def test_every_procedure_is_an_act_of_the_policy():
    assert len(procedures()) >= 10
    assert [one.name for one in procedures() if one.act not in POLICY] == []


@pytest.fixture
def holding(store, clock, manned_by):
    """A desk with somebody who holds exactly these roles: one colleague whose roles are changed as needed."""
    admin = manned_by("管理员")
    with admin.work("manage_staff") as session:
        member = add_member(session, "代班", PIN, frozenset({Role.CLEANER}))

    def make(*roles):
        with admin.work("manage_staff") as session:
            set_roles(session, session.get_one(StaffMember, member.id), frozenset(roles))
        return replace(admin, duty=Duty(member.id, "代班", frozenset()))

    return make


@pytest.mark.parametrize("act", POLICY)
def test_an_act_passes_for_its_roles_and_for_no_other(holding, act):
    """Every role by itself, by the table; and at the desk all those it names, and all the others together."""
    roles = POLICY[act].roles
    assert [role for role in Role if may({role}, act)] == [role for role in Role if role in roles]
    if roles:
        holding(*roles).require(act)
    if others := frozenset(Role) - roles:
        with pytest.raises(NotAllowedError, match=POLICY[act].words):
            holding(*others).require(act)


def test_what_the_program_does_by_itself_nobody_may(holding):
    assert {act for act, entry in POLICY.items() if entry.roles == NOBODY} == {"start", "stop", "clock_back"}


def strangers(procedure):
    """The roles that may not do it."""
    return frozenset(Role) - POLICY[procedure.act].roles - {Role.ADMINISTRATOR}


@pytest.mark.parametrize("procedure", list(filter(strangers, procedures())), ids=lambda one: one.name)
def test_no_procedure_is_finished_by_somebody_who_may_not(holding, procedure):
    """Straight to the service, past every page: whoever may not do it is turned away before anything is read."""
    desk = holding(*strangers(procedure))
    with desk.reading() as session:
        before = session.scalar(select(func.count(JournalLine.id)))
    with pytest.raises((NotAllowedError, KeyError)):
        procedure.finish(desk, Answers())
    with desk.reading() as session:
        assert session.scalar(select(func.count(JournalLine.id))) == before


def test_a_role_taken_away_counts_at_once(manned_by, holding):
    desk = holding(Role.CASHIER)
    with desk.work("draw_book"):
        pass
    holding(Role.CLERK)
    with pytest.raises(NotAllowedError, match="票据本领用"), desk.work("draw_book"):
        pass


def test_somebody_who_left_may_do_nothing_more(manned_by):
    desk = manned_by("孙敏")
    with manned_by("管理员").work("manage_staff") as session:
        set_active(session, session.get_one(StaffMember, desk.clerk.id), False)
    with pytest.raises(NotAllowedError), desk.work("draw_book"):
        pass


def test_nobody_on_duty_may_do_nothing(desk):
    with pytest.raises(NotAllowedError, match="请先登录"), desk.manned_by(None).work("sign_in"):
        pass


def test_an_act_without_an_entry_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        may(frozenset(Role), "fly")
