"""Every public service method asks the policy table first, for every role by itself (T31; design law 6)."""

import ast
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from deskapp.audit.records import JournalLine
from deskapp.kernel.errors import NotAllowedError
from deskapp.office import Office
from deskapp.printing.file_printer import FilePrinter
from deskapp.staff.policy import POLICY
from deskapp.staff.records import StaffMember
from deskapp.staff.roles import Role
from deskapp.staff.sign_in import Duty
from deskapp.staff.team import add_member, set_roles
from tests.architecture.tree import sources
from tests.conftest import PIN
from tests.staff.services import Service, end_of, services
from tests.staff.test_policy import procedures

DOORS = {
    "deskapp/desk.py": "whoever is on duty, after the policy was asked",
    "deskapp/staff/sign_in.py": "signing in, and the first administrator of an empty store",
    "deskapp/founding.py": "a new centre gets its names",
    "deskapp/opening.py": "a new store gets its first settings",
    "deskapp/audit/events.py": "what the program does by itself",
    "deskapp/audit/anchors.py": "anchors, which the program writes by itself",
    "deskapp/sample/making.py": "the sample community",
    "deskapp/at_reader/station.py": "keys for practice, which open no door",
}
"""The only files that begin a unit of work without asking the policy, each with its reason."""


PASSED = "nothing stood against it"


@pytest.fixture
def room(place):
    """The office at a desk, for services that are its methods."""

    def at(desk):
        office = Office(desk.store, FilePrinter(place.papers), {}, now=desk.now)
        office.desk = desk
        return office

    return at


@pytest.fixture
def holder(manned_by):
    """A desk with somebody who holds exactly these roles."""
    admin = manned_by("管理员")
    with admin.work("manage_staff") as session:
        member = add_member(session, "代班", PIN, frozenset({Role.CLEANER}))

    def of(*roles):
        with admin.work("manage_staff") as session:
            set_roles(session, session.get_one(StaffMember, member.id), frozenset(roles))
        return replace(admin, duty=Duty(member.id, "代班", frozenset(roles)))

    return of


def lines(desk):
    with desk.reading() as session:
        return session.scalar(select(func.count(JournalLine.id)))


def turned_away(service: Service, desk, room):
    """The sentence of the refusal; where it came to something else, what."""
    try:
        service.call(desk, room)
    except NotAllowedError as error:
        return error.text
    except Exception as error:  # noqa: BLE001  # whatever it is, it is not the refusal
        return f"{type(error).__name__}: {error}"[:120]
    return PASSED


def test_no_service_lets_anybody_do_what_the_table_does_not_give_them(holder, room):
    """ROLE-02, ROLE-08, ROLE-09: called by somebody with every role but those of its act, and so by each of them."""
    said, expected = {}, {}
    for service in services():
        strangers = frozenset(Role) - service.entry.roles
        if strangers:
            desk = holder(*strangers)
            before = lines(desk)
            said[str(service)] = turned_away(service, desk, room)
            expected[str(service)] = f"没有“{service.entry.words}”的权限"
            assert lines(desk) == before, service
    assert len(said) > 30
    assert {name: words for name, words in said.items() if expected[name] not in words} == {}


def test_no_role_by_itself_gets_into_a_service_that_the_table_does_not_give_it(holder, room):
    """T31, ROLE-02: every service for every role; none of them leaves a line in the journal."""
    wrong, asked = {}, 0
    for role in Role:
        desk = holder(role)
        before = lines(desk)
        for service in (one for one in services() if role not in one.entry.roles):
            asked += 1
            said = turned_away(service, desk, room)
            if f"没有“{service.entry.words}”的权限" not in said:
                wrong[f"{service} {role.name}"] = said
        assert lines(desk) == before, role
    assert (wrong, asked > 500) == ({}, True), asked


def test_every_act_of_the_table_is_asked_for_somewhere():
    """An act that nothing asks for would promise a right that does not exist, or hide a service that forgot to ask."""
    written = "".join(one.text for one in sources("deskapp") if one.name != "deskapp/staff/policy.py")
    assert [act for act in POLICY if f'"{act}"' not in written] == []


