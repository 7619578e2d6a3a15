"""One policy table says who may do what: every act in the program is in it, and it is asked every time (T31, T32)."""

import ast
import importlib
import pkgutil
from dataclasses import replace

import pytest

import deskapp.procedures
from deskapp.flow.procedure import Procedure
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
    tree = source.tree
    known = constants(tree)
    for node in ast.walk(tree):
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


def test_every_act_of_the_program_is_in_the_policy():
    asked = [one for source in sources("deskapp") for one in acts_asked(source)]
    assert len(asked) > 30
    assert [f"{act} {where}" for act, where in asked if act not in POLICY] == []


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
def test_an_act_passes_for_its_roles_and_for_no_other(act):
    """Every role by itself."""
    roles = POLICY[act].roles
    assert [role for role in Role if may({role}, act)] == [role for role in Role if role in roles]


RESERVED = {
    "draw_book": {Role.CASHIER},
    "write_off_book": {Role.CASHIER},
    "answer_question": {Role.CASHIER},
    "authorise_staff_card": {Role.FRONT_DESK_LEAD, Role.CS_LEAD},
    "collect_fees": {Role.FEE_COLLECTOR, Role.FRONT_DESK_LEAD},
    "approve_reduction": {Role.CENTRE_MANAGER},
    "edit_tariffs": {Role.CENTRE_MANAGER},
    "edit_agreement": {Role.CENTRE_MANAGER},
    "edit_facts": {Role.FRONT_DESK_LEAD, Role.CS_LEAD, Role.CENTRE_MANAGER},
    "export_personal": {Role.FRONT_DESK_LEAD, Role.CS_LEAD, Role.CENTRE_MANAGER},
    "manage_staff": {Role.ADMINISTRATOR},
}


@pytest.mark.parametrize(("act", "roles"), RESERVED.items())
def test_what_a_rule_reserves_is_given_to_those_it_names_alone(act, roles):
    """ROLE-01, ROLE-02, ROLE-08, ROLE-09, FEE-34, KNOW-02, PRIVACY-04: the table says what the rules say."""
    assert POLICY[act].roles == roles


def test_role_08_whoever_repairs_cleans_or_serves_takes_no_money():
    """ROLE-08: taken at the desk alone; the cashier keeps the books and does not use them up (ROLE-02)."""
    serving = {
        Role.MAINTENANCE_LEAD, Role.ENGINEER, Role.HOUSEKEEPING_LEAD, Role.CLEANER, Role.PROPERTY_OFFICER,
        Role.DEVELOPER_ENGINEER, Role.SECURITY_GUARD, Role.CASHIER,
    }  # fmt: skip
    assert [act for act in ("collect_fees", "skip_number", "close_day", "reprint_receipt") if may(serving, act)] == [
        "reprint_receipt"
    ]


def test_what_the_program_does_by_itself_nobody_may(holding):
    assert {act for act, entry in POLICY.items() if entry.roles == NOBODY} == {"start", "stop", "clock_back", "anchor"}


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
