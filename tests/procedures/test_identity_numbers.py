"""One way about identity numbers: whatever page asks for one, a wrong one asks for a second look (F7)."""

from typing import Any

import pytest

from deskapp.counter import COUNTER
from deskapp.estate.kinds import CustomerKind, OccupancyRole
from deskapp.flow.procedure import Done, Procedure
from deskapp.flow.session import Session
from deskapp.flow.step import Step
from deskapp.handover.move_out.kinds import Leaving
from deskapp.handover.resale.kinds import Proof
from deskapp.kernel.problems import Refusal
from deskapp.procedures.edit_customer.service import EDIT_CUSTOMER
from deskapp.procedures.edit_customer.steps import PersonFacts, WhichPerson
from deskapp.procedures.handover.move_in.receive.service import RECEIVE_MOVE_IN
from deskapp.procedures.handover.move_in.receive.steps import Arriving, Household
from deskapp.procedures.handover.move_in.tenant.service import MOVE_TENANT_IN
from deskapp.procedures.handover.move_in.tenant.steps import Lease
from deskapp.procedures.handover.move_out.start.service import START_MOVE_OUT
from deskapp.procedures.handover.move_out.start.steps import MovingOut
from deskapp.procedures.handover.resale.receive.service import RECEIVE_RESALE
from deskapp.procedures.handover.resale.receive.steps import NewOwner
from deskapp.procedures.release.apply.service import RELEASE_GOODS
from deskapp.procedures.release.apply.steps import Applicant as Asking
from deskapp.procedures.renovation.file.service import FILE_RENOVATION, needed
from deskapp.procedures.renovation.file.steps import Applicant, Contractor, FilingPapers, Plan, Work, Workers
from deskapp.procedures.renovation.file.wizard import FileRenovationWizard
from deskapp.procedures.renovation.passes.service import ISSUE_PASSES
from deskapp.procedures.renovation.passes.steps import CountedOut, Sealed
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.release.kinds import Relation
from deskapp.staff.records import Override
from tests.access.conftest import Home, home
from tests.handover import walks as handover
from tests.renovation import walks

__all__ = ["Home", "home"]

WRONG, PASSPORT, ROOM = "110105194912310021", "E12345678", "3-2-501"
SAYS = "的证件号码（尾号 0021）：身份证号末位校验不符，请核对原件"
Pages = tuple[tuple[type[Step], dict[str, Any]], ...]
TENANT = {"room": ROOM, "name": "欧阳静", "relation": Relation.TENANT, "id_seen": True}
WORKER = {"name": "谢安", "trade": "木工", "photos": "2", "id_copy": True}
FILED: Pages = ((Applicant, walks.APPLICANT), (Work, walks.WORK), (Contractor, walks.CONTRACTOR), (Plan, walks.PLAN))
AT_HOME: dict[str, tuple[Procedure, Pages, type[Step], str, dict[str, Any]]] = {
    "filing": (FILE_RENOVATION, (), Applicant, "id_no", walks.APPLICANT),
    "principal": (FILE_RENOVATION, FILED[:2], Contractor, "principal_id_no", walks.CONTRACTOR),
    "worker": (FILE_RENOVATION, FILED, Workers, "workers.id_no", WORKER),
    "release": (RELEASE_GOODS, (), Asking, "id_no", TENANT),
    "move out": (
        START_MOVE_OUT, (), MovingOut, "id_no",
        TENANT | {"phone": "13800138000", "leaving": Leaving.HOUSEHOLD, "leaving_on": "2026-11-25"},
    ),
    "tenant": (
        MOVE_TENANT_IN, (), Lease, "id_no",
        {"room": ROOM, "tenant": "苏敏", "phone": "13800138000", "lease_from": "2026-11-21", "lease_to": "2027-11-20"},
    ),
    "resale": (
        RECEIVE_RESALE, (), NewOwner, "id_no",
        {"room": ROOM, "new_owner": "李明", "kind": CustomerKind.HOUSEHOLD, "phone": "13700137000",
         "proof": Proof.CERTIFICATE, "change_on": "2026-11-18"},
    ),
    "customer": (
        EDIT_CUSTOMER, ((WhichPerson, {"room": ROOM, "customer": 0}),), PersonFacts, "id_no",
        {"name": "苏敏", "role": OccupancyRole.TENANT},
    ),
}  # fmt: skip
MOVING_IN: dict[str, tuple[type[Step], str, dict[str, Any]]] = {
    "owner": (Arriving, "id_no", handover.ARRIVING),
    "agent": (Arriving, "agent_id_no", handover.ARRIVING | {"agent": "周强"}),
    "household": (Household, "people.id_no", handover.PEOPLE[0]),
}
PAGES = {(step.__name__, asked) for _, _, step, asked, _ in AT_HOME.values()} | {
    *((step.__name__, asked) for step, asked, _ in MOVING_IN.values()),
    (CountedOut.__name__, "more.id_no"),
}


