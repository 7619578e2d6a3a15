"""Goods that leave: a slip given out, waiting for somebody's word, back from the exit, called off; what a guard saw."""

from sqlalchemy import select

from deskapp.customer_file.papers import Needed
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy, Unit
from deskapp.procedures.release.apply.service import RELEASE_GOODS
from deskapp.procedures.release.apply.steps import ATTORNEY, Applicant, Attorney, Goods, Reminder
from deskapp.procedures.release.cancel.service import CANCEL_RELEASE
from deskapp.procedures.release.cancel.steps import CalledOff
from deskapp.procedures.release.confirm.service import CONFIRM_RELEASE
from deskapp.procedures.release.confirm.steps import Waiting
from deskapp.procedures.release.material.service import REPORT_MATERIAL
from deskapp.procedures.release.material.steps import Seen
from deskapp.procedures.release.take_back.service import TAKE_BACK_RELEASE
from deskapp.procedures.release.take_back.steps import Back, Found
from deskapp.release.kinds import Answer, Relation
from deskapp.release.steps import OwnerAsked
from deskapp.scans.keeping import take_in
from tests.faults.acts.act import Act, Said, Team, after, once
from tests.faults.acts.move_out import AGREED, CALLS
from tests.fees import LONG_AGO
from tests.handover.walks import brought
from tests.scans.pictures import photo

SLIP = "FX20261121-01"
OWNER = {"room": "3-2-501", "name": "张素芬", "relation": Relation.OWNER, "id_seen": True}
TENANT = OWNER | {"name": "欧阳静", "relation": Relation.TENANT, "id_no": "110101199003074477"}
AGENT = TENANT | {"name": "周强", "relation": Relation.AGENT}
GOODS = {
    "items": [
        {"category": "家用电器", "description": "双门冰箱", "quantity": "1", "measure": "台"},
        {"category": "行李", "description": "纸箱", "quantity": "12", "measure": "件"},
    ],
    "leaving_on": "2026-11-21",
    "exit": "东门",
    "plate": "粤B12345",
}
OF_OWNER: Said = {Applicant: OWNER, Reminder: {"reminded": True}, Goods: GOODS}
OF_TENANT: Said = {**OF_OWNER, **CALLS, Applicant: TENANT}
LATER: Said = {**OF_OWNER, Applicant: TENANT, OwnerAsked: {"owner_answer": Answer.LATER}}
CONFIRMED: Said = {Waiting: {"slip": SLIP}, OwnerAsked: AGREED}
CALLED_OFF: Said = {CalledOff: {"slip": SLIP, "reason": "客户改期", "copies": True}}
CAME_BACK: Said = {
    Back: {
        "slip": SLIP,
        "guard": "李强",
        "exit": "东门",
        "checked_at": "9:30",
        "found": Found.DIFFERS,
        "difference": "纸箱 13 件，多一件",
    }
}
SEEN: Said = {
    Seen: {"room": "3-2-501", "material": "红砖约 300 块", "guard": "李强", "gate": "东门", "seen_at": "8:50"}
}


def let(team: Team) -> None:
    """A tenant lives there."""
    with team.clerk.work("edit_estate") as session:
        unit = session.scalars(select(Unit).where(Unit.room_no == "3-2-501")).one()
        tenant = Customer(name="欧阳静")
        session.add(Occupancy(unit=unit, customer=tenant, role=OccupancyRole.TENANT, from_date=LONG_AGO))


def by_agent(team: Team) -> Said:
    """Whoever acts for the owner; his paper was photographed."""
    needed: tuple[Needed, ...] = ATTORNEY
    lines = brought(needed)
    lines[0]["scans"] = take_in(team.store, photo("POWER"))
    return {**OF_OWNER, Applicant: AGENT, Attorney: {"lines": lines}, OwnerAsked: AGREED}


def given_out(team: Team) -> None:
    """The owner has a slip, and half an hour has gone by."""
    once(team, Act(RELEASE_GOODS, lambda _: OF_OWNER, {}), "given out")
    team.clock.pass_by(minutes=50)


@after(let)
def waiting(team: Team) -> None:
    """The slip of a tenant waits for the owner's word."""
    once(team, Act(RELEASE_GOODS, lambda _: LATER, {}), "waiting")


RELEASES = {
    "release_goods": Act(
        RELEASE_GOODS, lambda _: OF_OWNER, {"paper_signature": 1, "goods_release_slip": 1, "release_item": 2}
    ),
    "release_goods: the police post witnesses": Act(
        RELEASE_GOODS,
        lambda _: OF_TENANT,
        {"paper_signature": 1, "goods_release_slip": 1, "release_item": 2, "confirmation_attempt": 3},
        let,
    ),
    "release_goods: by an agent": Act(
        RELEASE_GOODS,
        by_agent,
        {
            "scan": 1,
            "customer_file": 1,
            "file_paper": 1,
            "paper_scan": 1,
            "paper_signature": 1,
            "goods_release_slip": 1,
            "release_item": 2,
            "confirmation_attempt": 1,
        },
    ),
    "confirm_release": Act(
        CONFIRM_RELEASE, lambda _: CONFIRMED, {"paper_signature": 1, "confirmation_attempt": 1}, waiting
    ),
    "take_back_release": Act(TAKE_BACK_RELEASE, lambda _: CAME_BACK, {"release_return": 1}, given_out),
    "cancel_release": Act(CANCEL_RELEASE, lambda _: CALLED_OFF, {}, given_out),
    "report_material": Act(REPORT_MATERIAL, lambda _: SEEN, {"task": 3, "gate_report": 1}),
}