def test_every_role_by_itself_may_do_what_the_table_gives_it_and_nothing_else(holder):
    """ROLE-09: at the desk, with the roles read back from the store; roles that carry no right all together."""
    limited = {act: one.roles for act, one in POLICY.items() if one.roles != frozenset(Role)}
    carrying = sorted(frozenset[Role]().union(*limited.values()), key=lambda role: role.name)
    for roles in [{role} for role in carrying] + [set(Role) - set(carrying)]:
        desk = holder(*roles)
        assert {act for act in limited if desk_lets(desk, act)} == {act for act in limited if limited[act] & roles}


ELSEWHERE = {
    "collect_fees.asking.service.ask_cashier": "ask_cashier",
    "handout.archive.archive_period": "archive_period",
    "handout.bank_list.write_bank_list": "list_bank",
    "handout.card_table.quarter_workbook": "export_personal",
    "handout.door_list.write_door_list": "export_doors",
    "handout.workbooks.cashier_workbook": "export_cashier",
    "handout.workbooks.list_workbook": "export_personal",
    "office.Office.end_draft": "keep_draft",
    "office.Office.finish_task": "finish_task",
    "office.Office.keep_draft": "keep_draft",
    "office.Office.note_signed": "collect_fees",
    "office.Office.print_papers": "log_print",
    "office.Office.reveal": "unmask",
    "overview.changes.changes": "read_journal",
    "overview.people.reveal": "unmask",
    "papers.lists.list_paper": "print_register",
    "printout.print_paper": "log_print",
    "printout.print_papers": "log_print",
    "rooms.lists.ListRoom.archive": "archive_period",
    "rooms.lists.ListRoom.changes": "read_journal",
    "rooms.lists.ListRoom.export_cashier": "export_cashier",
    "rooms.lists.ListRoom.export_list": "export_personal",
    "rooms.lists.ListRoom.list_paper": "print_register",
}
"""Services that end no procedure, and the act that each must ask for."""


def test_every_service_asks_for_its_own_act():
    """ROLE-02, PRIVACY-03, PRIVACY-04: the end of a procedure for its act, others in its folder for one of theirs."""
    own = {end_of(one): one.act for one in procedures()}
    folders: dict[str, set[str]] = {}
    for (module, _), act in own.items():
        folders.setdefault(folder(module), set()).add(act)
    wrong = {}
    for one in services():
        name = str(one).removeprefix("procedures.")
        ends = own.get((one.module, one.name))
        expected = (
            {ends} if ends else {ELSEWHERE[name]} if name in ELSEWHERE else folders.get(folder(one.module), set())
        )
        if one.act not in expected:
            wrong[name] = (one.act, expected)
    assert wrong == {}


def folder(module):
    """The folder of a procedure, or of a family of them."""
    return ".".join(module.split(".")[:3])


def desk_lets(desk, act):
    try:
        desk.require(act)
    except NotAllowedError:
        return False
    return True


def test_with_nobody_on_duty_no_service_does_anything(desk, room):
    """Only paper comes out first and is noted then: it belongs to an act that was done."""
    empty, before = desk.manned_by(None), lines(desk)
    said = {str(one): turned_away(one, empty, room) for one in services() if one.act != "log_print"}
    assert set(said.values()) <= {"请先登录", PASSED}
    assert [name for name, words in said.items() if words == PASSED] == ["office.Office.end_draft"], "none to be ended"
    assert lines(desk) == before


def test_a_unit_of_work_begins_in_few_places():
    """Whoever writes has come through one of these doors, and only the first is open to services."""
    begun = {
        source.name
        for source in sources("deskapp")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and (
            (getattr(node.func, "attr", "") == "work" and "by" in {word.arg for word in node.keywords})
            or getattr(node.func, "id", "") == "WorkSession"
        )
    }
    assert begun - {"deskapp/store/work.py"} <= set(DOORS)