def answer(asked: str, number: str, said: dict[str, Any]) -> dict[str, Any]:
    """The answers of a page with this number, which may stand in a line of a table."""
    table, _, name = asked.rpartition(".")
    return {table: [said | {name: number}], "count": "1"} if table else said | {name: number}


def against(walk: Session, step: type[Step], asked: str, number: str, said: dict[str, Any]) -> list[Refusal]:
    """What warns of this number."""
    found = [one for one in walk.submit(step, answer(asked, number, said)) if isinstance(one, Refusal)]
    return [one for one in found if "证件号码" in one.text]


def asks_twice(walk: Session, step: type[Step], asked: str, said: dict[str, Any]) -> None:
    (stop,) = against(walk, step, asked, WRONG, said)
    assert stop.warns
    assert SAYS in stop.text
    assert against(walk, step, asked, PASSPORT, said) == []


@pytest.mark.parametrize("page", AT_HOME)
def test_a_wrong_number_asks_for_a_second_look_and_another_paper_passes(page, desk, home):
    """RENO-07, RENO-19, RENO-20, RELEASE-04, RESALE-04, MOVEIN-34, MOVEOUT-02."""
    procedure, before, step, asked, said = AT_HOME[page]
    walk = Session(procedure, desk)
    for kind, told in before:
        assert walk.submit(kind, told) == ()
    asks_twice(walk, step, asked, said)


@pytest.mark.parametrize("page", MOVING_IN)
def test_a_wrong_number_asks_for_a_second_look_at_a_move_in(page, desk, manned_by):
    """MOVEIN-08, MOVEIN-10, MOVEIN-17."""
    handover.make_counter(manned_by, desk)
    handover.prepared(desk)
    step, asked, said = MOVING_IN[page]
    walk = Session(RECEIVE_MOVE_IN, desk)
    while walk.step is not step:
        assert walk.step is not None
        assert walk.submit(walk.step, handover.RECEIVED[walk.step]) == ()
    asks_twice(walk, step, asked, said)


def test_a_wrong_number_of_a_later_worker_asks_for_a_second_look(desk, manned_by):
    """RENO-07."""
    walks.make_counter(manned_by, desk)
    walks.in_progress(desk, manned_by(walks.MANAGER))
    walk = Session(ISSUE_PASSES, desk)
    for kind, told in ((WhichFiling, walks.WHICH), (Sealed, walks.DELIVERED)):
        assert walk.submit(kind, told) == ()
    asks_twice(walk, CountedOut, "more.id_no", WORKER)


def test_no_page_of_the_counter_asks_for_a_number_and_looks_at_it_in_no_way():
    """A page that takes an identity number stands in this test."""
    found = set()
    for offer in COUNTER:
        for step in offer.procedure.steps:
            for question in step.questions():
                inner = question.row.questions() if question.row else ()
                names = [question.name, *(f"{question.name}.{one.name}" for one in inner)]
                found |= {(step.__name__, name) for name in names if name.endswith("id_no")}
    assert found == PAGES


def test_that_it_was_looked_at_is_kept_with_the_act(at_counter, desk, home, asked_of):
    """GEN-11, RENO-19: one key, and it stands beside the filing."""
    clerk = at_counter(FileRenovationWizard, desk, asked_of(desk))
    assert clerk.fill(Applicant, **walks.APPLICANT | {"id_no": WRONG}) == [f"张素芬{SAYS}"]
    assert clerk.heed() == []
    for step, said in ((Work, walks.WORK), (Contractor, walks.CONTRACTOR), (Plan, walks.PLAN)):
        assert clerk.fill(step, **said) == []
    assert clerk.fill(Workers, **walks.workers()) == []
    assert clerk.fill(FilingPapers, **walks.handed_in(needed(desk, clerk.session.answers))) == []
    assert isinstance(clerk.finish(), Done)
    with desk.reading() as session:
        assert [(one.rule, one.refusal) for one in session.query(Override)] == [("RENO-19", f"张素芬{SAYS}")]
